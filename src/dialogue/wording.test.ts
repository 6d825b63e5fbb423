import { describe, expect, it } from 'vitest';
import type { Scripts } from '#knowledge/pack-schema.ts';
import type { Rules } from '#knowledge/rules-schema.ts';
import type { Playbook } from './playbook.ts';
import { createStep } from './step.ts';
import { Conversation, playbook, reading } from './testing/conversation.ts';

const saying = (scripts: Scripts, rules: Partial<Rules> = {}): Playbook => ({
  ...playbook,
  scripts: { en: scripts, 'zh-Hans': { greet: ['你好，你们好'] } },
  rules: { ...playbook.rules, ...rules },
});
const greet = reading('chat.greet', 0.9);
const asVip = (chat: Conversation) => chat.send({ type: 'context-changed', pageUrl: null, context: { tier: 'vip' } });

describe('a sentence', () => {
  it('is never said twice in a row, however often it comes', () => {
    const chat = new Conversation(saying({ greet: ['a', 'b', 'c'] }));
    let before = '';
    for (let copy = 0; copy < 40; copy++) {
      chat.say('hi', greet);
      const [now = ''] = chat.said;
      expect(now).not.toBe(before);
      before = now;
    }
  });

  it('is said in other words the second time, where the pack has them', () => {
    const chat = new Conversation(saying({ greet: ['hello'], 'greet@again': ['hello again'] }));
    chat.say('hi', greet);
    expect(chat.said).toEqual(['hello']);
    chat.say('hi', greet);
    expect(chat.said).toEqual(['hello again']);
    expect(chat.lastReply.why).toContain('wording greet@again');
  });

  it('follows the mood before anything else, and the tier where there is no mood', () => {
    const scripts = { greet: ['plain'], 'greet@vip': ['vip'], 'greet@angry': ['angry'], 'soothe-angry': ['sorry'] };
    const chat = new Conversation(saying(scripts));
    asVip(chat);
    chat.say('hi', greet);
    expect(chat.said).toEqual(['vip']);
    const other = new Conversation(saying(scripts));
    asVip(other);
    other.say('hi!', reading('chat.greet', 0.9, { emotion: 'angry' }));
    expect(other.said).toEqual(['angry']);
  });

  it('comes out of a replay the same', () => {
    const book = saying({ greet: ['a', 'b', 'c'], 'greet@again': ['d', 'e'] });
    const chat = new Conversation(book);
    for (let copy = 0; copy < 6; copy++) chat.say('hi', greet);
    const step = createStep(book);
    const replayed = chat.log.reduce<ReturnType<typeof step>[0] | null>((state, event) => step(state, event)[0], null);
    expect(replayed?.messages).toEqual(chat.state.messages);
  });
});

describe('the Chinese form of address', () => {
  const greetIn = (text: string, isVip = false) => {
    const chat = new Conversation(saying({ greet: ['hello'] }));
    if (isVip) asVip(chat);
    chat.say(text, { ...greet, language: 'zh-Hans' });
    return chat.said;
  };

  it('is the formal one for who uses it, and for a VIP; the plural stays', () => {
    expect(greetIn('你好呀')).toEqual(['你好，你们好']);
    expect(greetIn('您好呀')).toEqual(['您好，你们好']);
    expect(greetIn('你好呀', true)).toEqual(['您好，你们好']);
  });
});

describe('an experiment', () => {
  const trial = { experiments: [{ name: 'hello', key: 'greet', arms: ['plain', 'short'] }] };
  const scripts = { greet: ['hello there'], 'greet@short': ['hi'], 'soothe-angry': ['sorry'], 'greet@angry': ['yes?'] };
  const start = (id: string, emotion: 'neutral' | 'angry' = 'neutral') => {
    const step = createStep(saying(scripts, trial));
    let [state] = step(null, {
      type: 'started',
      id: 'e0',
      at: 0,
      conversationId: id,
      locale: 'en',
      online: true,
      pageUrl: null,
    });
    [state] = step(state, { type: 'said', id: 'e1', at: 1, text: 'hi' });
    [state] = step(state, {
      type: 'understood',
      id: 'e2',
      at: 2,
      turnId: 'e1',
      reading: { ...greet, emotion },
      hits: [],
    });
    const reply = state.messages.at(-1);
    if (reply?.role !== 'assistant') throw new Error('nothing was said');
    const [part] = reply.parts;
    return { said: part?.type === 'text' ? part.text : '', trials: reply.trials };
  };

  it('puts a conversation into one arm for good, about as many into each, and logs the arm', () => {
    const seen = Array.from({ length: 400 }, (_, index) => start(`c${index}`));
    for (const { said, trials } of seen) {
      expect(trials).toEqual([{ experiment: 'hello', arm: said === 'hi' ? 'short' : 'plain' }]);
    }
    const short = seen.filter(({ said }) => said === 'hi').length;
    expect(short).toBeGreaterThan(150);
    expect(short).toBeLessThan(250);
    expect(start('c7')).toEqual(seen[7]);
  });

  it('leaves the angry out, and does not count them', () => {
    expect(start('c1', 'angry')).toEqual({ said: 'yes?', trials: undefined });
  });

  it('counts a VIP of either arm, though one of them hears the words for VIPs', () => {
    const seen = Array.from({ length: 60 }, (_, index) => {
      const chat = new Conversation(saying({ ...scripts, 'greet@vip': ['at your service'] }, trial));
      chat.state = { ...chat.state, id: `c${index}` };
      asVip(chat);
      chat.say('hi', greet);
      return [chat.said[0], chat.lastReply.trials?.[0]?.arm];
    });
    expect(new Set(seen.map((one) => one.join()))).toEqual(new Set(['at your service,plain', 'hi,short']));
  });
});

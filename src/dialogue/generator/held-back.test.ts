import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../effect.ts';
import type { ConversationState } from '../state.ts';
import { createStep } from '../step.ts';
import { Conversation, entity, hit, playbook, reading } from '../testing/conversation.ts';
import { flowBook } from '../testing/flows.ts';
import { generator, receipt } from '../testing/generator.ts';
import { type Happening, happeningOf } from '../testing/happenings.ts';
import { RandomTalk } from '../testing/random-talk.ts';
import { textOf } from '../text-of.ts';

type WordAnswer = Extract<Effect, { type: 'word-answer' }>;

const fee = reading('shipping.fee', 0.9);

function withGenerator(book = playbook): Conversation {
  const chat = new Conversation(book);
  chat.send({ type: 'generator-changed', generator });
  return chat;
}

function heldBack({ state }: Conversation): WordAnswer {
  const held = state.pending.filter((effect): effect is WordAnswer => effect.type === 'word-answer');
  if (held.length !== 1 || !held[0]) throw new Error(`${held.length} replies are held back`);
  return held[0];
}

const assistants = ({ state }: Conversation) => state.messages.filter(({ role }) => role === 'assistant');

describe('a reply that gives one entry', () => {
  it('is said at once where there is no generator', () => {
    const chat = new Conversation();
    chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    expect(chat.said).toEqual(['rich']);
    expect(chat.lastReply.receipt).toBeUndefined();
  });

  it('is held back until it is worded, and keeps its words at hand', () => {
    const chat = withGenerator();
    const turnId = chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    expect(assistants(chat)).toEqual([]);
    expect(chat.effects).toMatchObject([
      {
        type: 'word-answer',
        key: `word.${turnId}`,
        task: {
          use: 'word-answer',
          locale: 'en',
          question: 'how much is delivery?',
          mood: 'neutral',
          tone: 'plain',
          sources: [{ id: 'fee', text: 'Body of fee' }],
        },
      },
    ]);
    const { key, seed } = heldBack(chat);
    chat.send({ type: 'worded', key, text: 'Delivery is free.', receipt: receipt(seed) });
    expect(chat.lastReply).toMatchObject({
      turnId,
      parts: [{ type: 'worded', text: 'Delivery is free.', blocks: hit('fee', 0.9).blocks }],
      citations: [{ id: 'fee' }],
      receipt: { engine: 'wllama', model: 'tiny-1', seed, guard: { verdict: 'kept' } },
    });
    expect(chat.lastReply.why.at(-1)).toBe('worded by wllama');
    expect(chat.state.pending).toEqual([]);
  });

  it('is said in the shop’s own words where the guards let nothing through, and tells why', () => {
    const chat = withGenerator();
    chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    const { key, seed } = heldBack(chat);
    const guard = { verdict: 'template' as const, sentences: 0, faults: [{ kind: 'price' as const, found: '¥99' }] };
    chat.send({ type: 'worded', key, text: null, receipt: receipt(seed, { guard }) });
    expect(chat.said).toEqual(['rich']);
    expect(chat.lastReply.why.at(-1)).toBe('the shop’s own words: price “¥99”');
    expect(chat.lastReply.receipt?.guard).toEqual(guard);
  });

  it('tells what was left out at its end', () => {
    const chat = withGenerator();
    chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    const { key, seed } = heldBack(chat);
    const guard = {
      verdict: 'cut' as const,
      sentences: 1,
      faults: [{ kind: 'promise' as const, found: 'We promise' }],
    };
    chat.send({ type: 'worded', key, text: 'It is free.', receipt: receipt(seed, { guard }) });
    expect(chat.said).toEqual(['worded']);
    expect(chat.lastReply.why.at(-1)).toBe('worded by wllama, its end left out: promise “We promise”');
  });

  it('has no personal data in what the generator is given', () => {
    const chat = withGenerator();
    chat.say('how much is delivery to lin@example.com?', fee, [hit('fee', 0.9)]);
    expect(JSON.stringify(heldBack(chat).task)).not.toContain('lin@');
  });

  it('is worded for mood, register and tier', () => {
    const chat = new Conversation({ ...playbook, scripts: { en: {}, 'zh-Hans': {} } });
    chat.send({ type: 'generator-changed', generator });
    const chinese = { ...hit('fee', 0.9), locale: 'zh-Hans' as const };
    chat.say('请问您这边运费是多少呢', { ...fee, language: 'zh-Hans', emotion: 'anxious' }, [chinese]);
    expect(heldBack(chat).task).toMatchObject({ locale: 'zh-Hans', mood: 'anxious', tone: 'formal' });
    chat.send({ type: 'worded', key: heldBack(chat).key, text: '你好，运费十元。', receipt: receipt(1) });
    expect(textOf(chat.lastReply)).toBe('您好，运费十元。');

    const vip = withGenerator();
    vip.send({ type: 'context-changed', pageUrl: null, context: { tier: 'vip' } });
    vip.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    expect(heldBack(vip).task.tone).toBe('warm');
  });

  it('keeps what is said around it', () => {
    const chat = withGenerator();
    chat.say('delivery?', fee, [hit('fee', 0.9)]);
    chat.send({ type: 'worded', key: heldBack(chat).key, text: 'It is free.', receipt: receipt(1) });
    chat.say('delivery?', fee, [hit('fee', 0.9)]);
    expect(heldBack(chat).said).toEqual(['It is free.']);
    chat.send({ type: 'worded', key: heldBack(chat).key, text: 'No charge.', receipt: receipt(2) });
    expect(chat.said).toEqual(['<repeat>', 'worded']);
    expect(chat.lastReply.choices.map(({ act }) => act.type)).toEqual(['handoff']);
  });

  it('is never worded twice alike', () => {
    const chat = withGenerator();
    chat.say('delivery?', fee, [hit('fee', 0.9)]);
    chat.send({ type: 'worded', key: heldBack(chat).key, text: 'It is free.', receipt: receipt(1) });
    chat.say('delivery?', fee, [hit('fee', 0.9)]);
    chat.send({ type: 'worded', key: heldBack(chat).key, text: 'It is  free.', receipt: receipt(2) });
    expect(chat.said).toEqual(['<repeat>', 'rich']);
    expect(chat.lastReply.why.at(-1)).toBe('the shop’s own words: worded like that before');
    expect(chat.lastReply.receipt).toEqual(receipt(2, { guard: { verdict: 'template', sentences: 1, faults: [] } }));
  });

  it('asks with the same seed for the same turn and entry, and with another in another turn', () => {
    const seeds = [0, 1].map(() => {
      const chat = withGenerator();
      chat.say('delivery?', fee, [hit('fee', 0.9)]);
      return heldBack(chat).seed;
    });
    expect(seeds[0]).toBe(seeds[1]);
    const later = withGenerator();
    later.say('hi', reading('chat.greet', 0.95));
    later.say('delivery?', fee, [hit('fee', 0.9)]);
    expect(heldBack(later).seed).not.toBe(seeds[0]);
  });
});

describe('what is held back', () => {
  const held = (): Conversation => {
    const chat = withGenerator();
    chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    return chat;
  };

  it('is said before the shopper’s next message, and words that come later are dropped', () => {
    const chat = held();
    const { key } = heldBack(chat);
    chat.send({ type: 'said', text: 'and returns?' });
    expect(chat.state.messages.map(({ role }) => role)).toEqual(['shopper', 'assistant', 'shopper']);
    expect(chat.lastReply).toMatchObject({ parts: [{ type: 'rich' }], receipt: { reason: 'cancelled', guard: null } });
    const before = chat.state;
    chat.send({ type: 'worded', key, text: 'Too late.', receipt: receipt(1) });
    expect(chat.state).toEqual(before);
  });

  it.each([
    ['the generator is gone', { type: 'generator-changed', generator: null }],
    ['another one took its place', { type: 'generator-changed', generator: { ...generator, model: 'other' } }],
    ['a device comes back', { type: 'resumed', online: true }],
    ['the language is changed', { type: 'locale-changed', locale: 'de' }],
    ['a person is asked for', { type: 'person-asked', reason: 'shopper_asked' }],
  ] as const)('is said at once when %s', (_, event) => {
    const chat = held();
    chat.send(event);
    expect(assistants(chat)[0]).toMatchObject({ parts: [{ type: 'rich' }], reason: 'answer' });
    expect(chat.state.pending.some(({ type }) => type === 'word-answer')).toBe(false);
  });

  it.each([
    ['the page tells where the shopper is', { type: 'context-changed', pageUrl: '/x', context: {} }],
    ['the network goes', { type: 'connection-changed', online: false }],
    ['the same generator says that it is there', { type: 'generator-changed', generator }],
  ] as const)('still waits when %s', (_, event) => {
    const chat = held();
    chat.send(event);
    expect(heldBack(chat).reply.parts).toHaveLength(1);
  });

  it('is gone with the generator of a device that comes back', () => {
    const chat = held();
    chat.send({ type: 'resumed', online: true });
    expect(chat.state.generator).toBeUndefined();
    chat.say('returns?', reading('return.policy', 0.9), [hit('returns', 0.9, 'return.policy')]);
    expect(chat.said).toEqual(['rich']);
  });

  it('goes on from a state that was kept, and a state kept before there were generators still loads', () => {
    const chat = held();
    const step = createStep(playbook);
    const kept = JSON.parse(JSON.stringify(chat.state)) as ConversationState;
    const { key } = heldBack(chat);
    const [state] = step(kept, { id: 'x', at: 9, type: 'worded', key, text: 'It is free.', receipt: receipt(1) });
    expect(state.messages.at(-1)).toMatchObject({ parts: [{ type: 'worded' }], at: 9 });
    const older = JSON.parse(JSON.stringify(new Conversation().state)) as ConversationState;
    expect(step(older, { id: 'y', at: 1, type: 'resumed', online: true })[0].messages).toEqual([]);
  });
});

describe('what is not worded', () => {
  const isSaidAtOnce = (chat: Conversation) =>
    assistants(chat).length > 0 && chat.state.pending.every(({ type }) => type !== 'word-answer');

  it('a product’s card, a promotion, and what has rows and columns', () => {
    const product = { sku: 'S1', name: 'Salmon', price: { amount: '1', currency: 'CNY' }, attributes: [] } as never;
    const cell = [{ type: 'text' as const, text: 'x' }];
    const hits = [
      { ...hit('S1', 0.9), kind: 'product' as const, product },
      { ...hit('promo', 0.9), kind: 'promotion' as const },
      { ...hit('sizes', 0.9), blocks: [{ type: 'table' as const, head: [cell], rows: [[cell]] }] },
    ];
    for (const found of hits) {
      const chat = withGenerator();
      chat.say('tell me', fee, [found]);
      expect(isSaidAtOnce(chat), found.id).toBe(true);
    }
  });

  it('what is in a language that the generator does not know', () => {
    const chat = withGenerator();
    chat.send({ type: 'locale-changed', locale: 'de' });
    chat.say('wie teuer ist der Versand nach Berlin?', { ...fee, language: 'de' }, [hit('fee', 0.9)]);
    expect(isSaidAtOnce(chat)).toBe(true);
  });

  it('several answers to one message', () => {
    const chat = withGenerator();
    const wishes = [
      { intent: 'shipping.fee', confidence: 0.9, start: 0, end: 8 },
      { intent: 'payment.methods', confidence: 0.9, start: 9, end: 20 },
    ];
    const hits = [hit('fee', 0.9), hit('pay', 0.9, 'payment.methods')];
    chat.say('delivery and payments', { ...fee, wishes }, hits);
    expect(isSaidAtOnce(chat)).toBe(true);
  });

  it('an answer that is a step of a flow, or given while a topic is open', () => {
    const chat = withGenerator(flowBook);
    chat.say('cancel it', reading('order.cancel', 0.95), []);
    chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    expect(isSaidAtOnce(chat)).toBe(true);
    expect(chat.state.topics).toHaveLength(1);
  });

  it('what helps while a person is on the way', () => {
    const chat = withGenerator();
    chat.send({ type: 'person-asked', reason: 'shopper_asked' });
    chat.say('how much is delivery?', fee, [hit('fee', 0.9)]);
    expect(isSaidAtOnce(chat)).toBe(true);
  });

  it('a question back, small talk and what was not understood', () => {
    const chat = withGenerator();
    chat.say('hi', reading('chat.greet', 0.95));
    chat.say('blorp', reading('oos', 0.2));
    chat.say('my mail', reading('oos', 0.2, { entities: [entity('email', 'a@b.co')] }));
    expect(isSaidAtOnce(chat)).toBe(true);
  });
});

describe('replies with a generator, whatever happens', { timeout: 60_000 }, () => {
  const happenings = fc.array(happeningOf(flowBook.flows), { maxLength: 40 });
  const runOf = (all: readonly Happening[]): RandomTalk => {
    const run = new RandomTalk(flowBook);
    run.send({ type: 'generator-changed', generator });
    for (const what of all) run.happen(what);
    return run;
  };

  it('are the same as without one, but for the words of entries', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const run = runOf(all);
        if (run.state.pending.some(({ type }) => type === 'word-answer')) run.send({ type: 'resumed', online: true });
        const plain = new RandomTalk(flowBook);
        const quiet = new Set(['generator-changed', 'worded', 'summarised']);
        let state: ConversationState | null = null;
        for (const event of run.log) if (!quiet.has(event.type)) [state] = plain.step(state, event);
        const shapes = ({ messages }: ConversationState) =>
          messages.map((message) =>
            message.role === 'assistant'
              ? [message.id, message.turnId, message.citations, message.choices, message.parts.length]
              : [message.id],
          );
        expect(shapes(run.state)).toEqual(state && shapes(state));
      }),
      { numRuns: 200 },
    );
  });

  it('come once, each under an id of its own, and a log gives them back', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const { log, state, step } = runOf(all);
        const ids = state.messages.map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
        expect(state.pending.filter(({ type }) => type === 'word-answer').length).toBeLessThanOrEqual(1);
        const again = log.reduce<ConversationState | null>((folded, event) => step(folded, event)[0], null);
        expect(again).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });
});

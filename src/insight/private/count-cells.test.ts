import { describe, expect, it } from 'vitest';
import type { AssistantMessage, ConversationState, Message } from '#dialogue/state.ts';
import type { Emotion, Reading } from '#nlu/reading.ts';
import { countCells } from './count-cells.ts';
import { dictionaryOf } from './dictionary.ts';

const DICTIONARY = dictionaryOf({
  epsilon: 2,
  entries: ['storage'],
  experiments: [{ name: 'close', arms: ['a', 'b'] }],
});
const SECOND = 1_000;

function answer(
  at: number,
  intent: string,
  more: Partial<AssistantMessage> = {},
  emotion: Emotion = 'neutral',
): Message {
  const reading: Reading = {
    ...{ intent, confidence: 0.9, band: 'answer', candidates: [], emotion, emotionConfidence: 0.9 },
    ...{ language: 'en', entities: [], tier: 'nano' },
  };
  const empty = { parts: [], choices: [], citations: [], packVersion: '1', why: [] };
  return { role: 'assistant', id: `a${at}`, at, turnId: `t${at}`, reading, reason: 'answer', ...empty, ...more };
}
const said = (at: number): Message => ({ role: 'shopper', id: `s${at}`, at, text: 'peonies', delivery: 'local' });
const requested = (at: number): Message => ({
  role: 'system',
  id: `n${at}`,
  at,
  notice: 'handoff-requested',
  params: {},
});

const count = (messages: Message[], now = 3600 * SECOND, notes?: ConversationState['notes'], after = 0) =>
  countCells({ messages, ...(notes && { notes }) }, DICTIONARY, { after, now });

describe('the cells of a conversation', () => {
  it('say what was asked, how surely it was read, in which mood and what came after', () => {
    const storage = { citations: [{ kind: 'answer' as const, id: 'storage', title: '', url: null }] };
    const trials = { trials: [{ experiment: 'close', arm: 'b' }] };
    const record = count([
      said(10),
      answer(20, 'shipping.eta', storage),
      said(25 * SECOND),
      answer(26 * SECOND, 'refund.status', trials, 'angry'),
      requested(40 * SECOND),
      said(50 * SECOND),
      answer(51 * SECOND, 'product.info'),
    ]);
    expect(record).toEqual({
      asked: ['returns|answer', 'shipping|answer', 'product|answer'],
      after: ['returns|person', 'shipping|went-on', 'product|silent'],
      mood: ['returns|angry', 'shipping|neutral', 'product|neutral'],
      entry: ['storage|went-on'],
      trial: ['close@b|person'],
    });
  });

  it('put silence at more than 30 seconds, and wait for what is not over', () => {
    const talk = [answer(0.5 * SECOND, 'shipping.eta'), said(30.5 * SECOND)];
    expect(count(talk).after).toEqual(['shipping|went-on']);
    expect(count([talk[0] as Message, said(30.6 * SECOND)]).after).toEqual(['shipping|silent']);
    expect(count([talk[0] as Message], 20 * SECOND).after).toEqual([]);
    expect(count([talk[0] as Message], 20 * SECOND).asked).toEqual(['shipping|answer']);
  });

  it('put what went into the basket down to the answer before it', () => {
    const notes = {
      ...{ isPaused: false, own: {}, dropped: [], taste: null },
      evidence: [{ id: 'added.X', kind: 'added' as const, sku: 'X-1', at: 15 * SECOND }],
    };
    const talk = [answer(1, 'shipping.eta'), answer(10 * SECOND, 'product.info'), answer(60 * SECOND, 'gift.wrap')];
    expect(count(talk, undefined, notes).after).toEqual(['shipping|silent', 'promotion|silent', 'product|bought']);
  });

  it('leave out greetings, small talk and details that a topic asked for', () => {
    const talk = [
      answer(1, 'shipping.eta', { reason: 'greeting' }),
      answer(2, 'chat.thanks', { reason: 'small-talk' }),
      answer(3, 'oos', { reason: 'flow' }),
      answer(4, 'oos', { reason: 'preset' }),
    ];
    expect(count(talk).asked).toEqual(['other|answer']);
  });

  it('begin after what was told before', () => {
    const talk = [answer(1, 'shipping.eta'), answer(10 * SECOND, 'product.info')];
    expect(count(talk, undefined, undefined, 1).asked).toEqual(['product|answer']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import { Conversation, entity, hit, playbook, reading } from '../testing/conversation.ts';

const flow = (id: string, intent: string): Flow => ({
  id,
  starts: [{ intent }],
  slots: { reason: { type: 'text' } },
  steps: [
    { id: 'ask', collect: 'reason' },
    { id: 'end', say: 'done', end: 'done' },
  ],
});
const titles = { 'flow.lost.title': ['Lost'], 'flow.missing.title': ['Missing'], 'flow.lost.ask-reason': ['<lost?>'] };
const book = {
  ...playbook,
  flows: [flow('lost', 'order.lost'), flow('missing', 'order.missing'), flow('price', 'price.adjust')],
  scripts: { en: { ...playbook.scripts.en, ...titles, 'flow.price.ask-reason': ['<price?>'] } },
};
const number = [{ ...entity('order-number', 'FR2611-04790'), start: 0, end: 12 }];
const likely = (...pairs: [string, number][]) =>
  reading('oos', 0.1, { entities: number, candidates: pairs.map(([intent, confidence]) => ({ intent, confidence })) });

describe('an order number', () => {
  it('comes with the wish that is plainly ahead, however unsure', () => {
    const chat = new Conversation(book);
    chat.say('FR2611-04790 i think my box is lost', likely(['oos', 0.4], ['order.lost', 0.5], ['order.missing', 0.2]));
    expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['lost']);
  });

  it('is asked about where two wishes are close, with tracking beside them; what is tapped keeps the number', () => {
    const chat = new Conversation(book);
    chat.say('FR2611-04790 there is no tofu', likely(['order.missing', 0.24], ['order.lost', 0.18]));
    expect(chat.lastReply.reason).toBe('clarify');
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['flow.missing', 'flow.lost', 'flow.track', 'person']);
    chat.send({ type: 'chose', messageId: chat.lastReply.id, choiceId: 'flow.lost' });
    expect(chat.state.topics).toMatchObject([{ flow: 'lost', lookup: { number: 'FR2611-04790' } }]);
  });

  it('alone shows the order, whatever it was read as', () => {
    const chat = new Conversation(book);
    chat.say('FR2611-04790', likely(['order.lost', 0.6]));
    expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['track']);
  });
});

describe('an order number beside what is half sure', () => {
  it('makes what was read as beyond the shop less likely', () => {
    const chat = new Conversation(book);
    chat.say('my tofu is missing from FR2611-04790', likely(['oos', 0.85], ['order.missing', 0.08]));
    expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['missing']);
  });

  it('is decided by the search where that says the same', () => {
    const chat = new Conversation(book);
    const read = likely(['order.lost', 0.5], ['order.missing', 0.4]);
    chat.say('FR2611-04790 nothing for weeks', read, [hit('lost', 0.6, 'order.lost')]);
    expect(chat.state.topics.map((topic) => topic.flow)).toEqual(['lost']);
  });
});

describe('one word', () => {
  it('starts nothing by a guess alone', () => {
    const chat = new Conversation(book);
    chat.say('cool', reading('order.lost', 0.75));
    expect(chat.state.topics).toEqual([]);
    chat.say('lost', reading('order.lost', 0.95));
    expect(chat.state.topics).toMatchObject([{ flow: 'lost' }]);
  });
});

describe('trouble of the own', () => {
  it('is told without "my" too, where it is among what was read', () => {
    const chat = new Conversation(book);
    const read = reading('price.adjust', 0.28);
    chat.say('the price went down a day later', read, [hit('adjust', 0.97, 'price.adjust')]);
    expect(chat.said).toEqual(['<price?>']);
  });

  it('starts the flow of the entry that was surely found, where the reader was unsure', () => {
    const chat = new Conversation(book);
    chat.say('i paid more than it costs now', reading('price.adjust', 0.58), [hit('adjust', 0.91, 'price.adjust')]);
    expect(chat.said).toEqual(['<price?>']);
  });
});

describe('a general question', () => {
  const entry = [hit('evening', 0.9, 'promo.query')];

  it('is answered where the entry was found more surely than the wish was read', () => {
    const chat = new Conversation(book);
    chat.say('is it cheaper after seven?', reading('price.adjust', 0.82), entry);
    expect(chat.lastReply).toMatchObject({ reason: 'answer', citations: [{ id: 'evening' }] });
  });

  it('is none that speaks of the own case', () => {
    const chat = new Conversation(book);
    chat.say('can i get the difference?', reading('price.adjust', 0.82), entry);
    expect(chat.said).toEqual(['<price?>']);
  });
});

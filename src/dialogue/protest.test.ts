import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';
import { Conversation, entity, hit, reading } from './testing/conversation.ts';
import { flowBook, newOrder } from './testing/flows.ts';

const fees = [hit('fee', 0.9), hit('fee-abroad', 0.65)];
const unclear = reading('oos', 0.1);

/** Signed in, so that orders are listed. */
function signedIn(): Conversation {
  const chat = new Conversation(flowBook);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  return chat;
}

/** Says a protest as read by who knows no better, and gives the second reading. Null where none was asked for. */
function protest(chat: Conversation, text: string, again: Reading, hits: SearchHit[] = []): string | null {
  const turnId = chat.say(text, reading('order.damaged', 0.95));
  const [effect] = chat.effects;
  if (effect?.type !== 'understand') return null;
  chat.send({ type: 'understood', turnId, reading: again, hits });
  return effect.text;
}

describe('a protest with nothing open', () => {
  it('has the message before read again, without what it was taken for', () => {
    const chat = new Conversation(flowBook);
    chat.say('what is the fee', reading('shipping.fee', 0.9), fees);
    expect(chat.lastReply.citations).toMatchObject([{ id: 'fee' }]);
    expect(protest(chat, "that's not what I asked", reading('shipping.fee', 0.9), fees)).toBe('what is the fee');
    expect(chat.said).toEqual(['<misread>', '<clarify-one>']);
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['fee-abroad', 'person']);
  });

  it('has the rest of the message read by itself, and counts nothing that was read into the whole', () => {
    const chat = new Conversation(flowBook);
    chat.say('what is the fee', reading('shipping.fee', 0.9), fees);
    expect(protest(chat, 'you misunderstood me, how long', reading('shipping.time', 0.9), [hit('time', 0.9)])).toBe(
      'how long',
    );
    expect(chat.lastReply).toMatchObject({ reason: 'answer', citations: [{ id: 'time' }] });
    expect(chat.said[0]).toBe('<misread>');
    expect(chat.state.memory?.asked).toBe(2);
    expect(chat.state.topics).toEqual([]);
  });

  it('knows what “it” is in the rest, and takes the card that did not answer one question for another', () => {
    const chat = new Conversation(flowBook);
    const named = { entities: [entity('product', 'S')] };
    chat.say('how is the salmon', reading('product.suitability', 0.9, named));
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'S' }]);
    const card = { ...hit('S', 0.9), kind: 'product' as const };
    const [asked] = chat.effects;
    if (asked?.type === 'open-entry') chat.send({ type: 'entry-opened', turnId: asked.turnId, hit: card });
    const crab = [hit('storage-crab', 0.4, 'product.storage')];
    protest(chat, "that's not what I asked, how do I store it", reading('product.storage', 0.9), crab);
    expect(chat.effects).toMatchObject([{ type: 'open-entry', entryId: 'S' }]);
    protest(chat, 'wrong answer', reading('product.storage', 0.9), crab);
    expect(chat.effects).toEqual([]);
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['storage-crab', 'person']);
  });

  it('is an apology and a person where nothing else fits, and no fourth time without one', () => {
    const chat = new Conversation(flowBook);
    chat.say('what is the fee', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    for (let count = 0; count < 2; count += 1) {
      protest(chat, 'wrong answer', unclear, [hit('fee', 0.9)]);
      expect(chat.said).toEqual(['<misread>', '<misread-lost>']);
      expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['person']);
    }
    protest(chat, 'wrong answer', unclear, [hit('fee', 0.9)]);
    expect(chat.said).toEqual(['<offer-person-unrecognised>']);
  });

  it('is answered where it is the very first message', () => {
    const chat = new Conversation(flowBook);
    expect(protest(chat, '答非所问', unclear)).toBeNull();
    expect(chat.said).toEqual(['<misread>', '<misread-lost>']);
  });

  it('keeps what was misread out of the questions back that follow', () => {
    const chat = new Conversation(flowBook);
    chat.say('hm', unclear, [hit('a', 0.65), hit('b', 0.62)]);
    protest(chat, 'not that', unclear, [hit('a', 0.65), hit('b', 0.62), hit('c', 0.61)]);
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['c', 'person']);
    chat.say('hm, well', unclear, [hit('a', 0.65), hit('b', 0.62), hit('d', 0.61)]);
    expect(chat.lastReply.choices.map(({ id }) => id)).toEqual(['d', 'person']);
  });

  it('knows the same words again, whenever they come', () => {
    const chat = new Conversation(flowBook);
    const cancel = reading('order.cancel', 0.9);
    chat.say('stop the rain', cancel);
    protest(chat, "that's not what I asked", cancel);
    for (let count = 0; count < 6; count += 1) chat.say('hello', reading('chat.greet', 0.9));
    chat.say('stop the rain', cancel);
    expect(chat.state.topics).toEqual([]);
    chat.say('cancel my order', cancel);
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel' }]);
  });
});

describe('a protest against a topic', () => {
  it('drops it where nothing was answered in it, and does what was meant', () => {
    const chat = signedIn();
    const turnId = chat.say('olive oil bottle size', reading('order.cancel', 0.9));
    chat.send({ type: 'orders-listed', turnId, orders: [newOrder] });
    expect(chat.said).toEqual(['<cancel ask-reason>']);
    protest(chat, 'you got it wrong, olive oil bottle size', reading('order.cancel', 0.9), [hit('oil', 0.8)]);
    expect(chat.state.topics).toEqual([]);
    expect(chat.state.finished).toMatchObject([{ flow: 'cancel', outcome: 'dropped' }]);
    expect(chat.lastReply).toMatchObject({ reason: 'answer', citations: [{ id: 'oil' }] });
  });

  it('takes the second meaning as probable as it is when the first is not meant', () => {
    const chat = signedIn();
    const candidates = [
      { intent: 'order.cancel', confidence: 0.9 },
      { intent: 'return.request', confidence: 0.08 },
      { intent: 'oos', confidence: 0.01 },
    ];
    const read = reading('order.cancel', 0.9, { candidates });
    chat.say('take it away', read);
    protest(chat, '你没听懂', read);
    expect(chat.state.topics).toMatchObject([{ flow: 'return' }]);
  });

  it('leaves what lies below it, and comes back to it', () => {
    const chat = signedIn();
    const turnId = chat.say('cancel my order', reading('order.cancel', 0.9));
    chat.send({ type: 'orders-listed', turnId, orders: [newOrder] });
    chat.say('it is smashed', reading('order.damaged', 0.9));
    expect(chat.state.topics).toHaveLength(2);
    protest(chat, "that's not what I asked, what is the fee", reading('shipping.fee', 0.9), fees);
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel' }]);
    expect(chat.said).toEqual(['<cancel again-reason>']);
  });

  it('is “I meant …” where that corrects nothing', () => {
    const chat = signedIn();
    chat.say('the thing', reading('order.cancel', 0.9));
    const turnId = chat.say('no, I meant the fee', reading('shipping.fee', 0.8), fees);
    expect(chat.effects).toMatchObject([{ type: 'understand', text: 'the fee', again: true }]);
    chat.send({ type: 'understood', turnId, reading: reading('shipping.fee', 0.9), hits: fees });
    expect(chat.state.topics).toEqual([]);
    expect(chat.lastReply).toMatchObject({ reason: 'answer', citations: [{ id: 'fee' }] });
  });

  it('is none with nothing but an order number: that is a correction', () => {
    const chat = signedIn();
    const turnId = chat.say('cancel my order', reading('order.cancel', 0.9));
    chat.send({ type: 'orders-listed', turnId, orders: [newOrder, { ...newOrder, id: 'o3', number: 'FR2611-00003' }] });
    const entities = [entity('order-number', 'FR2611-00003')];
    chat.say('no, I meant FR2611-00003', reading('oos', 0.2, { entities }));
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel', slots: { order: { number: 'FR2611-00003' } } }]);
  });
});

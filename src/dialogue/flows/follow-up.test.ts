import { describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import { Conversation, entity, hit, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const refundStatus: Flow = {
  id: 'refund-status',
  starts: [{ intent: 'refund.status' }],
  slots: { order: { type: 'order' } },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'told', say: 'told', end: 'informed' },
  ],
};
const texts = { 'flow.refund-status.title': ['Refund status'], 'flow.refund-status.told': ['<refund of {order}>'] };
const book = {
  ...flowBook,
  flows: [...flowBook.flows, refundStatus],
  scripts: { en: { ...flowBook.scripts.en, ...texts } },
};
const other = { ...newOrder, id: 'o3', number: 'FR2611-00003' };
const numbered = (number: string) => [{ ...entity('order-number', number), start: 4, end: 4 + number.length }];

/** Two orders on the device, and the first one's cancellation just ended. */
function cancelled(): Conversation {
  const chat = new Conversation(book);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say('where are they', reading('order.track', 0.9));
  chat.send({ type: 'orders-listed', turnId, orders: [newOrder, other] });
  const entities = [entity('order-number', newOrder.number)];
  chat.say(`cancel ${newOrder.number}, too slow`, reading('order.cancel', 0.9, { entities }));
  chat.say('yes', reading('oos', 0.2));
  const [effect] = chat.effects;
  const order = { ...newOrder, status: 'cancelled' as const };
  chat.send({ type: 'decided', key: effect?.key ?? '', decision: { outcome: 'done', reason: 'accepted', order } });
  expect(chat.state.finished.at(-1)).toMatchObject({ flow: 'cancel', outcome: 'done' });
  return chat;
}

describe('after a flow ended', () => {
  it.each(['那我的钱呢', 'and my money?'])('“%s” asks for the refund of its order', (text) => {
    const chat = cancelled();
    chat.say(text, reading('order.late', 0.23), [hit('x', 0.3)]);
    expect(chat.said).toEqual(['<refund of FR2611-00002>']);
  });

  it('"it" is its order, where the wish is plainly the likeliest about one', () => {
    const chat = cancelled();
    const candidates = [
      { intent: 'return.request', confidence: 0.44 },
      { intent: 'complaint', confidence: 0.4 },
      { intent: 'exchange.request', confidence: 0.1 },
    ];
    chat.say('can I send it back?', reading('return.request', 0.44, { candidates }));
    expect(chat.state.topics).toMatchObject([{ flow: 'return', slots: { order: { number: newOrder.number } } }]);
  });

  it('what is told and asks for nothing begins nothing', () => {
    const chat = cancelled();
    chat.say('I mixed it up', reading('return.request', 0.5));
    expect(chat.state.topics).toEqual([]);
  });

  it('"and" with another number is the same flow for that order, whatever it was read as', () => {
    const chat = cancelled();
    const read = reading('product.suitability', 0.82, { entities: numbered(other.number) });
    chat.say(`and ${other.number}?`, read, [hit('x', 0.9)]);
    expect(chat.state.topics).toMatchObject([{ flow: 'cancel', slots: { order: { number: other.number } } }]);
  });

  it('a question that was surely read is no echo', () => {
    const chat = cancelled();
    chat.say('and is the other shirt in stock', reading('product.stock', 0.95), [hit('stock', 0.9)]);
    expect(chat.lastReply).toMatchObject({ reason: 'answer', citations: [{ id: 'stock' }] });
  });

  it('the same is not assumed for the same order, unless "it" is said', () => {
    const chat = cancelled();
    const again = chat.say('I want to cancel an order', reading('order.cancel', 0.9));
    chat.send({ type: 'orders-listed', turnId: again, orders: [newOrder, other] });
    expect(chat.said).toEqual(['<order-which>']);
    const once = cancelled();
    once.say('please cancel it', reading('order.cancel', 0.9));
    expect(once.state.messages.at(-2)).toMatchObject({ parts: [{ text: '<about FR2611-00002>' }] });
  });
});

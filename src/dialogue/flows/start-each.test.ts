import { expect, it } from 'vitest';
import { Conversation, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const other = { ...newOrder, id: 'o3', number: 'FR2611-00003' };

function say(text: string): Conversation {
  const chat = new Conversation(flowBook);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const entities = [newOrder.number, other.number].map((value) => {
    const start = text.indexOf(value);
    return { type: 'order-number' as const, text: value, value, start, end: start + value.length };
  });
  const turnId = chat.say(text, reading('order.cancel', 0.9, { entities }));
  chat.send({ type: 'orders-listed', turnId, orders: [newOrder, other] });
  return chat;
}

it('a wish about two orders in a row is done for one after the other', () => {
  const chat = say(`cancel ${newOrder.number} and ${other.number}`);
  expect(chat.state.topics).toMatchObject([
    { flow: 'cancel', begun: false, lookup: { number: other.number } },
    { flow: 'cancel', slots: { order: { number: newOrder.number } } },
  ]);
});

it('a number that something else is said of is not part of it', () => {
  const chat = say(`cancel ${newOrder.number} and tell me where ${other.number} is`);
  expect(chat.state.topics).toMatchObject([{ flow: 'cancel', slots: { order: { number: newOrder.number } } }]);
});

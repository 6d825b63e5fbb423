import { describe, expect, it } from 'vitest';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Entity, Wish } from '#nlu/reading.ts';
import { Conversation, playbook, reading } from './testing/conversation.ts';

const flow = (id: string, intent: string): Flow => ({
  id,
  starts: [{ intent }],
  slots: { order: { type: 'order' } },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'end', say: 'done', end: 'done' },
  ],
});

const damaged: Flow = {
  ...flow('damaged', 'order.damaged'),
  slots: {
    order: { type: 'order' },
    wish: { type: 'choice', options: [{ id: 'resend' }, { id: 'refund', words: ['money back'] }] },
  },
};

const book = {
  ...playbook,
  flows: [
    flow('cancel', 'order.cancel'),
    flow('invoice', 'invoice.request'),
    flow('lost', 'order.lost'),
    flow('refund', 'refund.request'),
    damaged,
  ],
};

const entity = (text: string, type: Entity['type'], said: string): Entity => {
  const start = text.indexOf(said);
  return { type, text: said, value: said, start, end: start + said.length };
};
const wish = (text: string, intent: string, said: string): Wish => {
  const start = text.indexOf(said);
  return { intent, confidence: 0.9, start, end: start + said.length };
};
const open = (chat: Conversation) =>
  Object.fromEntries(chat.state.topics.map(({ flow: id, lookup }) => [id, [lookup?.number, lookup?.contact?.value]]));

describe('several wishes', () => {
  it('share who the shopper is, and the number where there is only one', () => {
    const text = 'cancel FR2611-04877. how do i get an invoice? it is lin@example.com';
    const chat = new Conversation(book);
    chat.say(
      text,
      reading('order.cancel', 0.9, {
        entities: [entity(text, 'order-number', 'FR2611-04877'), entity(text, 'email', 'lin@example.com')],
        wishes: [
          wish(text, 'order.cancel', 'cancel FR2611-04877'),
          wish(text, 'invoice.request', 'how do i get an invoice'),
        ],
      }),
    );
    expect(open(chat)).toEqual({
      cancel: ['FR2611-04877', 'lin@example.com'],
      invoice: ['FR2611-04877', 'lin@example.com'],
    });
  });

  it('are done before what is open comes back, each for its own order', () => {
    const chat = new Conversation(book);
    chat.say('it was broken', reading('order.damaged', 0.9));
    const text = 'wait, cancel FR2611-04877. and i need an invoice for FR2611-04790';
    chat.say(
      text,
      reading('order.cancel', 0.9, {
        entities: [entity(text, 'order-number', 'FR2611-04877'), entity(text, 'order-number', 'FR2611-04790')],
        wishes: [
          wish(text, 'order.cancel', 'wait, cancel FR2611-04877'),
          wish(text, 'invoice.request', 'i need an invoice for FR2611-04790'),
        ],
      }),
    );
    expect(chat.state.topics.map(({ flow, lookup }) => [flow, lookup?.number ?? null])).toEqual([
      ['damaged', null],
      ['invoice', 'FR2611-04790'],
      ['cancel', 'FR2611-04877'],
    ]);
  });

  it('keep the number that stands with each', () => {
    const text = 'cancel FR2611-04790 and an invoice for FR2611-04815';
    const chat = new Conversation(book);
    chat.say(
      text,
      reading('order.cancel', 0.9, {
        entities: [entity(text, 'order-number', 'FR2611-04790'), entity(text, 'order-number', 'FR2611-04815')],
        wishes: [
          wish(text, 'order.cancel', 'cancel FR2611-04790'),
          wish(text, 'invoice.request', 'an invoice for FR2611-04815'),
        ],
      }),
    );
    expect(open(chat)).toEqual({ cancel: ['FR2611-04790', undefined], invoice: ['FR2611-04815', undefined] });
  });

  it('are one where the other only gives a number and a contact, or says where the parcel is said to be', () => {
    for (const rest of ['order FR2611-04866, phone 13764085190', 'it shows as delivered, FR2611-04866']) {
      const text = `my parcel never came! ${rest}`;
      const chat = new Conversation(book);
      chat.say(
        text,
        reading('order.track', 0.9, {
          entities: [entity(text, 'order-number', 'FR2611-04866')],
          wishes: [wish(text, 'order.lost', 'my parcel never came'), wish(text, 'order.track', rest)],
        }),
      );
      expect(Object.keys(open(chat))).toEqual(['lost']);
    }
  });

  it('about one thing are one: a remedy that a flow offers is asked for within it', () => {
    const text = 'the pot came broken. i want my money back';
    const chat = new Conversation(book);
    chat.say(
      text,
      reading('order.damaged', 0.9, {
        wishes: [
          wish(text, 'order.damaged', 'the pot came broken'),
          wish(text, 'refund.request', 'i want my money back'),
        ],
      }),
    );
    expect(chat.state.topics).toMatchObject([{ flow: 'damaged', slots: { wish: { option: 'refund' } } }]);
  });
});

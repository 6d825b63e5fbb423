import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import { flowSchema } from '#knowledge/flow-schema.ts';
import type { Playbook } from '../playbook.ts';
import { Conversation, entity, hit, order, reading } from '../testing/conversation.ts';
import { flowBook } from '../testing/flows.ts';

const KEYS = ['storm', 'storm-eta', 'fragile-unboxing', 'look-again', 'unknown'];
const tracking = v.parse(flowSchema, {
  id: 'track',
  starts: [{ intent: 'order.track' }],
  slots: { order: { type: 'order' } },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'here', say: 'here', show: 'order', end: 'informed' },
  ],
});
const book: Playbook = {
  ...flowBook,
  flows: [tracking],
  scripts: {
    en: { ...flowBook.scripts.en, ...Object.fromEntries(KEYS.map((key) => [`notice-${key}`, [`<${key}> {time}`]])) },
  },
  rules: { ...flowBook.rules, notices: { guides: { 'fragile-unboxing': 'unboxing-guide' } } },
};
const notice = (kind: OrderNotice['kind'], more: Partial<OrderNotice> = {}): OrderNotice => ({
  id: `ntc_${kind}`,
  kind,
  at: '2026-11-21T08:00:00Z',
  reasons: ['weather', 'distance'],
  chance: 0.62,
  ...more,
});
const noticed = (...notices: OrderNotice[]): Order => ({ ...order, notices });
const token = { value: 't', expiresAtMs: Number.MAX_SAFE_INTEGER };

/** A conversation in which the order was looked up and shown. */
function track(chat: Conversation, shown: Order): void {
  chat.say('where is my order', reading('order.track', 0.9, { entities: [entity('order-number', shown.number)] }));
  if (!chat.state.pending.some(({ type }) => type === 'look-up-order')) {
    chat.say('a@b.example', reading('oos', 0.2, { entities: [entity('email', 'a@b.example')] }));
  }
  answerOrder(chat, shown);
}

function answerOrder(chat: Conversation, shown: Order): void {
  const asked = chat.state.pending.find(({ type }) => type === 'look-up-order' || type === 'refresh-order');
  if (!asked || !('turnId' in asked)) throw new Error('no order is asked for');
  chat.send({ type: 'order-found', turnId: asked.turnId, order: shown, token });
}
const textsOf = (chat: Conversation) =>
  chat.state.messages.flatMap((message) =>
    message.role === 'assistant'
      ? message.parts.map((part) =>
          part.type === 'text' ? part.text : `[${part.type}${'timeline' in part ? ' opened' : ''}]`,
        )
      : [],
  );

describe('a notice of an order', () => {
  it('is said above the order, which is opened, and says why in the log', () => {
    const chat = new Conversation(book);
    track(chat, noticed(notice('storm')));
    const texts = textsOf(chat);
    expect(texts.indexOf('<storm> ')).toBe(texts.indexOf('[order opened]') - 1);
    const why = chat.state.messages.flatMap((message) => (message.role === 'assistant' ? message.why : []));
    expect(why).toContain(`notice storm of ${order.number}: 0.62 chance told, by weather, distance`);
  });

  it('is said once, until it is another one', () => {
    const chat = new Conversation(book);
    const said = () => textsOf(chat).filter((text) => text.startsWith('<storm')).length;
    track(chat, noticed(notice('storm', { id: 'ntc_1' })));
    expect(said()).toBe(1);
    for (const [id, times] of [
      ['ntc_1', 1],
      ['ntc_2', 2],
    ] as const) {
      chat.send({ type: 'notice-opened', tail: '4817' });
      answerOrder(chat, noticed(notice('storm', { id })));
      expect(said()).toBe(times);
    }
  });

  it('brings the guide that the shop has for it', () => {
    const chat = new Conversation(book);
    track(chat, noticed(notice('fragile-unboxing')));
    const asked = chat.state.pending.find(({ type }) => type === 'open-entry');
    expect(asked).toMatchObject({ entryId: 'unboxing-guide', turnId: 'notice.ntc_fragile-unboxing' });
    chat.send({ type: 'entry-opened', turnId: 'notice.ntc_fragile-unboxing', hit: hit('unboxing-guide', 1) });
    const last = chat.state.messages.at(-1);
    expect(last?.role === 'assistant' && last.citations.map(({ id }) => id)).toEqual(['unboxing-guide']);
  });

  it('is not said with a time that has passed, nor without words of the shop', () => {
    const chat = new Conversation(book);
    track(chat, noticed(notice('storm', { eta: '1969-01-01T00:00:00Z' }), notice('peak-slot')));
    expect(textsOf(chat).filter((text) => text.startsWith('<storm') || text.startsWith('<peak'))).toEqual([]);
  });
});

describe('a notification that was tapped', () => {
  it('asks for the order anew and shows it with what is to be said', () => {
    const chat = new Conversation(book);
    track(chat, order);
    chat.send({ type: 'notice-opened', tail: '4817' });
    expect(chat.state.pending.at(-1)).toMatchObject({ type: 'refresh-order', orderId: order.id, token: 't' });
    answerOrder(chat, noticed(notice('storm')));
    expect(textsOf(chat).slice(-2)).toEqual(['<storm> ', '[order opened]']);
  });

  it('shows what the device kept where the order cannot be had, with the way to look it up', () => {
    const chat = new Conversation(book);
    track(chat, order);
    chat.send({ type: 'notice-opened', tail: '4817' });
    const asked = chat.state.pending.at(-1);
    if (asked?.type !== 'refresh-order') throw new Error('not asked for');
    chat.send({ type: 'order-failed', turnId: asked.turnId, cause: 'unauthorised', retryAfterS: null });
    const last = chat.state.messages.at(-1);
    expect(last).toMatchObject({
      parts: [{ text: '<look-again> {time}' }, { type: 'order', source: 'device' }],
      choices: [{ act: { type: 'track' } }],
    });
  });

  it('says so where the order is no longer on the device', () => {
    const chat = new Conversation(book);
    chat.send({ type: 'notice-opened', tail: '9999' });
    expect(textsOf(chat)).toEqual(['<unknown> {time}']);
  });
});

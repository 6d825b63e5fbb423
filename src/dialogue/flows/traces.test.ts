import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Order } from '#commerce/order.ts';
import { flowSchema } from '#knowledge/flow-schema.ts';
import type { Playbook } from '../playbook.ts';
import type { MessagePart } from '../state.ts';
import { Conversation, reading } from '../testing/conversation.ts';
import { flowBook } from '../testing/flows.ts';

const check = v.parse(flowSchema, {
  id: 'check',
  starts: [{ intent: 'order.spoiled' }],
  slots: { order: { type: 'order' }, lines: { type: 'lines' } },
  steps: [
    { id: 'find', collect: 'order' },
    { id: 'which', collect: 'lines' },
    {
      id: 'judge',
      branch: [
        { when: { 'trace.verdict': 'fine', 'trace.offer': 'none' }, go: 'fine' },
        {
          when: { 'trace.finding': 'over-limit', 'trace.offer': 'refund', 'trace.offer-for': 'over-temperature' },
          go: 'warm',
        },
      ],
      else: 'other',
    },
    { id: 'fine', say: 'fine', show: 'trace', end: 'informed' },
    { id: 'other', say: 'other', show: 'trace', end: 'informed' },
    { id: 'warm', say: 'warm', show: 'trace' },
    { id: 'sure', confirm: 'sure' },
    {
      id: 'ask',
      act: 'claim',
      with: { problem: '=spoiled', offer: 'trace.offer' },
      done: 'paid',
      review: 'paid',
      refused: 'paid',
    },
    { id: 'paid', say: 'paid', show: 'trace', end: 'done' },
  ],
});

const book: Playbook = {
  ...flowBook,
  flows: [check],
  rules: {
    ...flowBook.rules,
    trace: {
      kinds: [
        {
          id: 'fish',
          maxCelsius: 8,
          toleratedMinutes: 15,
          unsafeMinutes: 60,
          longestGapMinutes: 90,
          homeHours: 48,
          pastDate: 'unsafe',
        },
      ],
    },
    compensation: { overTemperature: { hours: 48, by: { unsafe: { give: 'refund', percent: 100 } } } },
  },
  scripts: {
    en: {
      ...flowBook.scripts.en,
      'trace-over-limit': ['{minutes} min above {limit}, {peak} at most'],
      'trace-log-kept': ['never above {limit}'],
      'trace-in-date': ['{days} left to {date}'],
      'flow.check.ask-lines': ['which?'],
      'flow.check.fine': ['fine: {findings}'],
      'flow.check.other': ['other: {finding}'],
      'flow.check.warm': ['warm: {findings}'],
      'flow.check.sure': ['{offer} back?'],
      'flow.check.paid': ['paid {amount}'],
    },
  },
};

/** One fish that left three hours before the conversation's first event and took two, at so many degrees. */
function fish(celsius: number): { order: Order; now: number } {
  const now = new Conversation(book).state.startedAt;
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  const day = new Date(now + 3 * 86_400_000).toISOString().slice(0, 10);
  const readings = [-180, -120, -60].map((minutes) => ({ at: at(minutes), celsius }));
  const order: Order = {
    id: 'o1',
    number: 'FR2611-00001',
    placed_at: at(-240),
    status: 'completed',
    payment: 'paid',
    fulfillment: 'delivered',
    total: { amount: '59.90', currency: 'CNY' },
    lines: [
      {
        id: 'l1',
        title: 'Salmon 200 g',
        quantity: 1,
        unit_price: { amount: '59.90', currency: 'CNY' },
        batches: [{ number: 'B', best_before: day }],
      },
    ],
    shipments: [{ shipped_at: at(-180), delivered_at: at(-60), cold_chain: { max_celsius: 8, readings } }],
  };
  return { order, now };
}

function asked(celsius: number): Conversation {
  const chat = new Conversation(book);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say('is it still good', reading('order.spoiled', 0.9));
  chat.send({ type: 'orders-listed', turnId, orders: [fish(celsius).order] });
  return chat;
}

const shown = (chat: Conversation) =>
  chat.state.messages.flatMap((message) =>
    message.role === 'assistant'
      ? message.parts.filter((part): part is Extract<MessagePart, { type: 'trace' }> => part.type === 'trace')
      : [],
  );

describe('a flow that traces goods', () => {
  it('branches by the verdict, says what speaks for the goods, and shows the report', () => {
    const chat = asked(3);
    expect(chat.said).toContain(`fine: never above 8; 3 left to ${dayOf(chat)}`);
    expect(shown(chat)).toMatchObject([
      { report: { verdict: 'fine', title: 'Salmon 200 g' }, offers: [], source: 'backend' },
    ]);
  });

  it('says only what speaks against them, offers what the rules give, and names it to the backend', () => {
    const chat = asked(12);
    expect(shown(chat)).toMatchObject([
      { report: { verdict: 'unsafe' }, offers: [{ id: 'over-temperature.refund.l1' }] },
    ]);
    expect(chat.said.at(-1)).toMatch(/59\.90 back\?/);
    chat.say('yes', reading('chat.affirm', 0.9));
    const act = chat.effects.find((effect) => effect.type === 'act');
    expect(act).toMatchObject({
      request: {
        action: 'claim',
        lines: [{ line_id: 'l1', quantity: 1 }],
        fields: { problem: 'spoiled', offer: 'over-temperature.refund.l1' },
      },
    });
  });

  it('offers nothing any more once it was granted', () => {
    const chat = asked(12);
    chat.say('yes', reading('chat.affirm', 0.9));
    const act = chat.effects.find((effect) => effect.type === 'act');
    const amount = { amount: '59.90', currency: 'CNY' };
    chat.send({ type: 'decided', key: act?.key ?? '', decision: { outcome: 'done', reason: 'accepted', amount } });
    expect(shown(chat).at(-1)).toMatchObject({ report: { verdict: 'unsafe' }, offers: [] });
    const turnId = chat.say('is it still good', reading('order.spoiled', 0.9));
    chat.send({ type: 'orders-listed', turnId, orders: [fish(12).order] });
    expect(shown(chat).at(-1)).toMatchObject({ report: { verdict: 'unsafe' }, offers: [] });
    expect(chat.said[0]).toMatch(/^other: 120 min above 8, 12 at most/);
  });

  it('goes by what the device keeps where there is no network, and says from when', () => {
    const chat = asked(3);
    chat.send({ type: 'connection-changed', online: false });
    chat.say('is it still good', reading('order.spoiled', 0.9));
    chat.say(
      'FR2611-00001',
      reading('oos', 0.2, {
        entities: [{ type: 'order-number', text: 'FR2611-00001', value: 'FR2611-00001', start: 0, end: 12 }],
      }),
    );
    expect(shown(chat).at(-1)).toMatchObject({
      source: 'device',
      syncedAt: expect.any(Number),
      report: { verdict: 'fine' },
    });
  });
});

const dayOf = (chat: Conversation): string =>
  new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    chat.state.startedAt + 3 * 86_400_000,
  );

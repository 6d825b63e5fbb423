import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ActionDecision, DECISION_REASONS } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { openPack } from '../../open-pack.ts';
import { walkFlow } from './testing/walk-flow.ts';

const SHOPS = ['fresh', 'beauty', 'global'] as const;
const NOW = Date.parse('2026-11-20T12:00:00+08:00');
const iso = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

const order = fc
  .record({
    status: fc.constantFrom<Order['status']>('open', 'open', 'completed', 'cancelled'),
    payment: fc.constantFrom<Order['payment']>('paid', 'paid', 'pending', 'refunded', 'failed'),
    fulfillment: fc.constantFrom<Order['fulfillment']>(
      'unfulfilled',
      'processing',
      'partially_shipped',
      'shipped',
      'out_for_delivery',
      'delivered',
      'returned',
    ),
    lines: fc.integer({ min: 1, max: 3 }),
    lateMinutes: fc.constantFrom(-90, 45, 3000),
  })
  .map(
    ({ lines, lateMinutes, ...rest }): Order => ({
      ...rest,
      id: 'o1',
      number: 'AB-100200',
      placed_at: iso(-5000),
      total: { amount: '59.90', currency: 'CNY' },
      lines: Array.from({ length: lines }, (_, at) => ({
        id: `l${at}`,
        title: ['Blueberries', 'Teapot', 'Sunscreen'][at] ?? '',
        quantity: 1,
        returnable_quantity: 1,
      })),
      shipments: [{ eta: iso(-lateMinutes), ...(rest.fulfillment === 'delivered' && { delivered_at: iso(-60) }) }],
    }),
  );

const decision = fc
  .record({
    outcome: fc.constantFrom<ActionDecision['outcome']>('done', 'review', 'refused'),
    reason: fc.constantFrom(...DECISION_REASONS),
  })
  .map(
    (decided): ActionDecision => ({
      ...decided,
      ...(decided.outcome !== 'refused' && { due_at: iso(2000), amount: { amount: '9.90', currency: 'CNY' } }),
      ...(decided.outcome === 'review' && { ticket_number: 'T-1042' }),
      ...(decided.outcome === 'done' && { coupon: 'SORRY' }),
    }),
  );

/** A ticket is always a person's. */
const TICKET: ActionDecision = { outcome: 'review', reason: 'needs-check', ticket_number: 'T-1042', due_at: iso(2000) };

const books = new Map<string, Playbook>();

beforeAll(async () => {
  for (const shop of SHOPS) books.set(shop, await (await openPack(`examples/packs/${shop}`)).pack.playbook());
}, 120_000);

const bookOf = (shop: string): Playbook => {
  const book = books.get(shop);
  if (!book) throw new Error(`no pack ${shop}`);
  return book;
};

const saidIn = ({ messages }: ConversationState): string[] =>
  messages.flatMap((message) =>
    message.role === 'assistant' ? message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])) : [],
  );

describe.each(SHOPS)('every flow of %s', (shop) => {
  it.each(['zh-Hans', 'en'] as const)(
    'comes to its end in %s, with every brace filled',
    (locale) => {
      const { flows } = bookOf(shop);
      fc.assert(
        fc.property(
          fc.constantFrom(...flows),
          order,
          fc.constantFrom('neutral' as const, 'angry' as const, 'anxious' as const),
          fc.array(fc.nat(11), { minLength: 1, maxLength: 12 }),
          fc.array(decision, { minLength: 1, maxLength: 4 }),
          (flow, ordered, mood, picks, decisions) => {
            let asked = 0;
            let decided = 0;
            const state = walkFlow({
              book: bookOf(shop),
              flow,
              locale,
              mood,
              order: ordered,
              now: NOW,
              pick: (count) => (picks[asked++ % picks.length] ?? 0) % count,
              decide: ({ type }) =>
                type === 'open-ticket' ? TICKET : (decisions[decided++ % decisions.length] ?? TICKET),
            });
            expect(state.topics.map(({ flow: open, step }) => `${open} stands at ${step}`)).toEqual([]);
            expect(saidIn(state).filter((text) => /[{}<>]|undefined|null/.test(text))).toEqual([]);
          },
        ),
        { numRuns: 150 },
      );
    },
    120_000,
  );

  it.each(['zh-Hans', 'en'] as const)('has other words for every question in %s', (locale) => {
    const { flows, scripts } = bookOf(shop);
    const few: string[] = [];
    for (const { id, steps, slots } of flows) {
      const need = (key: string, least: number) => {
        if ((scripts[locale]?.[`flow.${id}.${key}`] ?? []).length < least) few.push(`${id} ${key}`);
      };
      for (const step of steps) {
        if ('confirm' in step) need(step.confirm, 2);
        if (!('collect' in step) || slots[step.collect]?.type === 'order') continue;
        need(`ask-${step.collect}`, 2);
        need(`again-${step.collect}`, 3);
      }
    }
    expect(few).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { decideTicket } from '../decisions/decide-action.ts';
import { anOrder, delivered, minutesAgo, NOW, orderBook } from '../decisions/testing/order-book.ts';
import { freshProducts } from './fresh-products.ts';
import { freshRules } from './fresh-rules.ts';

type Product = keyof typeof freshProducts;

/** What the grocer says to a claim about one piece of a product, so many hours after it came. */
function claimed(problem: string, product: Product, hours: number) {
  const order = delivered(hours);
  const lines = order.lines.map((line) => (line.id === 'A' ? { ...line, sku: freshProducts[product][0] } : line));
  const wish = { lines: { A: 1 }, fields: { problem }, photos: 1 };
  return orderBook({ ...order, lines }, { rules: freshRules }).ask('claim', wish);
}

describe('the grocer’s after-sale policy', () => {
  it.each([
    ['MILK', 24],
    ['PRAWNS', 48],
    ['RICE', 7 * 24],
    ['LIVE_PRAWNS', 2],
  ] as const)('hears of missing, wrong and spoiled %s within %i hours', (product, hours) => {
    for (const problem of ['missing', 'wrong', 'spoiled']) {
      expect(claimed(problem, product, hours).outcome, problem).not.toBe('refused');
      expect(claimed(problem, product, hours + 0.1).reason, problem).toBe('window-over');
    }
  });

  it('gives the delivery fee back for more than an hour', () => {
    const ask = (minutes: number) =>
      decideTicket(
        freshRules,
        { topic: 'other', fields: { scene: 'late-fee' } },
        {
          document: anOrder({ fulfillment: 'out_for_delivery', shipments: [{ eta: minutesAgo(minutes) }] }),
          facts: { delivery_fee: '6.00' },
        },
        NOW,
      );
    expect(ask(60).amount).toBeUndefined();
    expect(ask(61).amount).toEqual({ amount: '6.00', currency: 'CNY' });
  });
});

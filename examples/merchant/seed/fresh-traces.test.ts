import { describe, expect, it } from 'vitest';
import { freshData } from './fresh-data.ts';
import { freshProducts } from './fresh-products.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const orders = freshData(NOW).orders.map(({ order }) => order);

describe('what the grocer can trace', () => {
  it('is a batch for every line, made before the order and good at least until it came', () => {
    for (const { number, placed_at, lines, shipments = [] } of orders) {
      for (const { sku, batches } of lines) {
        const [batch] = batches ?? [];
        expect(batch?.origin, sku).toBeTruthy();
        expect((batch?.made_on ?? '') <= placed_at.slice(0, 10), `${number} ${sku}`).toBe(true);
        const came = shipments[0]?.delivered_at ?? placed_at;
        expect((batch?.best_before ?? '') >= came.slice(0, 10), `${number} ${sku}`).toBe(true);
      }
    }
    expect(new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku))).size).toBe(
      Object.keys(freshProducts).length,
    );
  });

  it('is how cold it was, oldest first, of all that has to be cold, and one order that got warm', () => {
    const warm = new Set<string>();
    for (const { number, shipments = [] } of orders) {
      for (const { cold_chain } of shipments) {
        if (!cold_chain) continue;
        const times = cold_chain.readings.map(({ at }) => Date.parse(at));
        expect(times, number).toEqual([...times].sort((a, b) => a - b));
        for (const { celsius } of cold_chain.readings) if (celsius > (cold_chain.max_celsius ?? 0)) warm.add(number);
      }
    }
    expect([...warm]).toEqual(['FR2611-04866']);
    const dry = orders.find(({ number }) => number === 'FR2611-04655');
    expect(dry?.shipments?.[0]).not.toHaveProperty('cold_chain');
  });

  it('is a record of the sorting table for every line of what has left', () => {
    for (const { lines, sorting = [], shipments = [] } of orders) {
      const ids = lines.map(({ id }) => id);
      expect(sorting.map(({ line_id }) => line_id)).toEqual(shipments[0]?.shipped_at ? ids : []);
    }
  });
});

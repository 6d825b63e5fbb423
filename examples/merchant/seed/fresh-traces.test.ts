import { describe, expect, it } from 'vitest';
import { assessTrace } from '#commerce/trace/assess-trace.ts';
import { freshData } from './fresh-data.ts';
import { freshProducts } from './fresh-products.ts';
import { freshTraceRules } from './fresh-trace-rules.ts';

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
        // The one label that is too old, so that the report can be seen to say so.
        if (number === 'FR2611-04884' && sku === 'FR-YOG-001') continue;
        expect((batch?.best_before ?? '') >= came.slice(0, 10), `${number} ${sku}`).toBe(true);
      }
    }
    expect(new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku))).size).toBe(
      Object.keys(freshProducts).length,
    );
  });

  it('is how cold it was, oldest first, of all that has to be cold, and three orders that got warm', () => {
    const warm = new Set<string>();
    for (const { number, shipments = [] } of orders) {
      for (const { cold_chain } of shipments) {
        if (!cold_chain) continue;
        const times = cold_chain.readings.map(({ at }) => Date.parse(at));
        expect(times, number).toEqual([...times].sort((a, b) => a - b));
        for (const { celsius } of cold_chain.readings) if (celsius > (cold_chain.max_celsius ?? 0)) warm.add(number);
      }
    }
    expect([...warm]).toEqual(['FR2611-04866', 'FR2611-04881', 'FR2611-04882']);
    const dry = orders.find(({ number }) => number === 'FR2611-04655');
    expect(dry?.shipments?.[0]).not.toHaveProperty('cold_chain');
  });

  it.each([
    ['FR2611-04880', 0, 'fine', 'log-kept'],
    ['FR2611-04880', 1, 'fine', 'log-kept'],
    ['FR2611-04866', 0, 'watch', 'over-limit'],
    ['FR2611-04881', 0, 'doubtful', 'over-limit'],
    ['FR2611-04882', 0, 'unsafe', 'over-limit'],
    ['FR2611-04883', 0, 'unknown', 'gap'],
    ['FR2611-04884', 0, 'unsafe', 'past-date-delivered'],
    ['FR2611-04884', 1, 'fine', 'log-kept'],
  ] as const)('of %s, line %i, comes to %s (%s) at any time of day', (number, at, verdict, code) => {
    for (let hours = 0; hours < 24; hours += 3) {
      const now = NOW + hours * 3_600_000;
      const order = freshData(now).orders.find((known) => known.order.number === number)?.order;
      const line = order?.lines[at];
      if (!order || !line) throw new Error(`no line ${at} in ${number}`);
      const report = assessTrace({ order, line, rules: freshTraceRules.trace, now });
      expect(report).toMatchObject({ verdict });
      expect(report.reasons[0]?.code).toBe(code);
      expect(report.log?.readings, number).toBeGreaterThan(5);
    }
  });

  it('is a record of the sorting table for every line of what has left', () => {
    for (const { lines, sorting = [], shipments = [] } of orders) {
      const ids = lines.map(({ id }) => id);
      expect(sorting.map(({ line_id }) => line_id)).toEqual(shipments[0]?.shipped_at ? ids : []);
    }
  });
});

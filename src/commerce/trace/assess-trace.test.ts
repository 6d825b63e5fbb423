import { describe, expect, it } from 'vitest';
import type { Order } from '../order.ts';
import { assessTrace } from './assess-trace.ts';
import { CHILLED_RULES, LEFT, orderOf, type Route } from './testing/routes.ts';

const EVERY_TEN: Route = {
  steps: [0, 10, 10, 10, 10],
  celsius: [3, 3, 3, 3, 3],
  daysLeft: 2,
  sorting: 'passed',
  hoursAgo: 1,
};

function reportOf(order: Order, now: number) {
  const [line] = order.lines;
  if (!line) throw new Error('it has a line');
  return assessTrace({ order, line, rules: CHILLED_RULES, now });
}

function assessed(route: Partial<Route>, change: (order: Order) => Order = (order) => order) {
  const { order, now } = orderOf({ ...EVERY_TEN, ...route });
  return reportOf(change(order), now);
}

describe('what is said of a line by its way', () => {
  it('is fine where all is told and nothing went wrong, with the figures that speak for it', () => {
    const report = assessed({});
    expect(report).toMatchObject({
      verdict: 'fine',
      missing: ['certificate'],
      dates: { leftAtDelivery: 2, leftNow: 2, isWorkedOut: false },
      log: { minutesAbove: 0, gaps: [], readings: 5, limits: { max: 8, min: null } },
      weight: null,
    });
    expect(report.reasons.map(({ code }) => code)).toEqual(['log-kept', 'in-date', 'sorted']);
    expect(report.stations.map(({ kind }) => kind)).toEqual(['placed', 'sorted', 'departed', 'delivered']);
  });

  it('counts the minutes above the limit by straight lines, and the longest stretch', () => {
    const { log, verdict, reasons } = assessed({ celsius: [3, 13, 3, 9, 9] });
    // 5 min up and 5 down around 13, then from 8 at 8.33 min on: 1.67 min up and 10 at 9.
    expect(log?.minutesAbove).toBeCloseTo(10 + 10 / 6 + 10, 6);
    expect(log?.longestAbove).toBeCloseTo(10 + 10 / 6, 6);
    expect(verdict).toBe('doubtful');
    expect(reasons[0]).toMatchObject({ code: 'over-limit', peak: 13, limit: 8 });
    expect(assessed({ celsius: [3, 3, 3, 3, 9] }).verdict).toBe('watch');
    expect(assessed({ steps: [0, 30, 30, 30, 31], celsius: [10, 10, 10, 10, 10] }).verdict).toBe('unsafe');
  });

  it('does not know where the chain is broken: in the middle, at the beginning, at the end', () => {
    const middle = assessed({ steps: [0, 10, 45, 10, 10] });
    expect(middle).toMatchObject({
      verdict: 'unknown',
      log: { gaps: [{ from: LEFT + 600_000, until: LEFT + 3_300_000 }] },
    });
    expect(middle.reasons[0]).toMatchObject({ code: 'gap', minutes: 45, count: 1 });
    expect(assessed({ steps: [40, 10, 10, 10, 10] }).reasons[0]).toMatchObject({ code: 'gap', minutes: 40 });
    const end = assessed({}, (order) => ({
      ...order,
      shipments: (order.shipments ?? []).map((shipment) => ({
        ...shipment,
        delivered_at: new Date(LEFT + 90 * 60_000).toISOString(),
      })),
    }));
    expect(end.reasons[0]).toMatchObject({ code: 'gap', minutes: 50 });
  });

  it('does not know where there is no log, or it is that of warmer goods, or when it came', () => {
    const shipment = (change: object) => (order: Order) => ({
      ...order,
      shipments: (order.shipments ?? []).map((each) => ({ ...each, ...change })),
    });
    expect(assessed({}, shipment({ cold_chain: undefined }))).toMatchObject({
      verdict: 'unknown',
      missing: ['log', 'certificate'],
      reasons: [{ code: 'no-log', limit: 8 }, { code: 'in-date' }, { code: 'sorted' }],
    });
    const warmer = shipment({
      cold_chain: { max_celsius: 18, readings: [{ at: new Date(LEFT).toISOString(), celsius: 3 }] },
    });
    expect(assessed({}, warmer).reasons[0]).toEqual({ code: 'other-zone', verdict: 'unknown', limit: 8, max: 18 });
    expect(assessed({}, shipment({ delivered_at: null }))).toMatchObject({
      verdict: 'unknown',
      missing: ['delivery', 'certificate'],
    });
  });

  it('goes by the day of the shop’s own clock', () => {
    const at = (now: string) => {
      const { order } = orderOf({ ...EVERY_TEN, daysLeft: 0 });
      return reportOf({ ...order, placed_at: '2026-11-20T09:00:00+08:00' }, Date.parse(now));
    };
    // 23:59 and 00:01 in Shanghai, of the day on the label and the one after.
    expect(at('2026-11-20T15:59:00Z').reasons[0]).toMatchObject({ code: 'last-day', verdict: 'watch' });
    expect(at('2026-11-20T16:01:00Z').reasons[0]).toMatchObject({ code: 'past-date', verdict: 'unsafe', days: 1 });
  });

  it('goes by the latest day there is where the order’s time tells of no clock', () => {
    const at = (placed_at: string) => {
      const { order } = orderOf({ ...EVERY_TEN, daysLeft: 0 });
      return reportOf({ ...order, placed_at }, Date.parse('2026-11-20T16:01:00Z')).dates?.leftNow;
    };
    expect(at('2026-11-20T01:00:00Z')).toBe(-1);
    expect(at('2026-11-20T01:00:00')).toBe(-1);
    expect(at('2026-11-20')).toBe(-1);
    expect(at('2026-11-20T01:00:00+00:00')).toBe(0);
    expect(at('2026-11-19T20:00:00-05:00')).toBe(0);
  });

  it('takes a log to go on as it was before its first reading and after its last one', () => {
    expect(assessed({ steps: [20], celsius: [12] })).toMatchObject({ verdict: 'doubtful', log: { minutesAbove: 20 } });
    const until = (minutes: number) => (order: Order) => ({
      ...order,
      shipments: (order.shipments ?? []).map((each) => ({
        ...each,
        delivered_at: new Date(LEFT + minutes * 60_000).toISOString(),
      })),
    });
    expect(assessed({ steps: [0], celsius: [12] }, until(25)).log).toMatchObject({
      minutesAbove: 25,
      longestAbove: 25,
    });
    // Of no length at all, and still not fine.
    expect(assessed({ steps: [0], celsius: [12] })).toMatchObject({ verdict: 'watch', log: { minutesAbove: 0 } });
  });

  it('counts the hours at home from the last leg where nothing else tells when it came, and knows nothing without', () => {
    const arrived = (at: string | undefined) => (order: Order) => ({
      ...order,
      shipments: (order.shipments ?? []).map(({ delivered_at: _, ...each }) => ({
        ...each,
        ...(at !== undefined && { legs: [{ mode: 'rider' as const, arrived_at: at }] }),
      })),
    });
    const came = new Date(LEFT + 40 * 60_000).toISOString();
    expect(assessed({ hoursAgo: 30 }, arrived(came))).toMatchObject({
      verdict: 'unknown',
      deliveredAt: Date.parse(came),
      reasons: [{ code: 'at-home', hours: 30 }, {}, {}, {}],
    });
    const rice = (order: Order) => ({
      ...arrived(undefined)(order),
      lines: order.lines.map((line) => ({ ...line, sku: 'RICE-1' })),
    });
    expect(assessed({}, rice)).toMatchObject({ verdict: 'unknown', reasons: [{ code: 'open-end' }, {}, {}] });
  });

  it('is unsafe where it was past its date when it came, whatever the log says', () => {
    expect(assessed({ daysLeft: -2 }).reasons[0]).toMatchObject({ code: 'past-date-delivered', days: 2 });
  });

  it('works the date out where only the day it was made is known', () => {
    const report = assessed({}, (order) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, batches: [{ number: 'B', made_on: '2026-11-18' }] })),
    }));
    expect(report.dates).toMatchObject({ bestBefore: '2026-11-23', isWorkedOut: true, leftNow: 3 });
  });

  it('takes the gravest of several parcels, and of several sensors the warmest', () => {
    const { order, now } = orderOf(EVERY_TEN);
    const [first] = order.shipments ?? [];
    const readings = first?.cold_chain?.readings ?? [];
    const second = {
      ...first,
      cold_chain: { max_celsius: 8, readings: readings.map((one) => ({ ...one, celsius: 12 })) },
    };
    expect(reportOf({ ...order, shipments: [first ?? {}, second] }, now)).toMatchObject({ verdict: 'doubtful' });
    const sensors = readings.flatMap((one) => [
      { ...one, sensor: 'a' },
      { ...one, sensor: 'b', celsius: 12 },
    ]);
    const both = { ...first, cold_chain: { max_celsius: 8, readings: sensors } };
    expect(reportOf({ ...order, shipments: [both] }, now).log).toMatchObject({ minutesAbove: 40, readings: 5 });
  });

  it('asks no log of what stands in the cupboard', () => {
    const report = assessed({}, (order) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, sku: 'RICE-1' })),
      shipments: (order.shipments ?? []).map(({ cold_chain: _, ...rest }) => rest),
    }));
    expect(report).toMatchObject({ verdict: 'fine', log: null, missing: ['certificate'] });
  });

  it('is worth watching until it has come, however cold it is', () => {
    const { order } = orderOf(EVERY_TEN);
    const onTheWay: Order = {
      ...order,
      fulfillment: 'out_for_delivery',
      shipments: (order.shipments ?? []).map(({ delivered_at: _, ...rest }) => rest),
    };
    expect(reportOf(onTheWay, LEFT + 45 * 60_000)).toMatchObject({
      verdict: 'watch',
      reasons: [{ code: 'on-the-way' }, {}, {}, {}],
    });
  });

  it('holds what was weighed against the label', () => {
    const report = assessed({}, (order) => ({
      ...order,
      sorting: [{ at: order.placed_at, text: 'weighed', line_id: 'l1', result: 'passed', grams: 188 }],
    }));
    expect(report.weight).toEqual({ label: 200, weighed: 188 });
  });

  it('draws no more points than a phone shows, the highest and the lowest among them', () => {
    const steps = Array.from({ length: 2_000 }, (_, index) => (index === 0 ? 0 : 1));
    const celsius = steps.map((_, index) => (index === 777 ? 19.5 : index === 1_234 ? -1 : 3 + (index % 7) / 10));
    const { log } = assessed({ steps, celsius });
    expect(log?.points.length).toBeLessThanOrEqual(160);
    expect(log?.points.map((point) => point.celsius)).toEqual(expect.arrayContaining([19.5, -1]));
    expect(log).toMatchObject({ readings: 2_000, peak: { celsius: 19.5 } });
  });
});

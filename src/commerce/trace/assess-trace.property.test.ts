import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessTrace } from './assess-trace.ts';
import { CHILLED_RULES, orderOf, type Route, routes } from './testing/routes.ts';
import { TRACE_VERDICTS, type TraceReport } from './trace-report.ts';

function assessed(route: Route, write?: (ms: number) => string): TraceReport {
  const { order, now } = orderOf(route, write);
  const [line] = order.lines;
  if (!line) throw new Error('a route has one line');
  return assessTrace({ order, line, rules: CHILLED_RULES, now });
}

const rank = ({ verdict }: TraceReport) => TRACE_VERDICTS.indexOf(verdict);

describe('the verdict over generated routes', () => {
  it('is never better for a warmer log', () => {
    const warmer = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(routes, warmer, (route, more) => {
        const worse = { ...route, celsius: route.celsius.map((celsius, index) => celsius + (more[index] ?? 0) / 10) };
        const [before, after] = [assessed(route), assessed(worse)];
        expect(after.log?.minutesAbove ?? 0).toBeGreaterThanOrEqual((before.log?.minutesAbove ?? 0) - 1e-9);
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });

  it('is never fine with a gap, above the limit, past the date, with a failed sorting, or too long at home', () => {
    let fine = 0;
    fc.assert(
      fc.property(routes, (route) => {
        const report = assessed(route);
        const isBroken = route.steps.some((step) => step > 30);
        const isWarm = route.celsius.some((celsius) => celsius > 8);
        const { order, now } = orderOf(route);
        const isPast = (order.lines[0]?.batches?.[0]?.best_before ?? '') < new Date(now).toISOString().slice(0, 10);
        if (isBroken || isWarm || isPast || route.sorting === 'removed' || route.hoursAgo > 24) {
          expect(report.verdict).not.toBe('fine');
        } else if (report.verdict === 'fine') fine += 1;
      }),
      { numRuns: 1_000 },
    );
    // The property says something: there are routes on which nothing went wrong.
    expect(fine).toBeGreaterThan(20);
  });

  it('does not change for readings that lie on the line between their neighbours', () => {
    fc.assert(
      fc.property(routes, fc.integer({ min: 1, max: 4 }), (route, extra) => {
        const steps: number[] = [];
        const celsius: number[] = [];
        for (const [index, step] of route.steps.entries()) {
          const to = route.celsius[index] ?? 0;
          const from = route.celsius[index - 1];
          // A broken chain is not mended by made-up readings: only unbroken stretches are filled.
          const parts = from === undefined || step > 30 ? 1 : extra + 1;
          for (let part = 1; part <= parts; part += 1) {
            steps.push(step / parts);
            celsius.push(from === undefined ? to : from + ((to - from) * part) / parts);
          }
        }
        const [plain, filled] = [assessed(route), assessed({ ...route, steps, celsius })];
        expect(filled.log?.minutesAbove).toBeCloseTo(plain.log?.minutesAbove ?? 0, 4);
        expect(filled.log?.longestAbove).toBeCloseTo(plain.log?.longestAbove ?? 0, 4);
        expect(filled.log?.peak.celsius).toBeCloseTo(plain.log?.peak.celsius ?? 0, 9);
        const isOnTheEdge = [0, 15, 120].some((edge) => Math.abs((plain.log?.minutesAbove ?? 0) - edge) < 1e-3);
        if (!isOnTheEdge) expect(filled.verdict).toBe(plain.verdict);
      }),
    );
  });

  it('is the same whatever time zone the backend writes its times in', () => {
    const inZone = (hours: number) => (ms: number) =>
      `${new Date(ms + hours * 3_600_000).toISOString().slice(0, 19)}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
    fc.assert(
      fc.property(routes, fc.integer({ min: -12, max: 14 }), (route, hours) => {
        expect(assessed(route, inZone(hours))).toEqual(assessed(route));
      }),
    );
  });

  it('has its own weight as its first reason, and never two of one code', () => {
    fc.assert(
      fc.property(routes, (route) => {
        const { verdict, reasons } = assessed(route);
        expect(reasons[0]?.verdict).toBe(verdict);
        expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticesOf } from './notices-of.ts';
import { RISK_FEATURES, type RiskFacts } from './order-features.ts';
import type { Forest, RiskModel } from './risk-model.ts';
import { type OrderScore, scoreOrder } from './score-order.ts';

const CALM: RiskFacts = {
  district: 'garden',
  km: 2,
  stops: 1,
  severity: 0,
  celsius: 20,
  load: 1,
  carrier: 'rider',
  fragility: 0,
  packaging: 1,
  coldShare: 0,
  pieces: 3,
  grams: 1500,
  hour: 15,
  weekday: 3,
  leadMinutes: 60,
  isFirst: false,
};
const at = (name: (typeof RISK_FEATURES)[number]) => RISK_FEATURES.indexOf(name);
/** One question; what lies at most at `threshold` goes left. */
const asks = (name: (typeof RISK_FEATURES)[number], threshold: number, left: number, right: number): Forest => ({
  base: -2,
  trees: [{ feature: [at(name), -1, -1], threshold: [threshold, 0, 0], value: [0, left, right] }],
});
const MODEL: RiskModel = {
  format: 1,
  history: '',
  features: [...RISK_FEATURES],
  districts: { '': 0.06, hills: 0.3 },
  outcomes: {
    late: {
      base: -2,
      trees: [
        ...asks('weather', 2.5, -0.1, 2).trees,
        ...asks('distance', 5, -0.2, 1).trees,
        ...asks('district', 0.2, 0, 1.5).trees,
      ],
    },
    damaged: asks('fragile', 1.5, -1, 2),
    cancelled: asks('first-order', 0.5, 0, 1),
    asked: asks('load', 1.2, 0, 2),
  },
  delay: { base: 5, trees: asks('weather', 2.5, -5, 41).trees },
  thresholds: { late: 0.5, storm: 0.2, damaged: 0.3, asked: 0.3, peakLoad: 1.15 },
};
const anyFacts = fc.record({
  district: fc.string(),
  km: fc.double({ min: 0, max: 300, noNaN: true }),
  stops: fc.nat(60),
  severity: fc.nat(4),
  celsius: fc.double({ min: -30, max: 45, noNaN: true }),
  load: fc.double({ min: 0, max: 3, noNaN: true }),
  carrier: fc.constantFrom('rider', 'courier', 'parcel') as fc.Arbitrary<RiskFacts['carrier']>,
  fragility: fc.nat(3),
  packaging: fc.nat(2),
  coldShare: fc.double({ min: 0, max: 1, noNaN: true }),
  pieces: fc.nat(100),
  grams: fc.nat(100_000),
  hour: fc.nat(23),
  weekday: fc.integer({ min: 1, max: 7 }),
  leadMinutes: fc.nat(5000),
  isFirst: fc.boolean(),
});

describe('the score of an order', () => {
  it('is the sum of what the trees say, as a chance', () => {
    expect(scoreOrder(MODEL, CALM).late.chance).toBeCloseTo(1 / (1 + Math.exp(2 + 0.1 + 0.2)), 12);
    expect(scoreOrder(MODEL, { ...CALM, severity: 4 }).delayMinutes).toBe(46);
  });

  it('names what speaks for it, what weighs most first, and nothing that speaks against', () => {
    const stormy = scoreOrder(MODEL, { ...CALM, severity: 3, km: 9, district: 'hills' });
    expect(stormy.late.reasons).toEqual(['weather', 'district', 'distance']);
    expect(scoreOrder(MODEL, CALM).late.reasons).toEqual([]);
  });

  it('takes a district that the history did not have for one like any other', () => {
    const [known, unknown] = ['garden', 'constructor'].map(
      (district) => scoreOrder(MODEL, { ...CALM, district }).late.chance,
    );
    expect(unknown).toBe(known);
  });

  it('is a chance whatever the order', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { late, damaged, cancelled, asked } = scoreOrder(MODEL, facts);
        for (const { chance, reasons } of [late, damaged, cancelled, asked]) {
          expect(chance).toBeGreaterThan(0);
          expect(chance).toBeLessThan(1);
          expect(reasons.length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});

describe('the notices of an order', () => {
  const NOW = Date.UTC(2026, 10, 21, 8);
  const promisedMs = NOW + 3_600_000;
  const noticesFor = (facts: Partial<RiskFacts>, nowMs = NOW) => {
    const all = { ...CALM, ...facts };
    return noticesOf(scoreOrder(MODEL, all), all, MODEL.thresholds, { promisedMs, nowMs });
  };
  const kinds = (facts: Partial<RiskFacts>, nowMs?: number) => noticesFor(facts, nowMs).map(({ kind }) => kind);

  it('are none where there is no ground for one', () => expect(noticesFor({})).toEqual([]));

  it('speak of a storm where the weather service warns, with a time only where it will likely be late', () => {
    expect(noticesFor({ severity: 3 })).toEqual([{ kind: 'storm', chance: 0.45, reasons: ['weather'] }]);
    expect(noticesFor({ severity: 4, km: 9 })[0]).toMatchObject({ kind: 'storm', etaMs: promisedMs + 50 * 60_000 });
    expect(kinds({ severity: 2 })).toEqual([]);
  });

  it('foretell another time where it will likely be late without one', () => {
    expect(noticesFor({ km: 9, district: 'hills' })[0]).toMatchObject({
      kind: 'eta-moved',
      etaMs: promisedMs + 600_000,
    });
  });

  it('speak of the hour only where nothing graver is to be said of the arrival', () => {
    expect(kinds({ load: 1.5 })).toEqual(['peak-slot']);
    expect(kinds({ load: 1.5, severity: 4 })).toEqual(['storm']);
  });

  it('lead to the unboxing guide for what breaks, beside what is said of the arrival', () => {
    expect(kinds({ fragility: 3, severity: 4 })).toEqual(['storm', 'fragile-unboxing']);
    expect(kinds({ fragility: 1 })).toEqual([]);
  });

  it('foretell nothing that is over', () => {
    expect(kinds({ severity: 4, load: 1.5, km: 9 }, promisedMs + 24 * 3_600_000)).toEqual([]);
  });

  it('never name a time that has passed, nor two things of the arrival', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: -500, max: 500 }), (facts, minutes) => {
        const nowMs = promisedMs + minutes * 60_000;
        const score: OrderScore = scoreOrder(MODEL, facts);
        const found = noticesOf(score, facts, MODEL.thresholds, { promisedMs, nowMs });
        for (const { etaMs } of found) if (etaMs !== undefined) expect(etaMs).toBeGreaterThan(nowMs);
        expect(found.filter(({ kind }) => kind !== 'fragile-unboxing').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

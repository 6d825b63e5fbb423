import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { binomialDraw } from '../figures/stats/binomial-draw.ts';
import type { ArmDay, ExperimentDay } from './experiment-day.ts';
import { findHarms } from './find-harms.ts';
import { type ExperimentPlan, judgeExperiment } from './judge-experiment.ts';
import { splitCheck } from './split-check.ts';

const PLAN: ExperimentPlan = {
  arms: ['plain', 'direct'],
  effect: 0.03,
  baseline: 0.1,
  level: 0.05,
  guards: ['handed-over', 'angry'],
};

/** Days in which each arm gets `per` conversations and hits as often as it should, without chance. */
function daysOf(
  count: number,
  per: number,
  arms: Record<string, { sales: number; handedOver?: number; per?: number }>,
) {
  return Array.from(
    { length: count },
    (_, at): ExperimentDay => ({
      day: new Date(Date.UTC(2026, 10, 1 + at)).toISOString().slice(0, 10),
      arms: Object.fromEntries(
        Object.entries(arms).map(([arm, { sales, handedOver = 0.1, per: own = per }]): [string, ArmDay] => [
          arm,
          {
            sales: { count: Math.round(own * sales), of: own },
            guards: { 'handed-over': { count: Math.round(own * handedOver), of: own } },
          },
        ]),
      ),
    }),
  );
}

describe('the verdict', () => {
  it('is that one sells better, with a range that holds the difference', () => {
    const { verdict } = judgeExperiment(daysOf(40, 400, { plain: { sales: 0.1 }, direct: { sales: 0.14 } }), PLAN);
    expect(verdict.kind).toBe('better');
    if (verdict.kind !== 'better') return;
    expect(verdict.arm).toBe('direct');
    expect(verdict.low).toBeGreaterThan(0);
    expect(verdict.low).toBeLessThan(0.04);
    expect(verdict.high).toBeGreaterThan(0.04);
  });

  it('is that it is too early, on the first days', () => {
    expect(judgeExperiment(daysOf(2, 100, { plain: { sales: 0.1 }, direct: { sales: 0.12 } }), PLAN).verdict.kind).toBe(
      'early',
    );
    expect(judgeExperiment([], PLAN).verdict.kind).toBe('empty');
  });

  it('is that they are alike, once no difference worth finding is left', () => {
    const { verdict } = judgeExperiment(daysOf(40, 800, { plain: { sales: 0.1 }, direct: { sales: 0.1 } }), PLAN);
    expect(verdict).toMatchObject({ kind: 'alike' });
  });

  it('is that the first arm stays, where all others sell less', () => {
    const { verdict } = judgeExperiment(daysOf(40, 400, { plain: { sales: 0.14 }, direct: { sales: 0.1 } }), PLAN);
    expect(verdict).toEqual({ kind: 'first-best', arm: 'plain' });
  });

  it('is harm before anything else is said, even of an arm that sells better', () => {
    const days = daysOf(40, 400, { plain: { sales: 0.1 }, direct: { sales: 0.14, handedOver: 0.2 } });
    const { verdict } = judgeExperiment(days, PLAN);
    expect(verdict).toMatchObject({ kind: 'harm', harm: { arm: 'direct', guard: 'handed-over' } });
  });

  it('is that the split is broken, where one arm got too many', () => {
    const days = daysOf(40, 400, { plain: { sales: 0.1 }, direct: { sales: 0.14, per: 330 } });
    expect(judgeExperiment(days, PLAN).verdict.kind).toBe('split-broken');
  });

  it('of unequal shares knows what each arm should have got', () => {
    const days = daysOf(40, 400, { plain: { sales: 0.1, per: 1200 }, direct: { sales: 0.1 } });
    expect(judgeExperiment(days, PLAN).verdict.kind).toBe('split-broken');
    expect(judgeExperiment(days, { ...PLAN, places: [3, 1] }).split.broken).toBe(false);
  });

  it('of three arms names the best of those that beat the first', () => {
    const plan = { ...PLAN, arms: ['plain', 'direct', 'tailored'] };
    const days = daysOf(60, 500, { plain: { sales: 0.1 }, direct: { sales: 0.14 }, tailored: { sales: 0.17 } });
    expect(judgeExperiment(days, plan).verdict).toMatchObject({ kind: 'better', arm: 'tailored' });
  });

  it('about harm is wrong no more often than its level, looked at daily', () => {
    const random = seededRandom(21);
    const arm = (): ArmDay => ({
      sales: { count: 0, of: 60 },
      guards: {
        'handed-over': { count: binomialDraw(60, 0.2, random), of: 60 },
        angry: { count: binomialDraw(60, 0.05, random), of: 60 },
      },
    });
    let wrong = 0;
    for (let run = 0; run < 300; run++) {
      const days = Array.from({ length: 30 }, (_, at) => ({ day: String(at), arms: { plain: arm(), direct: arm() } }));
      if (findHarms(days, PLAN).length > 0) wrong += 1;
    }
    // 300 at 5 %: 15, and four standard deviations are 15 more.
    expect(wrong).toBeLessThanOrEqual(30);
  });
});

describe('the split check', () => {
  it('is content with halves, and not with 52 to 48 of ten thousand', () => {
    expect(splitCheck([5000, 5000]).broken).toBe(false);
    expect(splitCheck([5050, 4950]).broken).toBe(false);
    expect(splitCheck([5300, 4700]).broken).toBe(true);
  });

  it('looked at after every hundred conversations, is fooled in at most one of a thousand', () => {
    const random = seededRandom(8);
    let fooled = 0;
    for (let run = 0; run < 2000; run++) {
      const counts = [0, 0];
      for (let look = 0; look < 100; look++) {
        const first = binomialDraw(100, 0.5, random);
        counts[0] = (counts[0] ?? 0) + first;
        counts[1] = (counts[1] ?? 0) + 100 - first;
        if (splitCheck(counts).broken) {
          fooled += 1;
          break;
        }
      }
    }
    // 2,000 at 0.001 are 2; ten or more have a chance of 0.00005.
    expect(fooled).toBeLessThan(10);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { binomialDraw } from '../figures/stats/binomial-draw.ts';
import { confidenceSequence } from './confidence-sequence.ts';
import { type Block, Evidence } from './evidence.ts';
import { fixedSample } from './fixed-sample.ts';
import { planDuration } from './plan-duration.ts';
import { simulateLooks } from './simulate-looks.ts';

/** Chance of at least `hits` of `of` where each has chance `share`: summed from the top. */
function binomialTail(hits: number, of: number, share: number): number {
  let [chance, tail] = [(1 - share) ** of, 0];
  for (let at = 0; at <= of; at++) {
    if (at >= hits) tail += chance;
    chance *= ((of - at) / (at + 1)) * (share / (1 - share));
  }
  return tail;
}

describe('the stake', () => {
  it('is worked by hand for one bet on one pair: the likelihood of the bet over that of the nearest doubted pair', () => {
    const evidence = new Evidence({ atMost: 0, effect: 0.2, baseline: 0.5 });
    evidence.add({ control: { count: 0, of: 1 }, other: { count: 1, of: 1 } });
    // Bets on differences of 0.05 0.1 0.2 0.3 0.4 0.6 0.9 about 0.5; nearest is (0.5, 0.5): (0.5 + d/2)² / 0.25 each.
    const by = [0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.9].map((d) => (0.5 + d / 2) ** 2 / 0.25);
    expect(Math.exp(evidence.log)).toBeCloseTo(by.reduce((sum, stake) => sum + stake, 0) / 7, 10);
  });

  it('is fair: over all outcomes of a block its expected growth is at most 1 wherever the doubt is true', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          sizes: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
          truth: fc.tuple(share, share),
          atMost: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
          effect: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
          baseline: share,
        }),
        ({ sizes: [na, nb], truth: [a, b], atMost, effect, baseline }) => {
          fc.pre(b - a <= atMost);
          let expected = 0;
          for (let sa = 0; sa <= na; sa++) {
            for (let sb = 0; sb <= nb; sb++) {
              const evidence = new Evidence({ atMost, effect, baseline });
              evidence.add({ control: { count: sa, of: na }, other: { count: sb, of: nb } });
              expected += binomial(na, sa, a) * binomial(nb, sb, b) * Math.exp(evidence.log);
            }
          }
          expect(expected).toBeLessThan(1 + 1e-6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('falls as more is doubted, where it says anything', () => {
    const block: Block = { control: { count: 30, of: 300 }, other: { count: 60, of: 310 } };
    const logs = [-0.2, -0.1, 0, 0.02, 0.05, 0.09].map((atMost) => {
      const evidence = new Evidence({ atMost, effect: 0.03, baseline: 0.1 });
      evidence.add(block);
      return evidence.log;
    });
    expect(logs).toEqual([...logs].sort((x, y) => y - x));
    expect(logs[2]).toBeGreaterThan(0);
  });

  it('says nothing of a block in which one arm has nobody', () => {
    const evidence = new Evidence({ atMost: 0, effect: 0.1, baseline: 0.1 });
    evidence.add({ control: { count: 0, of: 0 }, other: { count: 50, of: 50 } });
    expect(evidence.log).toBe(0);
  });
});

const binomial = (of: number, hits: number, share: number): number => {
  let ways = 1;
  for (let at = 0; at < hits; at++) ways = (ways * (of - at)) / (at + 1);
  return ways * share ** hits * (1 - share) ** (of - hits);
};

describe('under peeking', () => {
  it.each([
    ['after every pair, 4,000 times', { perLook: 1, looks: 4000, runs: 120 }],
    ['daily for 120 days', { perLook: 80, looks: 120, runs: 1500 }],
  ])('%s, it is fooled no more often than its level', (_, { perLook, looks, runs }) => {
    const random = seededRandom(11);
    const settings = { shares: [0.1, 0.1] as const, level: 0.05, effect: 0.03, baseline: 0.2, perLook, looks, random };
    let fooled = 0;
    for (let run = 0; run < runs; run++) if (simulateLooks(settings)) fooled += 1;
    // Refuted only where so many could not come from a level of 5 %.
    expect(binomialTail(fooled, runs, 0.05)).toBeGreaterThan(0.001);
  });

  it('a test of fixed size that is looked at daily is fooled far more often, in the same runs', () => {
    const random = seededRandom(12);
    let fooled = 0;
    for (let run = 0; run < 400; run++) {
      const [a, b] = [
        { count: 0, of: 0 },
        { count: 0, of: 0 },
      ];
      for (let day = 0; day < 120; day++) {
        for (const arm of [a, b]) {
          arm.of += 80;
          arm.count += binomialDraw(80, 0.1, random);
        }
        const p = (a.count + b.count) / (a.of + b.of);
        if (Math.abs(a.count / a.of - b.count / b.of) > 1.96 * Math.sqrt((p * (1 - p) * 2) / a.of)) {
          fooled += 1;
          break;
        }
      }
    }
    expect(fooled / 400).toBeGreaterThan(0.2);
  });

  it('finds a true difference, and the ranges of all days hold it', () => {
    const random = seededRandom(5);
    const truth = [0.08, 0.11] as const;
    let [held, found] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const blocks = Array.from({ length: 40 }, () => ({
        control: { count: binomialDraw(200, truth[0], random), of: 200 },
        other: { count: binomialDraw(200, truth[1], random), of: 200 },
      }));
      const points = confidenceSequence(blocks, { level: 0.05, effect: 0.03, baseline: 0.1 });
      if (points.every(({ low, high }) => low <= 0.03 && 0.03 <= high)) held += 1;
      const last = points.at(-1);
      if (last && last.low > 0) found += 1;
      for (const [at, point] of points.entries()) {
        const before = points[at - 1];
        if (before) expect(point.high - point.low).toBeLessThanOrEqual(before.high - before.low + 1e-12);
      }
    }
    expect(held).toBeGreaterThanOrEqual(54);
    expect(found).toBeGreaterThanOrEqual(54);
  });
});

describe('the plan', () => {
  it('of a fixed test agrees with Fleiss: 5 % against 6 % needs 8,158 each', () => {
    expect(fixedSample(0.05, 0.01)).toBe(8158);
  });

  it('gives the same duration each time, shorter for a larger difference', () => {
    const plan = { baseline: 0.05, perDay: 300, level: 0.05 };
    const small = planDuration({ ...plan, effect: 0.01 });
    expect(planDuration({ ...plan, effect: 0.01 })).toEqual(small);
    const large = planDuration({ ...plan, effect: 0.03 });
    expect(large.half).toBeLessThan(small.half ?? 0);
    expect(small.most80).toBeGreaterThanOrEqual(small.half ?? 0);
  });

  it('says when a difference cannot be seen in half a year', () => {
    expect(planDuration({ baseline: 0.05, effect: 0.002, perDay: 10, level: 0.05 }).half).toBeNull();
  });
});

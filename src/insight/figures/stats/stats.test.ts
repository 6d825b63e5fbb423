import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { binomialDraw } from './binomial-draw.ts';
import { logGamma } from './log-gamma.ts';
import { logNormalMean, meanInterval } from './mean-interval.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { shareDifference } from './share-difference.ts';
import { wilson } from './wilson.ts';

describe('the normal distribution', () => {
  it('agrees with the printed table', () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 6);
    expect(normalCdf(1)).toBeCloseTo(0.8413447, 6);
    expect(normalCdf(-2.5)).toBeCloseTo(0.0062097, 6);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212, 5);
  });
});

it('ln Γ agrees with factorials and with Γ(½) = √π', () => {
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 10);
  expect(logGamma(1001)).toBeCloseTo(5912.128178488163, 7);
});

describe("Wilson's interval", () => {
  it('agrees with the examples of Newcombe 1998, table I', () => {
    const of = (count: number, all: number) => {
      const { low, high } = wilson(count, all);
      return [low, high].map((end) => Number(end.toFixed(4)));
    };
    expect(of(81, 263)).toEqual([0.2553, 0.3662]);
    expect(of(15, 148)).toEqual([0.0624, 0.1605]);
    expect(of(0, 20)).toEqual([0, 0.1611]);
    expect(of(1, 29)).toEqual([0.0061, 0.1718]);
  });

  it('holds the share, stays in 0 to 1, and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.float({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const count = Math.round(part * of);
        const { low, high } = wilson(count, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / of);
        expect(high).toBeGreaterThanOrEqual(count / of);
        const more = wilson(count * 4, of * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it('promises nothing of nothing', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

it('the interval of a difference agrees with Newcombe 1998, table II (56/70 and 48/80)', () => {
  const { difference, low, high } = shareDifference({ count: 48, of: 80 }, { count: 56, of: 70 });
  expect(difference).toBeCloseTo(0.2, 10);
  expect(low).toBeCloseTo(0.0524, 4);
  expect(high).toBeCloseTo(0.3339, 4);
});

describe('means', () => {
  it('of ratings 5 5 4 2: 4, and the standard error by hand is √2/2', () => {
    const { mean, low, high } = meanInterval({ count: 4, sum: 16, squares: 70 }, { least: 1, most: 5 });
    expect(mean).toBe(4);
    expect(low).toBeCloseTo(4 - 1.959964 * (Math.SQRT2 / 2), 5);
    expect(high).toBe(5);
  });

  it('of skewed times hold the true mean in about 95 of 100 samples', () => {
    const random = seededRandom(7);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const [mu, sigma] = [4, 0.8];
    const truth = Math.exp(mu + (sigma * sigma) / 2);
    let held = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const logs = { count: 60, sum: 0, squares: 0 };
      for (let at = 0; at < 60; at++) {
        const log = mu + sigma * normal();
        logs.sum += log;
        logs.squares += log * log;
      }
      const { low, high } = logNormalMean(logs);
      if (low <= truth && truth <= high) held += 1;
    }
    // Four standard deviations of a binomial with 0.95 are 28.
    expect(held).toBeGreaterThan(922);
  });

  it('of one value are as wide as the scale', () => {
    expect(meanInterval({ count: 1, sum: 3, squares: 9 }, { least: 1, most: 5 })).toEqual({ mean: 3, low: 1, high: 5 });
  });
});

it('draws as many hits as the share says, small and large', () => {
  const random = seededRandom(3);
  for (const [of, share] of [
    [40, 0.3],
    [500, 0.04],
    [500, 0.9],
  ] as const) {
    let hits = 0;
    for (let at = 0; at < 2000; at++) hits += binomialDraw(of, share, random);
    const sigma = Math.sqrt(2000 * of * share * (1 - share));
    expect(Math.abs(hits - 2000 * of * share)).toBeLessThan(4 * sigma);
  }
});

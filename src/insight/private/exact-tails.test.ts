import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atLeast, sameChance } from './exact-tails.ts';

/** How often each number of successes comes, by adding one try after the other. */
function chancesOf(of: number, chance: number): number[] {
  let chances = [1];
  for (let tries = 0; tries < of; tries++)
    chances = Array.from(
      { length: chances.length + 1 },
      (_, at) => (chances[at] ?? 0) * (1 - chance) + (chances[at - 1] ?? 0) * chance,
    );
  return chances;
}

describe('exact tails', () => {
  it('of tries are what adding every case up gives', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(42), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (of, count, chance) => {
        const summed = chancesOf(of, chance)
          .slice(count)
          .reduce((sum, one) => sum + one, 0);
        expect(atLeast(count, of, chance)).toBeCloseTo(summed, 10);
      }),
    );
  });

  it('of two groups are never too small, whatever the chance and the sizes', () => {
    for (const [one, other] of [
      [3, 30],
      [12, 12],
      [1, 50],
    ] as const)
      for (const chance of [0.05, 0.12, 0.5]) {
        const [ones, others] = [chancesOf(one, chance), chancesOf(other, chance)];
        for (const level of [0.05, 0.001]) {
          let wrong = 0;
          for (const [a, likely] of ones.entries())
            for (const [b, too] of others.entries())
              if (sameChance({ count: a, of: one }, { count: b, of: other }) <= level) wrong += likely * too;
          expect(wrong).toBeLessThanOrEqual(level);
        }
      }
    // Fisher's tea: 3 of 4 and 1 of 4; one tail is 17/70.
    expect(sameChance({ count: 3, of: 4 }, { count: 1, of: 4 })).toBeCloseTo(34 / 70, 10);
    expect(sameChance({ count: 0, of: 0 }, { count: 1, of: 4 })).toBe(1);
  });

  it('stay exact enough for a hundred thousand tries', () => {
    expect(atLeast(50_000, 100_000, 0.5)).toBeCloseTo(0.501_26, 4);
    expect(atLeast(10, 100_000, 0.5)).toBe(1);
    expect(sameChance({ count: 12_000, of: 100_000 }, { count: 12_000, of: 100_000 })).toBe(1);
    expect(sameChance({ count: 12_000, of: 100_000 }, { count: 13_000, of: 100_000 })).toBeLessThan(1e-9);
  });
});

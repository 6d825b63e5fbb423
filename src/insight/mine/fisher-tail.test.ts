import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherTail } from './fisher-tail.ts';

describe("Fisher's exact test", () => {
  it('agrees with the lady tasting tea', () => {
    expect(fisherTail(8, 4, 4, 4)).toBeCloseTo(1 / 70, 12);
    expect(fisherTail(8, 4, 4, 3)).toBeCloseTo(17 / 70, 12);
  });

  it('is a chance that falls as more is asked, and does not mind which mark comes first', () => {
    const counts = fc
      .integer({ min: 1, max: 60 })
      .chain((all) => fc.tuple(fc.constant(all), fc.nat({ max: all }), fc.nat({ max: all })));
    fc.assert(
      fc.property(counts, ([all, left, right]) => {
        let before = 1;
        for (let both = 0; both <= Math.min(left, right); both++) {
          const chance = fisherTail(all, left, right, both);
          expect(chance).toBeLessThanOrEqual(before + 1e-12);
          expect(chance).toBeGreaterThan(0);
          expect(fisherTail(all, right, left, both)).toBeCloseTo(chance, 9);
          before = chance;
        }
      }),
    );
  });
});

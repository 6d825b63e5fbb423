import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededWords } from './seeded-words.ts';
import { everyOutput, exactChance, exactChanceOfRecord, type Fraction } from './testing/exact-chance.ts';
import { chancesOf, noisyBits } from './unary-noise.ts';

/** e^epsilon from below, as a fraction: what no ratio may be above. */
function limitOf(epsilon: number): Fraction {
  const under = 2n ** 40n;
  return { over: BigInt(Math.floor(Math.exp(epsilon) * 2 ** 40)), under };
}

/** Whether one ≤ limit × other, exactly. */
const isWithin = (one: Fraction, other: Fraction, limit: Fraction): boolean =>
  one.over * other.under * limit.under <= limit.over * other.over * one.under;

/** Sets of at most three of five cells, in every order that matters to nobody: as sets. */
const RECORDS = everyOutput(5)
  .map((bits) => bits.flatMap((bit, at) => (bit ? [at] : [])))
  .filter((own) => own.length <= 3);

describe('the noise of a report', () => {
  it('makes any two cells, and none, alike to e^epsilon in every possible output', () => {
    for (const epsilon of [0.1, 0.5, 1, 2, 4]) {
      const limit = limitOf(epsilon);
      for (const bits of everyOutput(5)) {
        const chances = [null, 0, 1, 2, 3, 4].map((cell) => exactChance(bits, cell, epsilon));
        for (const one of chances) for (const other of chances) expect(isWithin(one, other, limit)).toBe(true);
      }
    }
  });

  it('makes any two records alike to e^epsilon, however many cells each holds', () => {
    const limit = limitOf(2);
    for (const bits of everyOutput(5)) {
      const chances = RECORDS.map((own) => exactChanceOfRecord(bits, own, 2, 2));
      for (const one of chances) for (const other of chances) expect(isWithin(one, other, limit)).toBe(true);
    }
  });

  it('spends all of its epsilon but for a rounding: a smaller one would not hold', () => {
    const limit = limitOf(1.999_99);
    const [one, other] = [0, 1].map((cell) => exactChance([true, false], cell, 2)) as [Fraction, Fraction];
    expect(isWithin(one, other, limit)).toBe(false);
  });

  it('gives chances that add up to one', () => {
    const sum = everyOutput(5).reduce((total, bits) => total + exactChance(bits, 3, 1).over, 0n);
    expect(sum).toBe(exactChance([true, true, true, true, true], 3, 1).under);
  });

  it('keeps its promise for every epsilon a shop may set', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 4, noNaN: true }), (epsilon) => {
        const { kept, raised } = chancesOf(epsilon);
        expect(kept).toBe(2 ** 31);
        expect(raised).toBeLessThan(kept);
        const ratio = { over: 2n ** 32n - BigInt(raised), under: BigInt(raised) };
        expect(isWithin(ratio, { over: 1n, under: 1n }, limitOf(epsilon))).toBe(true);
      }),
    );
  });
});

/** The 0.999999 quantile of chi-square with 32 degrees of freedom (W. Wilson and M. Hilferty, 1931). */
const CHI_SQUARE_32 = 32 * (1 - 2 / (9 * 32) + 4.753424 * Math.sqrt(2 / (9 * 32))) ** 3;

/**
 * Chi-square of how often each output of five bits came, against its exact chance. False alarm: one in a million for each
 * call.
 */
function chiSquare(words: () => number, cell: number | null, epsilon: number, draws: number): number {
  const seen = new Map<string, number>();
  for (let draw = 0; draw < draws; draw++) {
    const output = noisyBits(5, cell, epsilon, words).join();
    seen.set(output, (seen.get(output) ?? 0) + 1);
  }
  return everyOutput(5).reduce((sum, bits) => {
    const { over, under } = exactChance(bits, cell, epsilon);
    const expected = (Number((over * 2n ** 60n) / under) / 2 ** 60) * draws;
    return sum + ((seen.get(bits.join()) ?? 0) - expected) ** 2 / expected;
  }, 0);
}

function cryptoWords(): () => number {
  const buffer = new Uint32Array(4096);
  let at = buffer.length;
  return () => {
    if (at === buffer.length) {
      crypto.getRandomValues(buffer);
      at = 0;
    }
    at += 1;
    return buffer[at - 1] ?? 0;
  };
}

describe('what is claimed and what is done', () => {
  for (const [cell, epsilon, seed] of [
    [null, 2, 11],
    [0, 2, 12],
    [3, 1, 13],
    [4, 0.5, 14],
  ] as const) {
    it(`are the same for cell ${cell} at epsilon ${epsilon}, with seeded bits`, () => {
      expect(chiSquare(seededWords(seed), cell, epsilon, 60_000)).toBeLessThan(CHI_SQUARE_32);
    });
  }

  it("are the same with the platform's own random bits", () => {
    expect(chiSquare(cryptoWords(), 2, 2, 60_000)).toBeLessThan(CHI_SQUARE_32);
  });

  it('are told apart where they differ by little: the test can fail', () => {
    expect(chiSquare(seededWords(15), 2, 2, 60_000)).toBeLessThan(CHI_SQUARE_32);
    const biased = seededWords(15);
    const worse = () => Math.floor(biased() * 0.95);
    expect(chiSquare(worse, 2, 2, 60_000)).toBeGreaterThan(CHI_SQUARE_32);
  });
});

import { chancesOf } from '../unary-noise.ts';

/** A chance as an exact fraction. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

const RANGE = 2n ** 32n;

/**
 * The exact chance that `noisyBits` of one cell (or none) gives just these bits: from the same integers that it compares
 * its words with, without rounding.
 */
export function exactChance(bits: readonly boolean[], cell: number | null, epsilon: number): Fraction {
  const { kept, raised } = chancesOf(epsilon);
  let over = 1n;
  bits.forEach((bit, at) => {
    const set = BigInt(at === cell ? kept : raised);
    over *= bit ? set : RANGE - set;
  });
  return { over, under: RANGE ** BigInt(bits.length) };
}

/** The exact chance that `makeReport` gives these bits, once the family was picked, for a device with these cells (by index). */
export function exactChanceOfRecord(
  bits: readonly boolean[],
  own: readonly number[],
  units: number,
  epsilon: number,
): Fraction {
  const places = Math.max(units, own.length);
  const chances = Array.from({ length: places }, (_, place) => exactChance(bits, own[place] ?? null, epsilon));
  const over = chances.reduce((sum, chance) => sum + chance.over, 0n);
  return { over, under: RANGE ** BigInt(bits.length) * BigInt(places) };
}

/** Every text of so many bits. */
export function everyOutput(size: number): boolean[][] {
  return Array.from({ length: 2 ** size }, (_, code) =>
    Array.from({ length: size }, (_bit, at) => ((code >> at) & 1) === 1),
  );
}

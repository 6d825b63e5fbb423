import type { RandomWords } from './random-words.ts';

const RANGE = 2 ** 32;
/** Of a bit that is set: one half, as an integer among 2^32. */
const KEPT = RANGE / 2;

/**
 * The chances of optimised unary encoding (T. Wang, J. Blocki, N. Li, S. Jha: "Locally Differentially Private Protocols
 * for Frequency Estimation", USENIX Security 2017, §4.3) as integers among 2^32, so that what is claimed is exactly what
 * is done: a bit that is set stays set with `kept`, one that is not becomes set with `raised`.
 *
 * Proof. Two inputs differ in at most two bits: one is set in the first input alone, one in the second alone. With
 * p = 1/2 and q = raised / 2^32 the chances of any output differ at most by p(1 − q) / (q(1 − p)) = (1 − q) / q, which is
 * at most e^ε where q ≥ 1 / (e^ε + 1). `raised` is that rounded up, with one more for the rounding of `Math.exp`.
 */
export function chancesOf(epsilon: number): { kept: number; raised: number } {
  return { kept: KEPT, raised: Math.ceil(RANGE / (Math.exp(epsilon) + 1)) + 1 };
}

/**
 * `size` noisy bits of one cell, or of none (null). Every bit takes one word, so that how many are taken tells nothing.
 */
export function noisyBits(size: number, cell: number | null, epsilon: number, words: RandomWords): boolean[] {
  const { kept, raised } = chancesOf(epsilon);
  return Array.from({ length: size }, (_, at) => words() < (at === cell ? kept : raised));
}

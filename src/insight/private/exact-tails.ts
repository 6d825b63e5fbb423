import { logGamma } from '../figures/stats/log-gamma.ts';

/** Terms smaller than this beside the sum change nothing. */
const NOTHING = 1e-17;

/** The chance of `count` or more successes in `of` tries, each with `chance` in (0, 1). */
export function atLeast(count: number, of: number, chance: number): number {
  if (count <= 0) return 1;
  if (count > of) return 0;
  // Below the middle the first chance may be too small for a number: then the other side is added up.
  if (count <= of * chance) return 1 - atLeast(of - count + 1, of, 1 - chance);
  const first = Math.exp(logChoose(of, count) + count * Math.log(chance) + (of - count) * Math.log1p(-chance));
  const odds = chance / (1 - chance);
  return tailOf(count, of, first, (at) => ((of - at) / (at + 1)) * odds);
}

/**
 * Of two groups of tries, the chance of so great a difference of their successes where both have the same chance, whatever
 * that is: twice the smaller tail of the hypergeometric distribution (R. A. Fisher: "The Logic of Inductive Inference", JRSS
 * 98, 1935). Never too small, however few tries there are; 1 for none.
 */
export function sameChance(one: Tries, other: Tries): number {
  return Math.min(1, 2 * Math.min(tailAbove(one, other), tailAbove(other, one)));
}

export interface Tries {
  count: number;
  of: number;
}

/** The chance of as many successes or more in the first group, given those of both together. */
function tailAbove({ count, of }: Tries, other: Tries): number {
  const successes = count + other.count;
  const failures = of + other.of - successes;
  // The smaller tail is the other one's.
  if (count * (of + other.of) <= of * successes) return 1;
  const first = Math.exp(
    logChoose(successes, count) + logChoose(failures, of - count) - logChoose(successes + failures, of),
  );
  const ratio = (at: number) => ((successes - at) * (of - at)) / ((at + 1) * (failures - of + at + 1));
  return tailOf(count, Math.min(successes, of), first, ratio);
}

/** Sums chances from that of `from` on; `ratio(k)` is the chance of k + 1 over that of k, and falls. */
function tailOf(from: number, to: number, first: number, ratio: (at: number) => number): number {
  let term = first;
  let sum = first;
  for (let at = from; at < to; at++) {
    const next = ratio(at);
    term *= next;
    sum += term;
    if (next < 1 && term < NOTHING * sum) break;
  }
  return Math.min(1, sum);
}

const logChoose = (of: number, count: number): number =>
  logGamma(of + 1) - logGamma(count + 1) - logGamma(of - count + 1);

/** Gives numbers in [0, 1), the same each time. */
export type Random = () => number;

/** A linear congruential generator: good enough to choose among made-up goods. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

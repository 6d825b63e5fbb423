/** The next 32 random bits as an integer in [0, 2^32): the page's crypto in the field, a seed in tests. */
export type RandomWords = () => number;

const RANGE = 2 ** 32;

/** A uniform integer in [0, `count`). Words that would favour small ones are thrown away. */
export function pickBelow(count: number, words: RandomWords): number {
  const fair = RANGE - (RANGE % count);
  for (;;) {
    const word = words();
    if (word < fair) return word % count;
  }
}

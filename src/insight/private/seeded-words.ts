import { seededRandom } from '#core/seeded-random.ts';
import type { RandomWords } from './random-words.ts';

/** For tests and simulations: the same words for the same seed. */
export function seededWords(seed: number): RandomWords {
  const random = seededRandom(seed);
  return () => random() * 2 ** 32;
}

import { seededRandom } from '#core/seeded-random.ts';

/** Chance that comes out the same each time. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Undefined of an empty list only. */
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  /** By weight; the weights need not add up to anything. */
  weighed<T extends { weight: number }>(list: readonly T[]): T;
}

/** Neighbouring seeds give unlike rows. */
export function createRandom(seed: number): Random {
  const next = seededRandom(Math.imul(seed + 1, 0x9e3779b1));
  return {
    next,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    weighed: (list) => {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0);
      const chosen = list.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      const last = chosen ?? list.at(-1);
      if (last === undefined) throw new Error('nothing to choose from');
      return last;
    },
  };
}

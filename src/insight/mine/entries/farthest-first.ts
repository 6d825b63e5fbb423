import { dotOf, type VectorRows } from '../clusters/vector-rows.ts';

/** Up to `count` rows that are unlike each other: from the first, always the one farthest from all taken (T. Gonzalez, 1985). */
export function farthestFirst(vectors: VectorRows, rows: readonly number[], count: number): number[] {
  const [first] = rows;
  if (first === undefined) return [];
  const taken = [first];
  const nearness = new Map(rows.map((row) => [row, dotOf(vectors, row, first)]));
  nearness.delete(first);
  while (taken.length < count && nearness.size > 0) {
    const [next] = [...nearness].reduce((far, one) => (one[1] < far[1] ? one : far));
    taken.push(next);
    nearness.delete(next);
    for (const [row, near] of nearness) nearness.set(row, Math.max(near, dotOf(vectors, row, next)));
  }
  return taken;
}

import { sampleOf } from '../sample-of.ts';
import { dotOf, type VectorRows } from './vector-rows.ts';

/** Questions that the figure is taken on: it grows with the square. */
const SAMPLE = 1500;

/**
 * Mean silhouette (P. Rousseeuw, 1987) with cosine distance over a sample: how much nearer a question is to its own group than
 * to the next one, in [−1, 1]. Needs no labels. Noise counts as 0, so that leaving out the hard ones does not raise it.
 */
export function silhouette(vectors: VectorRows, groups: ArrayLike<number>, random: () => number): number {
  const sample = sampleOf(vectors.count, SAMPLE, random);
  const sizes = new Map<number, number>();
  for (const row of sample) sizes.set(groups[row] ?? -1, (sizes.get(groups[row] ?? -1) ?? 0) + 1);
  let sum = 0;
  for (const row of sample) {
    const own = groups[row] ?? -1;
    if (own < 0 || (sizes.get(own) ?? 0) < 2) continue;
    const distance = new Map<number, number>();
    for (const other of sample) {
      const group = groups[other] ?? -1;
      if (group < 0 || other === row) continue;
      distance.set(group, (distance.get(group) ?? 0) + 1 - dotOf(vectors, row, other));
    }
    const inside = (distance.get(own) ?? 0) / ((sizes.get(own) ?? 0) - 1);
    let outside = Number.POSITIVE_INFINITY;
    for (const [group, far] of distance) if (group !== own) outside = Math.min(outside, far / (sizes.get(group) ?? 1));
    if (Number.isFinite(outside)) sum += (outside - inside) / Math.max(inside, outside, 1e-9);
  }
  return sample.length === 0 ? 0 : sum / sample.length;
}

import Graph from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { Neighbour } from './nearest-questions.ts';

/** Groups smaller than this are noise: one of a kind, asked by hardly anybody. */
export const LEAST_IN_CLUSTER = 3;

export interface CommunityOptions {
  /** Above 1 more and smaller groups, below 1 fewer and larger ones. */
  resolution: number;
  random: () => number;
  /** Smaller groups are noise. */
  least?: number;
}

/**
 * Groups of rows that are near each other rather than others: communities of the graph of neighbours by Louvain's method
 * (V. Blondel et al., 2008). An edge weighs its similarity, half of it where only one of the two counts the other as near.
 *
 * @returns Group of each row, from 0, largest first; −1 is noise.
 */
export function communities(
  nearest: readonly (readonly Neighbour[])[],
  { resolution, random, least = 1 }: CommunityOptions,
): Int32Array {
  const graph = new Graph<object, { weight: number }>({ type: 'undirected' });
  for (const row of nearest.keys()) graph.addNode(row);
  const known = nearest.map((near) => new Set(near.map(({ row }) => row)));
  for (const [row, near] of nearest.entries()) {
    for (const { row: other, similarity } of near) {
      if (similarity <= 0 || graph.hasEdge(row, other)) continue;
      graph.addEdge(row, other, { weight: similarity * (known[other]?.has(row) ? 1 : 0.5) });
    }
  }
  if (graph.size === 0) return new Int32Array(nearest.length).fill(-1);
  const groups = louvain(graph, { resolution, rng: random, getEdgeWeight: 'weight' });
  return bySize(
    Int32Array.from(nearest, (_, row) => groups[row] ?? -1),
    least,
  );
}

/** The same groups, numbered from the largest; those below `least` become −1. */
export function bySize(groups: Int32Array, least: number): Int32Array {
  const sizes = new Map<number, number>();
  for (const group of groups) if (group >= 0) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes].filter(([, size]) => size >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const number = new Map(order.map(([group], at) => [group, at]));
  return groups.map((group) => number.get(group) ?? -1);
}

import type { Forest, RiskTree } from '#commerce/risk/risk-model.ts';

export interface ForestOptions {
  trees: number;
  /** Questions asked one after the other in one tree. */
  depth: number;
  /** What of a tree's word is taken. */
  rate: number;
  /** Fewer orders than these make no leaf. */
  leastInLeaf: number;
  /** Added to the second derivatives: a leaf of few orders says little. */
  ridge: number;
}

/** First and second derivative of the loss by the sum, where the sum is `sum` and the truth `truth`. */
type Loss = (sum: number, truth: number) => readonly [gradient: number, curvature: number];

/** For yes or no; the sum is the log odds. */
export const logisticLoss: Loss = (sum, truth) => {
  const chance = 1 / (1 + Math.exp(-sum));
  return [chance - truth, chance * (1 - chance)];
};
/** For minutes: what lies further off than half an hour pulls no harder (Huber). */
export const minutesLoss: Loss = (sum, truth) => [Math.max(-30, Math.min(30, sum - truth)), 1];

const BINS = 32;

/** Gradient boosting on trees (Friedman 2001) with Newton's leaves; no chance in it. */
export function fitForest(
  rows: readonly (readonly number[])[],
  truths: readonly number[],
  loss: Loss,
  options: ForestOptions,
): Forest {
  const binned = binColumns(rows);
  const base = constantFor(truths, loss);
  const sums = new Float64Array(rows.length).fill(base);
  const gradients = new Float64Array(rows.length);
  const curvatures = new Float64Array(rows.length);
  const trees: RiskTree[] = [];
  for (let made = 0; made < options.trees; made++) {
    for (let row = 0; row < rows.length; row++) {
      const [gradient, curvature] = loss(sums[row] as number, truths[row] as number);
      gradients[row] = gradient;
      curvatures[row] = curvature;
    }
    trees.push(growTree(binned, gradients, curvatures, sums, options));
  }
  return { base: Number(base.toFixed(4)), trees };
}

/** The one number with the least loss. */
function constantFor(truths: readonly number[], loss: Loss): number {
  let sum = 0;
  for (let round = 0; round < 50; round++) {
    let slope = 0;
    let bend = 0;
    for (const truth of truths) {
      const [gradient, curvature] = loss(sum, truth);
      slope += gradient;
      bend += curvature;
    }
    sum -= slope / Math.max(bend, 1e-9);
  }
  return sum;
}

interface Binned {
  /** By feature: the bin of every row. */
  bins: Uint8Array[];
  /** By feature: the greatest value of every bin but the last. */
  edges: number[][];
}

function binColumns(rows: readonly (readonly number[])[]): Binned {
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, column) => {
    const sorted = Float64Array.from(rows, (row) => row[column] as number).sort();
    const cuts = Array.from(
      { length: BINS - 1 },
      (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / BINS)] as number,
    );
    const most = sorted.at(-1);
    return [...new Set(cuts)].filter((cut) => cut !== most);
  });
  const bins = edges.map((cuts, column) =>
    Uint8Array.from(rows, (row) => {
      const at = cuts.findIndex((cut) => (row[column] as number) <= cut);
      return at < 0 ? cuts.length : at;
    }),
  );
  return { bins, edges };
}

function growTree(
  { bins, edges }: Binned,
  gradients: Float64Array,
  curvatures: Float64Array,
  sums: Float64Array,
  { depth, rate, leastInLeaf, ridge }: ForestOptions,
): RiskTree {
  const nodes = 2 ** (depth + 1) - 1;
  const feature = new Array<number>(nodes).fill(-1);
  const threshold = new Array<number>(nodes).fill(0);
  const value = new Array<number>(nodes).fill(0);
  const members: (number[] | undefined)[] = [Array.from(gradients.keys())];
  for (let node = 0; node < nodes; node++) {
    const rows = members[node];
    if (!rows) continue;
    const total = totals(rows, gradients, curvatures);
    value[node] = round(-rate * (total[0] / (total[1] + ridge)));
    const split =
      2 * node + 2 < nodes ? bestSplit(rows, bins, edges, gradients, curvatures, total, leastInLeaf, ridge) : null;
    if (!split) {
      for (const row of rows) sums[row] = (sums[row] as number) + (value[node] as number);
      continue;
    }
    const column = bins[split.feature] as Uint8Array;
    feature[node] = split.feature;
    threshold[node] = edges[split.feature]?.[split.bin] ?? 0;
    members[2 * node + 1] = rows.filter((row) => (column[row] as number) <= split.bin);
    members[2 * node + 2] = rows.filter((row) => (column[row] as number) > split.bin);
  }
  return { feature, threshold, value };
}

function totals(rows: readonly number[], gradients: Float64Array, curvatures: Float64Array): [number, number] {
  let slope = 0;
  let bend = 0;
  for (const row of rows) {
    slope += gradients[row] as number;
    bend += curvatures[row] as number;
  }
  return [slope, bend];
}

function bestSplit(
  rows: readonly number[],
  bins: readonly Uint8Array[],
  edges: readonly (readonly number[])[],
  gradients: Float64Array,
  curvatures: Float64Array,
  [slope, bend]: readonly [number, number],
  leastInLeaf: number,
  ridge: number,
): { feature: number; bin: number } | null {
  const worth = (g: number, h: number) => (g * g) / (h + ridge);
  let best: { feature: number; bin: number } | null = null;
  let bestGain = 1e-6;
  for (const [feature, column] of bins.entries()) {
    const count = new Float64Array(BINS);
    const gradient = new Float64Array(BINS);
    const curvature = new Float64Array(BINS);
    for (const row of rows) {
      const bin = column[row] as number;
      count[bin] = (count[bin] as number) + 1;
      gradient[bin] = (gradient[bin] as number) + (gradients[row] as number);
      curvature[bin] = (curvature[bin] as number) + (curvatures[row] as number);
    }
    let [rowsLeft, slopeLeft, bendLeft] = [0, 0, 0];
    for (let bin = 0; bin < (edges[feature]?.length ?? 0); bin++) {
      rowsLeft += count[bin] as number;
      slopeLeft += gradient[bin] as number;
      bendLeft += curvature[bin] as number;
      if (rowsLeft < leastInLeaf || rows.length - rowsLeft < leastInLeaf) continue;
      const gain = worth(slopeLeft, bendLeft) + worth(slope - slopeLeft, bend - bendLeft) - worth(slope, bend);
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bin };
      }
    }
  }
  return best;
}

const round = (value: number) => Number(value.toFixed(5));

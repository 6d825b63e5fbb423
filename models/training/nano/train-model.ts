import type { Example } from './corpus.ts';
import { createSeededRandom } from './seeded-random.ts';

export interface Recipe {
  seed: number;
  /** Size of the hidden layer. */
  width: number;
  /** Feature rows that are kept. */
  rows: number;
  hashBits: number;
  /** Passes with all features and full precision, then passes with the kept rows and one-bit weights. */
  fullEpochs: number;
  binaryEpochs: number;
  /** Share of a message's features that is hidden from each pass, by phase. */
  fullDropout: number;
  binaryDropout: number;
  rowRate: number;
  outputRate: number;
  smoothing: number;
  /** Weight of each output's loss; the intent's is 1. */
  emotionWeight: number;
  languageWeight: number;
  /** Rows are kept by norm × (messages that have the feature)^power. */
  keepPower: number;
  /** Size of a one-bit row by the mean size of its weights; below 1 it restrains rows that were trained on little. */
  binaryScale: number;
}

/** Weights as the runtime will have them, before they are packed. */
export interface TrainedModel {
  width: number;
  /** Ascending. */
  ids: number[];
  scales: Float32Array;
  signs: Int8Array;
  output: Float32Array;
  biases: Float32Array;
}

/**
 * Trains hashed features → `width` hidden units → intents, emotions and languages, by stochastic gradient steps with
 * Adagrad (one accumulator for each row). First all features at full precision; then the weightiest rows alone, with the
 * forward pass already on one-bit weights (straight-through gradients), so that what ships is what was trained.
 */
export function trainModel(examples: readonly Example[], sizes: readonly number[], recipe: Recipe): TrainedModel {
  const { width } = recipe;
  const random = createSeededRandom(recipe.seed);
  const mask = 2 ** recipe.hashBits - 1;
  const counts = new Map<number, number>();
  const idsOf = examples.map((example) => [
    ...new Set(Array.from(example.features, (feature) => (feature & mask) >>> 0)),
  ]);
  for (const ids of idsOf) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);

  // A feature seen once cannot be told from chance.
  let rowOf = indexRows([...counts].filter(([, count]) => count > 1).map(([id]) => id));
  let weights = Float32Array.from({ length: rowOf.size * width }, () => ((random() - 0.5) * 0.6) / Math.sqrt(width));
  let history = new Float32Array(rowOf.size);
  const labels = sizes.reduce((sum, size) => sum + size, 0);
  const output = Float32Array.from({ length: labels * width }, () => ((random() - 0.5) * 2) / Math.sqrt(width));
  const outputHistory = new Float32Array(labels * width);
  const biases = new Float32Array(labels);
  const biasHistory = new Float32Array(labels);

  const starts = sizes.map((_, head) => sizes.slice(0, head).reduce((sum, size) => sum + size, 0));
  const headWeights = [1, recipe.emotionWeight, recipe.languageWeight];
  const order = Uint32Array.from(examples, (_, at) => at);
  const hidden = new Float32Array(width);
  const gradient = new Float32Array(width);
  const probabilities = new Float32Array(labels);
  const chosen = new Uint32Array(1 << 14);

  const pass = (rows: Uint32Array[], rate: number, dropout: number, binary: Float32Array | null): void => {
    const forward = binary ?? weights;
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at] as Example;
      let known = 0;
      for (const row of rows[at] as Uint32Array) if (random() >= dropout) chosen[known++] = row;
      if (known === 0) continue;
      const shrink = 1 / Math.sqrt(known);
      hidden.fill(0);
      for (let k = 0; k < known; k++) {
        const from = (chosen[k] as number) * width;
        for (let j = 0; j < width; j++) hidden[j] = (hidden[j] as number) + (forward[from + j] as number);
      }
      for (let j = 0; j < width; j++) hidden[j] = (hidden[j] as number) * shrink;
      gradient.fill(0);
      const targets = [example.intent, example.emotion, example.language];
      for (const [head, size] of sizes.entries()) {
        const start = starts[head] as number;
        descendHead(start, size, start + (targets[head] as number), headWeights[head] as number, rate);
      }
      let square = 0;
      for (let j = 0; j < width; j++) {
        gradient[j] = (gradient[j] as number) * shrink;
        square += (gradient[j] as number) ** 2;
      }
      square /= width;
      for (let k = 0; k < known; k++) {
        const row = chosen[k] as number;
        history[row] = (history[row] as number) + square;
        const step = (recipe.rowRate * rate) / Math.sqrt((history[row] as number) + 1e-8);
        const from = row * width;
        for (let j = 0; j < width; j++)
          weights[from + j] = (weights[from + j] as number) - step * (gradient[j] as number);
        if (binary !== null) binariseRow(weights, binary, row, width, recipe.binaryScale);
      }
    }
  };

  /** One head's step on its own weights; adds to `gradient` what it asks of the hidden layer. */
  function descendHead(start: number, size: number, target: number, weight: number, rate: number): void {
    let highest = Number.NEGATIVE_INFINITY;
    for (let label = start; label < start + size; label++) {
      let sum = biases[label] as number;
      for (let j = 0; j < width; j++) sum += (output[label * width + j] as number) * (hidden[j] as number);
      probabilities[label] = sum;
      if (sum > highest) highest = sum;
    }
    let total = 0;
    for (let label = start; label < start + size; label++) {
      probabilities[label] = Math.exp((probabilities[label] as number) - highest);
      total += probabilities[label] as number;
    }
    for (let label = start; label < start + size; label++) {
      const wanted = (label === target ? 1 - recipe.smoothing : 0) + recipe.smoothing / size;
      const error = ((probabilities[label] as number) / total - wanted) * weight;
      for (let j = 0; j < width; j++) {
        const at = label * width + j;
        gradient[j] = (gradient[j] as number) + error * (output[at] as number);
        const slope = error * (hidden[j] as number);
        outputHistory[at] = (outputHistory[at] as number) + slope * slope;
        const step = (recipe.outputRate * rate) / Math.sqrt((outputHistory[at] as number) + 1e-8);
        output[at] = (output[at] as number) - step * slope;
      }
      biasHistory[label] = (biasHistory[label] as number) + error * error;
      const step = (recipe.outputRate * rate) / Math.sqrt((biasHistory[label] as number) + 1e-8);
      biases[label] = (biases[label] as number) - step * error;
    }
  }

  const rowsOf = (): Uint32Array[] => idsOf.map((ids) => Uint32Array.from(ids.flatMap((id) => rowOf.get(id) ?? [])));

  let rows = rowsOf();
  for (let epoch = 0; epoch < recipe.fullEpochs; epoch++) {
    pass(rows, 1 - (0.8 * epoch) / recipe.fullEpochs, recipe.fullDropout, null);
  }

  const weight = (id: number, row: number): number => {
    let square = 0;
    for (let at = row * width; at < (row + 1) * width; at++) square += (weights[at] as number) ** 2;
    return Math.sqrt(square) * (counts.get(id) ?? 0) ** recipe.keepPower;
  };
  const kept = [...rowOf]
    .map(([id, row]) => ({ id, row, weight: weight(id, row) }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, recipe.rows)
    .sort((a, b) => a.id - b.id);
  const keptWeights = new Float32Array(kept.length * width);
  for (const [at, { row }] of kept.entries())
    keptWeights.set(weights.subarray(row * width, (row + 1) * width), at * width);
  history = Float32Array.from(kept, ({ row }) => history[row] ?? 0);
  weights = keptWeights;
  rowOf = indexRows(kept.map(({ id }) => id));

  rows = rowsOf();
  const binary = new Float32Array(weights.length);
  for (let row = 0; row < kept.length; row++) binariseRow(weights, binary, row, width, recipe.binaryScale);
  for (let epoch = 0; epoch < recipe.binaryEpochs; epoch++) {
    pass(rows, 1 - epoch / recipe.binaryEpochs, recipe.binaryDropout, binary);
  }

  return {
    width,
    ids: kept.map(({ id }) => id),
    scales: Float32Array.from(kept, (_, row) => Math.abs(binary[row * width] as number)),
    signs: Int8Array.from(binary, (value) => (value < 0 ? -1 : 1)),
    output,
    biases,
  };
}

function binariseRow(weights: Float32Array, binary: Float32Array, row: number, width: number, share: number): void {
  const from = row * width;
  let sum = 0;
  for (let at = from; at < from + width; at++) sum += Math.abs(weights[at] as number);
  const scale = (share * sum) / width;
  for (let at = from; at < from + width; at++) binary[at] = (weights[at] as number) < 0 ? -scale : scale;
}

function indexRows(ids: readonly number[]): Map<number, number> {
  return new Map(ids.map((id, row) => [id, row]));
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const held = order[last] as number;
    order[last] = order[other] as number;
    order[other] = held;
  }
}

import { softmax } from '../softmax.ts';

/** Below this a probability says nothing, and its logarithm would say too much. */
const FLOOR = 1e-5;

export function logOf(probabilities: ArrayLike<number>): Float64Array {
  return Float64Array.from(probabilities, (probability) => Math.log(Math.max(probability, FLOOR)));
}

/** Strength of the belief that the shop's shoppers ask what everyone's do, in messages. */
const PRIOR_MESSAGES = 3;
const PRIOR_ROUNDS = 40;

/**
 * What to add to the logarithms of the model's probabilities so that they add up to how often this shop's examples have
 * each label: the most likely biases under a normal prior. Rare labels are moved little.
 */
export function fitBiases(logs: readonly Float64Array[], labels: readonly number[]): Float64Array {
  const size = logs[0]?.length ?? 0;
  const counts = new Float64Array(size);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const biases = new Float64Array(size);
  for (let round = 0; round < PRIOR_ROUNDS; round++) {
    const expected = new Float64Array(size);
    for (const log of logs) {
      const probabilities = softmax(log.map((value, at) => value + (biases[at] ?? 0)));
      for (let at = 0; at < size; at++) expected[at] = (expected[at] ?? 0) + (probabilities[at] ?? 0);
    }
    for (let at = 0; at < size; at++) {
      const bias = biases[at] ?? 0;
      const mass = expected[at] ?? 0;
      biases[at] = bias + ((counts[at] ?? 0) - mass - PRIOR_MESSAGES * bias) / (mass + PRIOR_MESSAGES);
    }
  }
  return biases;
}

/** One example as read by what was learnt from other examples. */
export interface CrossFitted {
  logs: Float64Array;
  biases: Float64Array;
  scores: Float64Array;
  label: number;
}

/** Weights beside the model's own logarithms, which count fully: so its calibration stays where nothing is added. */
export interface Mix {
  /** Of the shop's biases. */
  bias: number;
  /** Of the likeness to examples. */
  examples: number;
}

export const MODEL_ALONE: Mix = { bias: 0, examples: 0 };
const BIAS_WEIGHTS = [0, 0.5, 1];
const EXAMPLE_WEIGHTS = [0, 1, 2, 4, 6, 9, 13];
/** What the mix must gain in log-likelihood a message over the model alone, against chance on few examples. */
const LEAST_GAIN = 2;

export function mixed({ logs, biases, scores }: Omit<CrossFitted, 'label'>, mix: Mix): Float64Array {
  return logs.map((log, at) => log + mix.bias * (biases[at] ?? 0) + mix.examples * (scores[at] ?? 0));
}

/** The weights under which the cross-fitted examples are most likely; the model alone where they gain too little. */
export function fitMix(examples: readonly CrossFitted[]): Mix {
  const lossOf = (mix: Mix): number =>
    examples.reduce((sum, example) => sum - Math.log((softmax(mixed(example, mix))[example.label] ?? 0) + 1e-6), 0);
  const plain = lossOf(MODEL_ALONE);
  let best = MODEL_ALONE;
  let least = plain - LEAST_GAIN;
  // One weight after the other, twice: the two hardly depend on each other.
  let mix: Mix = { bias: 1, examples: 4 };
  const tryAll = (key: keyof Mix, values: readonly number[]): void => {
    const tried = values.map((value) => ({ value, loss: lossOf({ ...mix, [key]: value }) }));
    const winner = tried.reduce((low, one) => (one.loss < low.loss ? one : low));
    mix = { ...mix, [key]: winner.value };
    if (winner.loss < least) {
      least = winner.loss;
      best = mix;
    }
  };
  for (let round = 0; round < 2; round++) {
    tryAll('examples', EXAMPLE_WEIGHTS);
    tryAll('bias', BIAS_WEIGHTS);
  }
  return best;
}

/** Weights of a logistic regression; the last belongs to the constant. */
export function fitLogistic(inputs: readonly (readonly number[])[], targets: readonly boolean[]): number[] {
  const size = (inputs[0]?.length ?? 0) + 1;
  const weights = new Array<number>(size).fill(0);
  const rate = 1 / Math.max(1, inputs.length);
  for (let round = 0; round < 600; round++) {
    const gradient = weights.map((weight) => 0.5 * weight);
    for (const [at, input] of inputs.entries()) {
      const error = logistic(weights, input) - (targets[at] === true ? 1 : 0);
      for (let place = 0; place < size; place++) {
        gradient[place] = (gradient[place] ?? 0) + error * (place === size - 1 ? 1 : (input[place] ?? 0));
      }
    }
    for (let place = 0; place < size; place++) {
      weights[place] = (weights[place] ?? 0) - 2 * rate * (gradient[place] ?? 0);
    }
  }
  return weights;
}

export function logistic(weights: readonly number[], input: readonly number[]): number {
  let sum = weights.at(-1) ?? 0;
  for (const [place, value] of input.entries()) sum += (weights[place] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

import { softmax } from '#nlu/softmax.ts';

const BINS = 10;

/** Raw outputs for one held-out message, and the index of its label. */
export interface Held {
  outputs: Float32Array;
  label: number;
}

/** The divisor of the outputs that makes the right labels most likely, by golden-section search. */
export function fitTemperature(held: readonly Held[]): number {
  const loss = (temperature: number): number =>
    held.reduce((sum, { outputs, label }) => sum - Math.log((softmax(outputs, temperature)[label] ?? 0) + 1e-9), 0);
  let low = 0.2;
  let high = 8;
  for (let round = 0; round < 24; round++) {
    const left = high - (high - low) * 0.618;
    const right = low + (high - low) * 0.618;
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/**
 * Expected calibration error (Guo et al. 2017) over ten bins of the confidence. Each half of the messages is read with
 * the temperature fitted on the other half, so that the figure is not that of the fit itself.
 */
export function calibrationError(held: readonly Held[]): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  for (const half of [0, 1]) {
    const temperature = fitTemperature(held.filter((_, at) => at % 2 !== half));
    for (const [at, { outputs, label }] of held.entries()) {
      if (at % 2 !== half) continue;
      const probabilities = softmax(outputs, temperature);
      const best = argmax(probabilities);
      const confidence = probabilities[best] ?? 0;
      const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
      if (bin === undefined) continue;
      bin.confidence += confidence;
      bin.right += best === label ? 1 : 0;
    }
  }
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / held.length;
}

export interface Refusal {
  /** From this probability of `outOfScope` on a message is refused. */
  threshold: number;
  /** Share of the out-of-scope messages that are refused. */
  recall: number;
  /** Share of the others that are. */
  refused: number;
}

/**
 * The threshold that refuses the most out-of-scope messages while at most `mostRefused` of the others are refused. As in
 * `readMessage` a message is refused too where out of scope is the most probable label, whatever the threshold.
 */
export function fitRefusal(
  held: readonly Held[],
  outOfScope: number,
  temperature: number,
  mostRefused: number,
): Refusal {
  const scored = held.map(({ outputs, label }) => {
    const score = softmax(outputs, temperature)[outOfScope] ?? 0;
    return { isOutside: label === outOfScope, score, isBest: argmax(outputs) === outOfScope };
  });
  const inside = scored.filter(({ isOutside }) => !isOutside);
  const spare = Math.floor(inside.length * mostRefused) - inside.filter(({ isBest }) => isBest).length;
  const doubts = inside.filter(({ isBest }) => !isBest).map(({ score }) => score);
  doubts.sort((a, b) => b - a);
  const threshold = spare < 0 ? 1 : (doubts[spare] ?? 0);
  const shareRefused = (rows: typeof scored) =>
    rows.filter(({ isBest, score }) => isBest || score > threshold).length / Math.max(1, rows.length);
  return {
    threshold,
    recall: shareRefused(scored.filter(({ isOutside }) => isOutside)),
    refused: shareRefused(inside),
  };
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

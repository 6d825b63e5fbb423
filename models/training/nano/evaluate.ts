import type { NanoReader } from '../../../src/nlu/nano-reader.ts';
import { possibleLanguages } from '../../../src/nlu/possible-languages.ts';
import { EMOTION_LABELS, type Example, LANGUAGE_LABELS } from './corpus.ts';

/** A held-out message with what a model that never saw its writer made of it: raw outputs. */
export interface HeldOut {
  example: Example;
  fold: number;
  intents: Float32Array;
  emotions: Float32Array;
  languages: Float32Array;
}

const BINS = 15;
/** Messages shorter than this are left out of the language figure: `ok` is a word of every language. */
const LANGUAGE_MIN_CHARACTERS = 5;

export function readHeldOut(reader: NanoReader, examples: readonly Example[], fold: number): HeldOut[] {
  const emotionsAt = reader.header.intents.length;
  const languagesAt = emotionsAt + reader.header.emotions.length;
  return examples.map((example) => {
    const outputs = reader.outputs(example.features);
    const allowed = new Set<string>(possibleLanguages(example.text));
    return {
      example,
      fold,
      intents: outputs.subarray(0, emotionsAt),
      emotions: outputs.subarray(emotionsAt, languagesAt),
      languages: outputs
        .subarray(languagesAt)
        .map((output, at) => (allowed.has(LANGUAGE_LABELS[at] ?? '') ? output : Number.NEGATIVE_INFINITY)),
    };
  });
}

/** The divisor of the outputs that makes the right labels most likely, by golden-section search. */
export function fitTemperature(outputs: readonly Float32Array[], labels: readonly number[]): number {
  const loss = (temperature: number): number =>
    outputs.reduce((sum, output, at) => sum - Math.log(softmax(output, temperature)[labels[at] ?? 0] ?? 1e-9), 0);
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

/** Expected calibration error of the intent's confidence; each fold is read with a temperature fitted on the others. */
export function calibrationError(heldOut: readonly HeldOut[]): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const fold of new Set(heldOut.map((one) => one.fold))) {
    const others = heldOut.filter((one) => one.fold !== fold);
    const temperature = fitTemperature(
      others.map((one) => one.intents),
      others.map((one) => one.example.intent),
    );
    for (const one of heldOut) {
      if (one.fold !== fold) continue;
      const probabilities = softmax(one.intents, temperature);
      const best = argmax(probabilities);
      const bin = bins[Math.min(BINS - 1, Math.floor((probabilities[best] ?? 0) * BINS))];
      if (bin === undefined) continue;
      bin.count += 1;
      bin.confidence += probabilities[best] ?? 0;
      bin.right += best === one.example.intent ? 1 : 0;
    }
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / heldOut.length;
}

/** The lowest probability of `oos` at which at most `refusedShare` of the in-scope messages are refused. */
export function fitOutOfScope(
  heldOut: readonly HeldOut[],
  outOfScope: number,
  temperature: number,
  refusedShare: number,
): { threshold: number; recall: number; refused: number } {
  const scored = heldOut.map((one) => ({
    outside: one.example.intent === outOfScope,
    score: softmax(one.intents, temperature)[outOfScope] ?? 0,
  }));
  const inside = scored.filter((one) => !one.outside).map((one) => one.score);
  inside.sort((a, b) => b - a);
  const threshold = inside[Math.floor(inside.length * refusedShare)] ?? 1;
  const outside = scored.filter((one) => one.outside);
  return {
    threshold,
    recall: outside.filter((one) => one.score > threshold).length / outside.length,
    refused: inside.filter((score) => score > threshold).length / inside.length,
  };
}

export function intentAccuracyByFile(heldOut: readonly HeldOut[]): Record<string, number> {
  const files = [...new Set(heldOut.map((one) => one.example.file))];
  return Object.fromEntries(
    files.map((file) => [file, intentAccuracy(heldOut.filter((one) => one.example.file === file))]),
  );
}

export function intentAccuracy(heldOut: readonly HeldOut[]): number {
  return heldOut.filter((one) => argmax(one.intents) === one.example.intent).length / heldOut.length;
}

/** How often the right intent is among the five most probable. */
export function candidateRecall(heldOut: readonly HeldOut[]): number {
  const within = heldOut.filter(({ intents, example }) => {
    const own = intents[example.intent] ?? 0;
    return intents.filter((output) => output > own).length < 5;
  });
  return within.length / heldOut.length;
}

/** Share and accuracy of the messages whose confidence reaches a band. */
export function bandFigures(heldOut: readonly HeldOut[], temperature: number, from: number, until: number) {
  const inBand = heldOut.filter((one) => {
    const confidence = Math.max(...softmax(one.intents, temperature));
    return confidence >= from && confidence < until;
  });
  return { share: inBand.length / heldOut.length, accuracy: inBand.length === 0 ? 0 : intentAccuracy(inBand) };
}

export function emotionMacroF1(heldOut: readonly HeldOut[]): number {
  const scores = EMOTION_LABELS.map((_, label) => {
    const said = heldOut.filter((one) => argmax(one.emotions) === label);
    const right = said.filter((one) => one.example.emotion === label).length;
    const meant = heldOut.filter((one) => one.example.emotion === label).length;
    return (2 * right) / (said.length + meant);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

export function languageAccuracy(heldOut: readonly HeldOut[]): number {
  const long = heldOut.filter((one) => one.example.text.length >= LANGUAGE_MIN_CHARACTERS);
  return long.filter((one) => argmax(one.languages) === one.example.language).length / long.length;
}

export function softmax(outputs: Float32Array, temperature: number): Float32Array {
  const highest = Math.max(...outputs);
  const raised = outputs.map((output) => Math.exp((output - highest) / temperature));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

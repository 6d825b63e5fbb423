import { featurise } from '../features.ts';
import type { Opinion } from '../opinion.ts';
import { softmax } from '../softmax.ts';
import { Lesson } from './lesson.ts';
import { type CrossFitted, fitLogistic, fitMix, logistic, logOf, type Mix, MODEL_ALONE, mixed } from './mixing.ts';
import type { RawRow } from './sparse-rows.ts';

/** A message that a merchant labelled, with what the model alone makes of it. */
export interface LabelledMessage {
  text: string;
  /** A label of the model, or one of the merchant's own. */
  intent: string;
  opinion: Opinion;
}

/** More are left out: the last ones of each intent first. */
const MAX_EXAMPLES = 5000;
/** Fewer teach nothing that could be checked. */
const MIN_EXAMPLES = 8;
const FOLDS = 5;
/** From here on one fold is enough to learn the mix, and five would take seconds. */
const ONE_FOLD_EXAMPLES = 1200;

/** What a merchant's labelled messages add to one model. Reads like the model where they add nothing. */
export interface Learned {
  /** The model's opinion corrected by the examples; own labels follow those of the model. */
  adjust(text: string, opinion: Opinion): Opinion;
}

/**
 * Learns from labelled messages without training the model: how often this shop is asked what (biases), what messages
 * like these examples mean (kernel ridge regression on what the model got wrong), and labels that the model does not know
 * (a gate over the likeness to their examples). How much each counts is fitted on examples read by what the others
 * taught, so that useless examples change nothing. All opinions must come from the same model.
 */
export function learn(messages: readonly LabelledMessage[]): Learned | null {
  const first = messages[0];
  if (first === undefined || messages.length < MIN_EXAMPLES) return null;
  const known = first.opinion.intents.labels;
  const own = [...new Set(messages.map(({ intent }) => intent))].filter((intent) => !known.includes(intent)).sort();
  const labels = [...known, ...own];
  const examples = limited(messages).map((message) => ({
    row: rawRow(message.text, message.opinion),
    logs: logOf(message.opinion.intents.probabilities),
    sureness: sureness(message.opinion),
    label: labels.indexOf(message.intent),
  }));

  const tried = examples.length > ONE_FOLD_EXAMPLES ? 1 : FOLDS;
  const crossFitted: CrossFitted[] = [];
  const gateInputs: number[][] = [];
  const isOwn: boolean[] = [];
  for (let fold = 0; fold < tried; fold++) {
    const held = examples.filter((_, at) => at % FOLDS === fold);
    const lesson = new Lesson(
      examples.filter((_, at) => at % FOLDS !== fold),
      known.length,
      labels.length,
    );
    const rows = lesson.space.rows(held.map(({ row }) => row));
    for (const [at, { logs, label, sureness }] of held.entries()) {
      const scores = lesson.scores(rows, at);
      gateInputs.push(gateInput(scores, known.length, sureness));
      isOwn.push(label >= known.length);
      // A shop that gives examples of its own labels alone says nothing of other messages: what is like none of them and
      // what the model is sure of is not meant.
      if (label >= known.length) {
        gateInputs.push([0, 1]);
        isOwn.push(false);
      }
      if (label < known.length) crossFitted.push({ logs, biases: lesson.biases, scores, label });
    }
  }
  const mix = crossFitted.length < MIN_EXAMPLES ? MODEL_ALONE : fitMix(crossFitted);
  const gate = own.length === 0 ? null : fitLogistic(gateInputs, isOwn);
  const hasVectors = first.opinion.vector !== null;
  const lesson = new Lesson(examples, known.length, labels.length);
  return new Adjustment(lesson, mix, gate && hasVectors ? rarer(gate, isOwn) : gate, labels, known.length);
}

/**
 * Of a hundred messages to a shop, so many ask what only this shop is asked; among the examples it is every second one. Sentence
 * vectors of ordinary messages are near those of any example, so that a gate which took the examples' share for the truth read
 * 390 of 500 development messages of other shops right, where the encoder alone reads 477; with this share it is 475. Words alone
 * are shared by fewer messages: with them it was 455 of 456 without.
 */
const OWN_SHARE = 0.01;

/** The gate where own messages are as rare as they are (King and Zeng, Logistic regression in rare events data, 2001). */
function rarer(gate: readonly number[], isOwn: readonly boolean[]): number[] {
  const own = isOwn.filter(Boolean).length;
  const shift = Math.log(OWN_SHARE / (1 - OWN_SHARE)) - Math.log(own / Math.max(1, isOwn.length - own));
  return gate.map((weight, at) => (at === gate.length - 1 ? weight + Math.min(0, shift) : weight));
}

/** On the scale of `gateInput`, where an own example itself stands at 4: any two messages share a few common words. */
const LEAST_LIKENESS = 1.2;
/** How sharply the likeness to own labels' examples chooses among them. */
const OWN_SHARPNESS = 12;

class Adjustment implements Learned {
  readonly #lesson: Lesson;
  readonly #mix: Mix;
  readonly #gate: readonly number[] | null;
  readonly #labels: readonly string[];
  readonly #knownCount: number;

  constructor(lesson: Lesson, mix: Mix, gate: readonly number[] | null, labels: readonly string[], knownCount: number) {
    this.#lesson = lesson;
    this.#mix = mix;
    this.#gate = gate;
    this.#labels = labels;
    this.#knownCount = knownCount;
  }

  adjust(text: string, opinion: Opinion): Opinion {
    const rows = this.#lesson.space.rows([rawRow(text, opinion)]);
    const scores = this.#lesson.scores(rows, 0);
    const logs = logOf(opinion.intents.probabilities);
    const probabilities = new Float32Array(this.#labels.length);
    probabilities.set(softmax(mixed({ logs, biases: this.#lesson.biases, scores }, this.#mix)));
    if (this.#gate !== null) {
      const input = gateInput(scores, this.#knownCount, sureness(opinion));
      const share = (input[0] ?? 0) < LEAST_LIKENESS ? 0 : logistic(this.#gate, input);
      for (let at = 0; at < this.#knownCount; at++) probabilities[at] = (probabilities[at] ?? 0) * (1 - share);
      const among = softmax(scores.subarray(this.#knownCount).map((score) => OWN_SHARPNESS * score));
      probabilities.set(
        among.map((part) => part * share),
        this.#knownCount,
      );
    }
    return { ...opinion, intents: { labels: this.#labels, probabilities } };
  }
}

function gateInput(scores: Float64Array, knownCount: number, sureness: number): number[] {
  return [4 * Math.max(0, ...scores.subarray(knownCount)), sureness];
}

/** How sure the model is of any of its own labels but `oos`. */
function sureness({ intents }: Opinion): number {
  let most = 0;
  for (const [at, label] of intents.labels.entries()) {
    if (label !== 'oos') most = Math.max(most, intents.probabilities[at] ?? 0);
  }
  return most;
}

function rawRow(text: string, { vector }: Opinion): RawRow {
  return { features: featurise(text), vector };
}

function limited(messages: readonly LabelledMessage[]): readonly LabelledMessage[] {
  if (messages.length <= MAX_EXAMPLES) return messages;
  const byIntent = new Map<string, LabelledMessage[]>();
  for (const message of messages) byIntent.set(message.intent, [...(byIntent.get(message.intent) ?? []), message]);
  const share = Math.floor(MAX_EXAMPLES / byIntent.size);
  return [...byIntent.values()].flatMap((list) => list.slice(0, Math.max(1, share)));
}

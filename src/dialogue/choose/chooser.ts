import type { FlowChooser } from '#knowledge/flow-schema.ts';
import { gramsOf } from './grams.ts';

/** Fewer grams than these say too little: "gift?" may ask for one or miss one. */
const LEAST_GRAMS = 6;
/** One step of a weight, in logarithms of odds; the trainer rounds to it. */
export const WEIGHT_STEP = 0.9;
/** A digit of `weights` less this is the number of steps. */
export const DIGIT_ZERO = 3;

/** Weights of a gram, one after the other: which flow (0: none of them), how much. */
type Row = readonly (readonly [flow: number, weight: number])[];

/** Parsed once for each pack. */
const tables = new WeakMap<FlowChooser, Map<number, Row>>();

/**
 * How much a message sounds like the training messages of each flow of `chooser.flows`, the first number for none of them.
 * Naive Bayes: sums of logarithms of odds, divided by the root of the message's length. Null where it says too little.
 */
export function soundsLike(chooser: FlowChooser, text: string): Float64Array | null {
  if (heard?.chooser !== chooser || heard.text !== text) heard = { chooser, text, sounds: listen(chooser, text) };
  return heard.sounds;
}

/** One message is asked about several times over. */
let heard: { chooser: FlowChooser; text: string; sounds: Float64Array | null } | null = null;

function listen(chooser: FlowChooser, text: string): Float64Array | null {
  const grams = gramsOf(text);
  if (grams.length < LEAST_GRAMS) return null;
  const table = tableOf(chooser);
  const sums = new Float64Array(chooser.flows.length + 1);
  for (const gram of grams) {
    for (const [flow, weight] of table.get(gram) ?? []) sums[flow] = (sums[flow] ?? 0) + weight;
  }
  return sums.map((sum) => sum / Math.sqrt(grams.length));
}

function tableOf(chooser: FlowChooser): Map<number, Row> {
  let table = tables.get(chooser);
  if (table === undefined) {
    table = new Map();
    let gram = 0;
    for (const [, gap = '', row = ''] of chooser.weights.matchAll(/([0-9a-z]+)((?:[A-Z]\d)+)/g)) {
      gram += Number.parseInt(gap, 36);
      const weights = row.match(/../g) ?? [];
      table.set(
        gram,
        weights.map((pair) => [pair.charCodeAt(0) - 65, (Number(pair[1]) - DIGIT_ZERO) * WEIGHT_STEP] as const),
      );
    }
    tables.set(chooser, table);
  }
  return table;
}

import { personalConflicts } from './find-conflicts.ts';
import type { Dimension } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { type PreparedGraph, sideOf } from './prepare-graph.ts';
import type { Ranked } from './rank-products.ts';

/** A question worth asking. */
export interface Question {
  dimension: Dimension;
  /** Bits that its answer is expected to settle. */
  gain: number;
}

/** How sharply the score says what will be bought: at 0.1 apart one is e times as likely as the other. */
const TEMPERATURE = 0.1;
/** What is left beyond these is too unlikely, or too like them, to change what is asked. */
const MOST_LEFT = 300;
/** Below this a question tires more than it tells. */
const LEAST_GAIN = 0.08;

/**
 * The questions that matter most next. What is left is taken as a distribution of what will suit, p(i) ∝ exp(score / T). A
 * shopper for whom product i is right answers with one of the values that i is of, in proportion to how much it is; the gain
 * of a question is the mutual information of product and answer, H(p) − Σ P(answer)·H(p | answer), in bits (D. V. Lindley,
 * "On a measure of the information provided by an experiment", 1956). What only the shopper has, such as pregnancy, tells
 * nothing of taste, but may rule products out: its gain is the share of p that the answer can rule out, times what is at
 * stake by the graph. So it is asked only while something is left that hangs on it.
 */
export function nextQuestions(prepared: PreparedGraph, all: readonly Ranked[], needs: Needs, most = 2): Question[] {
  const ranked = all.slice(0, MOST_LEFT);
  const weights = likelihoods(ranked);
  if (ranked.length < 2) return [];
  return prepared.graph.dimensions
    .filter(({ key, ask }) => ask !== undefined && !isSettled(needs, key))
    .map((dimension) => ({
      dimension,
      gain:
        dimension.of === 'shopper'
          ? share(prepared, dimension, ranked, weights, needs) * (dimension.ask?.stake ?? 0)
          : information(prepared, dimension, ranked, weights),
    }))
    .filter(({ gain }) => gain >= LEAST_GAIN)
    .sort((left, right) => right.gain - left.gain || (left.dimension.key < right.dimension.key ? -1 : 1))
    .slice(0, most);
}

const isSettled = ({ settled, wants, numbers }: Needs, key: string): boolean =>
  settled.includes(key) || wants[key] !== undefined || numbers[key] !== undefined;

function likelihoods(ranked: readonly Ranked[]): Float64Array {
  const best = ranked[0]?.score ?? 0;
  const weights = Float64Array.from(ranked, ({ score }) => Math.exp((score - best) / TEMPERATURE));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return weights.map((weight) => weight / total);
}

/** Mutual information, in bits, of what suits and how the question is answered. */
function information(
  prepared: PreparedGraph,
  { key, ask, values }: Dimension,
  ranked: readonly Ranked[],
  weights: Float64Array,
): number {
  const column = prepared.columns.get(key);
  const choices = ask?.choices.length ? ask.choices : values.map(({ id }) => id);
  if (column === undefined) return 0;
  const answers = choices.map((choice) => column.strengths.get(choice));
  // One more answer, "none of these", for what is of no value.
  const mass = new Float64Array(choices.length + 1);
  const remaining = new Float64Array(choices.length + 1);
  for (const [index, { at }] of ranked.entries()) {
    const weight = weights[index] ?? 0;
    if (weight === 0) continue;
    const own = answers.map((strengths) => strengths?.[at] ?? 0);
    const sum = own.reduce((total, strength) => total + strength, 0);
    const chances = sum > 0 ? [...own.map((strength) => strength / sum), 0] : [...own, 1];
    for (const [answer, chance] of chances.entries()) {
      const joint = weight * chance;
      if (joint === 0) continue;
      mass[answer] = (mass[answer] ?? 0) + joint;
      remaining[answer] = (remaining[answer] ?? 0) + joint * Math.log2(joint);
    }
  }
  const before = -weights.reduce((sum, weight) => sum + (weight > 0 ? weight * Math.log2(weight) : 0), 0);
  // Σ P(a)·H(p|a) = Σ P(a)·log2 P(a) − Σ joint·log2 joint
  const after = mass.reduce(
    (sum, part, answer) => sum + (part > 0 ? part * Math.log2(part) : 0) - (remaining[answer] ?? 0),
    0,
  );
  return Math.max(0, before - after);
}

/** Share of what suits that an answer of the shopper's could rule out, beyond what is ruled out or minded already. */
function share(
  prepared: PreparedGraph,
  { key }: Dimension,
  ranked: readonly Ranked[],
  weights: Float64Array,
  needs: Needs,
): number {
  const known = new Set(personalConflicts(prepared, needs).map(({ conflict }) => conflict.id));
  const sides = prepared.graph.conflicts
    .filter(({ id, kind }) => !known.has(id) && kind !== 'fine')
    .flatMap(({ a, b, kind }) => {
      const shopper = 'shopper' in a ? a : 'shopper' in b ? b : null;
      const thing = 'shopper' in a ? b : a;
      // An age that every product asks for is not worth a question: only what young skin should not have.
      if (shopper?.shopper !== key || shopper.belowFact !== undefined) return [];
      return [{ mask: sideOf(prepared, thing), part: kind === 'caution' ? 0.4 : 1 }];
    });
  return ranked.reduce((sum, { at }, index) => {
    const part = sides.reduce((most, side) => Math.max(most, side.mask[at] ? side.part : 0), 0);
    return sum + part * (weights[index] ?? 0);
  }, 0);
}

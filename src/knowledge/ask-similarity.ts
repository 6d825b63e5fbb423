import type { LexicalIndex } from './lexical-index.ts';
import type { QueryPlan } from './query-plan.ts';
import { SYNONYM_TRUST } from './score-documents.ts';

/** How near the nearest ask of an entry (its title, a question, a name) is to the query. All in [0, 1]. */
export interface AskSimilarity {
  /** Share of the query's weight that the ask has. */
  queryCovered: number;
  /** Share of the ask's weight that the query has. */
  askCovered: number;
  /** Harmonic mean of the two. */
  both: number;
}

const NONE: AskSimilarity = { queryCovered: 0, askCovered: 0, both: 0 };

/** Compares one query with the asks of many entries; marks are kept over the whole vocabulary for speed. */
export class AskComparer {
  readonly #index: LexicalIndex;
  /** For each term, the bits of the slots it matches. Cleared after each query. */
  readonly #slotBits: Uint32Array;
  /** For each term, how surely it is in the query: 0 when it is not. */
  readonly #trusts: Float32Array;

  constructor(index: LexicalIndex) {
    this.#index = index;
    this.#slotBits = new Uint32Array(index.terms.size);
    this.#trusts = new Float32Array(index.terms.size);
  }

  /** The nearest ask of each of the entries. */
  compare(plan: QueryPlan, documents: readonly number[]): AskSimilarity[] {
    const marked: number[] = [];
    plan.slots.forEach(({ matches }, at) => {
      for (const { termId, trust } of matches) {
        this.#slotBits[termId] = (this.#slotBits[termId] ?? 0) | (1 << at);
        this.#trusts[termId] = Math.max(this.#trusts[termId] ?? 0, trust);
        marked.push(termId);
      }
    });
    for (const termId of plan.characterIds) {
      this.#trusts[termId] = 1;
      marked.push(termId);
    }
    const similarities = documents.map((document) => this.#nearest(plan, document));
    for (const termId of marked) {
      this.#slotBits[termId] = 0;
      this.#trusts[termId] = 0;
    }
    return similarities;
  }

  #nearest(plan: QueryPlan, document: number): AskSimilarity {
    const { documentAsks } = this.#index;
    let nearest = NONE;
    for (let ask = documentAsks[document] ?? 0; ask < (documentAsks[document + 1] ?? 0); ask++) {
      const similarity = this.#similarity(plan, ask);
      if (similarity.both > nearest.both) nearest = similarity;
    }
    return nearest;
  }

  #similarity(plan: QueryPlan, ask: number): AskSimilarity {
    const { askStarts, askTerms, termWeights } = this.#index;
    const from = askStarts[ask] ?? 0;
    const to = askStarts[ask + 1] ?? 0;
    let askWeight = 0;
    let askHas = 0;
    let covered = 0;
    for (let at = from; at < to; at++) {
      const termId = askTerms[at] ?? 0;
      const weight = termWeights[termId] ?? 0;
      askWeight += weight;
      askHas += weight * (this.#trusts[termId] ?? 0);
      covered |= this.#slotBits[termId] ?? 0;
    }
    for (const { slots, others } of plan.expansions) {
      for (const other of others) {
        if (!other.every((termId) => includes(askTerms, termId, from, to))) continue;
        for (const slot of slots) covered |= 1 << slot;
        for (const termId of other) {
          if ((this.#trusts[termId] ?? 0) === 0) askHas += (termWeights[termId] ?? 0) * SYNONYM_TRUST;
        }
      }
    }
    if (covered === 0 || askWeight === 0 || plan.totalWeight === 0) return NONE;
    const queryCovered = coveredWeight(plan, covered) / plan.totalWeight;
    const askCovered = Math.min(1, askHas / askWeight);
    return { queryCovered, askCovered, both: (2 * queryCovered * askCovered) / (queryCovered + askCovered) };
  }
}

/** Weight of the slots whose bits are set; a slot met only by a correction counts with the trust in it. */
export function coveredWeight(plan: QueryPlan, bits: number): number {
  let weight = 0;
  plan.slots.forEach((slot, at) => {
    if ((bits & (1 << at)) !== 0) weight += slot.weight * (slot.matches[0]?.trust ?? SYNONYM_TRUST);
  });
  return weight;
}

function includes(values: Uint32Array, wanted: number, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (values[at] === wanted) return true;
  return false;
}

import type { LexicalIndex } from './lexical-index.ts';
import type { QueryPlan } from './query-plan.ts';

/** How much an entry counts that has another name of what was asked. */
export const SYNONYM_TRUST = 0.7;
const IMPACT_STEPS = 255;
/** Above so many entries met, looking whether the rest may join costs more than letting it. */
const CLOSING_CHECK_MOST = 20_000;
/** Score of an entry that takes part whatever it has: too small to be seen. */
const TAKES_PART = Math.fround(1e-20);

export interface ScoredDocument {
  document: number;
  /** Sum of weight × impact over what matched: at most the plan's `totalWeight`, synonyms aside. */
  score: number;
  /** Bit `n` is set when slot `n` of the plan matched. */
  matched: number;
}

/** Scores entries of one index term by term; keeps its work arrays between queries. */
export class DocumentScorer {
  readonly #index: LexicalIndex;
  readonly #scores: Float32Array;
  readonly #matched: Uint32Array;

  constructor(index: LexicalIndex) {
    this.#index = index;
    this.#scores = new Float32Array(index.documentCount);
    this.#matched = new Uint32Array(index.documentCount);
  }

  /** The best entries by score, best first, and those of `always` whatever their score. */
  best(plan: QueryPlan, limit: number, always: readonly number[]): ScoredDocument[] {
    const touched = [...new Set(always)];
    for (const document of touched) this.#scores[document] = TAKES_PART;
    const lists = this.#listsOf(plan);
    let rest = lists.reduce((sum, { weight }) => sum + weight, 0);
    for (const { termId, weight, bits } of lists) {
      // An entry not met yet can have no more than the rest: once `limit` entries have as much, no other can join them.
      const closed =
        touched.length >= limit && touched.length <= CLOSING_CHECK_MOST && this.#reached(touched, limit, rest);
      this.#add(termId, weight, bits, closed ? null : touched);
      rest -= weight;
    }
    const found = this.#take(touched, limit);
    const scored = [...new Set([...found, ...always])].map((document) => {
      const score = this.#scores[document] ?? 0;
      return { document, score: score === TAKES_PART ? 0 : score, matched: this.#matched[document] ?? 0 };
    });
    for (const document of touched) {
      this.#scores[document] = 0;
      this.#matched[document] = 0;
    }
    return scored.sort((left, right) => right.score - left.score || left.document - right.document);
  }

  /** Every postings list the plan asks for, the weightiest first. */
  #listsOf(plan: QueryPlan): { termId: number; weight: number; bits: number }[] {
    const lists = plan.slots.flatMap((slot, at) =>
      slot.matches.map(({ termId, trust }) => ({ termId, weight: slot.weight * trust, bits: 1 << at })),
    );
    for (const { slots, others } of plan.expansions) {
      const weight = slots.reduce((sum, at) => sum + (plan.slots[at]?.weight ?? 0), 0) * SYNONYM_TRUST;
      const bits = slots.reduce((mask, at) => mask | (1 << at), 0);
      for (const other of others) {
        const rarest = this.#rarestOf(other);
        for (const termId of other)
          lists.push({ termId, weight: weight / other.length, bits: termId === rarest ? bits : 0 });
      }
    }
    return lists.sort((left, right) => right.weight - left.weight);
  }

  #reached(touched: readonly number[], limit: number, score: number): boolean {
    let count = 0;
    for (const document of touched) if ((this.#scores[document] ?? 0) >= score && ++count === limit) return true;
    return false;
  }

  /** @param touched Takes the entries met for the first time; null when none may be. */
  #add(termId: number, weight: number, bits: number, touched: number[] | null): void {
    const { postingStarts, postingDocuments, postingImpacts } = this.#index;
    const scores = this.#scores;
    const end = postingStarts[termId + 1] ?? 0;
    const each = weight / IMPACT_STEPS;
    for (let at = postingStarts[termId] ?? 0; at < end; at++) {
      const document = postingDocuments[at] ?? 0;
      const score = scores[document] ?? 0;
      if (score === 0) {
        if (touched === null) continue;
        touched.push(document);
      }
      scores[document] = score + each * (postingImpacts[at] ?? 0);
      this.#matched[document] = (this.#matched[document] ?? 0) | bits;
    }
  }

  #rarestOf(termIds: readonly number[]): number | undefined {
    return [...termIds].sort((left, right) => (this.#index.idf[right] ?? 0) - (this.#index.idf[left] ?? 0))[0];
  }

  /** The `limit` highest of the touched entries, in no order: a small heap with its lowest at the root. */
  #take(touched: readonly number[], limit: number): number[] {
    const heap: number[] = [];
    const scoreAt = (at: number) => this.#scores[heap[at] ?? 0] ?? 0;
    const swap = (left: number, right: number) => {
      [heap[left], heap[right]] = [heap[right] ?? 0, heap[left] ?? 0];
    };
    for (const document of touched) {
      if (heap.length < limit) {
        heap.push(document);
        for (let at = heap.length - 1; at > 0; ) {
          const parent = (at - 1) >> 1;
          if (scoreAt(parent) <= scoreAt(at)) break;
          swap(parent, at);
          at = parent;
        }
      } else if ((this.#scores[document] ?? 0) > scoreAt(0)) {
        heap[0] = document;
        for (let at = 0; ; ) {
          const left = 2 * at + 1;
          const lower = left + 1 < limit && scoreAt(left + 1) < scoreAt(left) ? left + 1 : left;
          if (lower >= limit || scoreAt(at) <= scoreAt(lower)) break;
          swap(at, lower);
          at = lower;
        }
      }
    }
    return heap;
  }
}

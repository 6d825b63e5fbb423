import type { Reading } from '#nlu/reading.ts';
import { AskComparer, coveredWeight } from './ask-similarity.ts';
import type { LocaleIndex } from './locale-index.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import { type CandidateFacts, certaintyFeatures, type RankedCandidate, rankFeatures } from './rank-features.ts';
import { CERTAINTY_WEIGHTS, RANK_WEIGHTS } from './rank-weights.ts';
import { DocumentScorer } from './score-documents.ts';
import { hitOf, isCurrent } from './search-document.ts';
import type { SearchHit } from './search-hit.ts';

/** Entries looked at closely. */
const CANDIDATES = 40;
/** Most entries an intent brings in by itself. */
const MOST_OF_INTENT = 20;

/** Both have all that the other has; rounding aside. */
const EXACT = 0.999;

/** Who asks in an entry's own words means that entry. */
const EXACT_LIFT = 3;

export interface LocaleQuery {
  text: string;
  limit: number;
  /** Epoch ms. */
  now: number;
  reading: Pick<Reading, 'candidates'> | null;
}

/** Searches the entries of one language. */
export class LocaleSearch {
  readonly #index: LocaleIndex;
  readonly #scorer: DocumentScorer;
  readonly #comparer: AskComparer;

  constructor(index: LocaleIndex) {
    this.#index = index;
    this.#scorer = new DocumentScorer(index.lexical);
    this.#comparer = new AskComparer(index.lexical);
  }

  /** The best entries, best first, each with the calibrated probability that it is what was asked for. */
  search(query: LocaleQuery): SearchHit[] {
    const { plan, ranked } = this.rank(query);
    return ranked.slice(0, query.limit).map((candidate) => {
      const features = certaintyFeatures(candidate, ranked, plan, query.reading);
      return hitOf(candidate.document, candidate.rank, 1 / (1 + Math.exp(-dot(features, CERTAINTY_WEIGHTS))));
    });
  }

  /** Every candidate with its facts, best first: for the fitting of the weights and for `search`. */
  rank(
    { text, now, reading }: LocaleQuery,
    weights: readonly number[] = RANK_WEIGHTS,
  ): { plan: QueryPlan; ranked: RankedCandidate[] } {
    const { documents, lexical, typos, synonyms, byIntent, intentsOf } = this.#index;
    const plan = planQuery(text, lexical, typos, synonyms);
    const intents = new Map(reading?.candidates.map(({ intent, confidence }) => [intent, confidence]));
    const ofIntents = [...intents.keys()].flatMap((intent) => (byIntent.get(intent) ?? []).slice(0, MOST_OF_INTENT));
    const scored = this.#scorer.best(plan, CANDIDATES, ofIntents).filter(({ document }) => {
      const found = documents[document];
      return found !== undefined && isCurrent(found, now);
    });
    const asks = this.#comparer.compare(
      plan,
      scored.map(({ document }) => document),
    );
    const most = Math.max(plan.totalWeight, Number.EPSILON);
    const ranked = scored.flatMap(({ document, score, matched }, at) => {
      const found = documents[document];
      const ask = asks[at];
      if (found === undefined || ask === undefined) return [];
      const served = intentsOf[document] ?? [];
      const facts: CandidateFacts = {
        document: found,
        relativeScore: score / most,
        covered: coveredWeight(plan, matched) / most,
        ask,
        // A policy's heading names a topic and asks nothing.
        exact: ask.both > EXACT && found.source.kind !== 'policy',
        intentProbability: served.reduce((sum, intent) => sum + (intents.get(intent) ?? 0), 0),
      };
      return [{ ...facts, rank: dot(rankFeatures(facts), weights) + (facts.exact ? EXACT_LIFT : 0) }];
    });
    return { plan, ranked: ranked.sort((left, right) => right.rank - left.rank) };
  }
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

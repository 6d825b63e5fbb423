import type { Reading } from '#nlu/reading.ts';
import { AskComparer, coveredWeight } from './ask-similarity.ts';
import { certaintyFeatures } from './certainty-features.ts';
import type { LocaleIndex } from './locale-index.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import type { QueryVector } from './query-vector.ts';
import { type CandidateFacts, type RankedCandidate, rankFeatures } from './rank-features.ts';
import { HYBRID_WEIGHTS, LEXICAL_WEIGHTS, type SearchWeights } from './rank-weights.ts';
import { DocumentScorer, type ScoredDocument } from './score-documents.ts';
import { hitOf, isCurrent } from './search-document.ts';
import type { SearchHit } from './search-hit.ts';
import { NO_COSINE, nearestOf, type VectorIndex } from './vector-index.ts';

/** Entries looked at closely: so many the words bring in, and so many the vectors. */
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
  /** Ids of offers that were ended before their time. */
  ended?: ReadonlySet<string>;
  reading: (Pick<Reading, 'candidates'> & Partial<Pick<Reading, 'language'>>) | null;
  /** The message as the encoder sees it, where there is one: entries near in meaning are then found too. */
  vector?: QueryVector | null;
}

export interface Ranking {
  plan: QueryPlan;
  /** Every candidate with its facts, best first. */
  ranked: RankedCandidate[];
  /** The weights that go with what was known: with vectors or without. An entry that has no vector has those without. */
  weights: SearchWeights;
}

/** Searches the entries of one language. */
export class LocaleSearch {
  readonly index: LocaleIndex;
  readonly #scorer: DocumentScorer;
  readonly #comparer: AskComparer;
  #vectors: VectorIndex | null = null;

  constructor(index: LocaleIndex) {
    this.index = index;
    this.#scorer = new DocumentScorer(index.lexical);
    this.#comparer = new AskComparer(index.lexical);
  }

  /** Sentence vectors of the index's entries; searched from now on for queries that have a vector of the same encoder. */
  useVectors(vectors: VectorIndex): void {
    this.#vectors = vectors;
  }

  /** The best entries, best first, each with the calibrated probability that it is what was asked for. */
  search(query: LocaleQuery): SearchHit[] {
    const { plan, ranked, weights } = this.rank(query);
    return ranked.slice(0, query.limit).map((candidate) => {
      const features = certaintyFeatures(candidate, ranked, plan, query.reading);
      const { certainty } = candidate.cosine === null ? LEXICAL_WEIGHTS : weights;
      return hitOf(candidate.document, candidate.rank, 1 / (1 + Math.exp(-dot(features, certainty))));
    });
  }

  /** The candidates as `search` ranks them; `weights` for their fitting. */
  rank({ text, now, ended, reading, vector }: LocaleQuery, weights?: SearchWeights): Ranking {
    const { documents, lexical, typos, synonyms, byIntent, intentsOf } = this.index;
    const plan = planQuery(text, lexical, typos, synonyms);
    const cosines = vector && this.#vectors?.takes(vector) ? this.#vectors.measure(vector) : null;
    const used = weights ?? (cosines === null ? LEXICAL_WEIGHTS : HYBRID_WEIGHTS);
    const intents = new Map(reading?.candidates.map(({ intent, confidence }) => [intent, confidence]));
    const also = [...intents.keys()].flatMap((intent) => (byIntent.get(intent) ?? []).slice(0, MOST_OF_INTENT));
    if (cosines !== null) also.push(...nearestOf(cosines, CANDIDATES));
    const scored = this.#scorer.best(plan, CANDIDATES, also).filter(({ document }) => {
      const found = documents[document];
      return found !== undefined && isCurrent(found, now, ended);
    });
    const asks = this.#comparer.compare(
      plan,
      scored.map(({ document }) => document),
    );
    const most = Math.max(plan.totalWeight, Number.EPSILON);
    const factsOf = ({ document, score, matched }: ScoredDocument, at: number): CandidateFacts[] => {
      const found = documents[document];
      const ask = asks[at];
      if (found === undefined || ask === undefined) return [];
      const served = intentsOf[document] ?? [];
      return [
        {
          document: found,
          relativeScore: score / most,
          covered: coveredWeight(plan, matched) / most,
          ask,
          // A policy's heading names a topic and asks nothing.
          exact: ask.both > EXACT && found.source.kind !== 'policy',
          intentProbability: served.reduce((sum, intent) => sum + (intents.get(intent) ?? 0), 0),
          // One that came after the vectors were made, as an urgent answer does, is judged by its words alone.
          cosine: cosines === null || cosines[document] === NO_COSINE ? null : (cosines[document] ?? 0),
        },
      ];
    };
    const ranked = scored.flatMap(factsOf).map((facts) => {
      const { rank } = cosines !== null && facts.cosine === null ? LEXICAL_WEIGHTS : used;
      return { ...facts, rank: dot(rankFeatures(facts), rank) + (facts.exact ? EXACT_LIFT : 0) };
    });
    return { plan, ranked: ranked.sort((left, right) => right.rank - left.rank), weights: used };
  }
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

import type { AskSimilarity } from './ask-similarity.ts';
import type { SearchDocument } from './search-document.ts';

/** What one candidate is judged by. */
export interface CandidateFacts {
  document: SearchDocument;
  /** BM25 score by the most it could be. */
  relativeScore: number;
  /** Share of the query's weight found anywhere in the entry. */
  covered: number;
  ask: AskSimilarity;
  /** An ask of the entry has the same words as the query. */
  exact: boolean;
  /** Probability of the entry's intent as the reader sees it; 0 without a reading. */
  intentProbability: number;
  /** Cosine of the query's vector and the entry's nearest; null where the query, the pack or the entry has none. */
  cosine: number | null;
}

export interface RankedCandidate extends CandidateFacts {
  rank: number;
}

/** Names of the rank features of words and reading, in the order of `rankFeatures`. */
export const LEXICAL_RANK_FEATURES = [
  'relativeScore',
  'covered',
  'queryCovered',
  'askCovered',
  'both',
  'intent',
  'isPolicy',
  'isPromotion',
  'isProduct',
] as const;

/** The same for a search with vectors. */
export const HYBRID_RANK_FEATURES = [...LEXICAL_RANK_FEATURES, 'cosine', 'cosineSquared', 'cosineAndWords'] as const;

/** Facts as numbers: those of `HYBRID_RANK_FEATURES` where there is a cosine, else those of `LEXICAL_RANK_FEATURES`. */
export function rankFeatures({ document, relativeScore, covered, ask, ...facts }: CandidateFacts): number[] {
  const { kind } = document.source;
  const lexical = [
    relativeScore,
    covered,
    ask.queryCovered,
    ask.askCovered,
    ask.both,
    facts.intentProbability,
    kind === 'policy' ? 1 : 0,
    kind === 'promotion' ? 1 : 0,
    kind === 'product' ? 1 : 0,
  ];
  if (facts.cosine === null) return lexical;
  const cosine = Math.max(0, facts.cosine);
  return [...lexical, cosine, cosine ** 2, cosine * ask.both];
}

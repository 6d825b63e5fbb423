import type { Reading } from '#nlu/reading.ts';
import type { AskSimilarity } from './ask-similarity.ts';
import type { QueryPlan } from './query-plan.ts';
import type { SearchDocument } from './search-document.ts';

/** Weight of a word that two or three of a few hundred entries have. */
const RARE_WORD_WEIGHT = 4.5;

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
}

/** Names of the rank features, in the order of `rankFeatures`. */
export const RANK_FEATURES = [
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

export function rankFeatures(facts: CandidateFacts): number[] {
  const { kind } = facts.document.source;
  return [
    facts.relativeScore,
    facts.covered,
    facts.ask.queryCovered,
    facts.ask.askCovered,
    facts.ask.both,
    facts.intentProbability,
    kind === 'policy' ? 1 : 0,
    kind === 'promotion' ? 1 : 0,
    kind === 'product' ? 1 : 0,
  ];
}

export interface RankedCandidate extends CandidateFacts {
  rank: number;
}

/** Names of the certainty features, in the order of `certaintyFeatures`. */
export const CERTAINTY_FEATURES = [
  'bias',
  'rank',
  'margin',
  'both',
  'queryCovered',
  'covered',
  'exact',
  'evidence',
  'missing',
  'unknown',
  'isProduct',
  'hasReading',
  'intent',
  'outOfScope',
] as const;

/** Beyond these a difference in rank, or more matching words, says no more. */
const MOST_MARGIN = 3;
const MOST_WORDS = 4;

/**
 * What the certainty of one of the ranked candidates is judged by. `evidence` and `missing` are counted in rare words: how
 * much was found at all, and how much of the query was not.
 */
export function certaintyFeatures(
  candidate: RankedCandidate,
  ranked: readonly RankedCandidate[],
  plan: Pick<QueryPlan, 'totalWeight' | 'unknownShare'>,
  reading: Pick<Reading, 'candidates'> | null,
): number[] {
  const { document, rank, covered, ask, exact, intentProbability } = candidate;
  const next = ranked.find((other) => other.document !== document && !sayTheSame(other.document, document));
  const margin = next === undefined ? MOST_MARGIN : rank - next.rank;
  const rareWords = plan.totalWeight / RARE_WORD_WEIGHT;
  const outOfScope = reading?.candidates.find(({ intent }) => intent === 'oos')?.confidence ?? 0;
  return [
    1,
    rank,
    Math.max(-MOST_MARGIN, Math.min(MOST_MARGIN, margin)),
    ask.both,
    ask.queryCovered,
    covered,
    exact ? 1 : 0,
    Math.min(MOST_WORDS, rareWords * covered),
    Math.min(MOST_WORDS, rareWords * (1 - covered)),
    plan.unknownShare,
    document.source.kind === 'product' ? 1 : 0,
    reading === null ? 0 : 1,
    reading === null ? 0 : intentProbability,
    outOfScope,
  ];
}

/** An answer and a policy section it rests on are one answer: neither makes the other less certain. */
function sayTheSame(left: SearchDocument, right: SearchDocument): boolean {
  const rests = ({ source }: SearchDocument, id: string) =>
    source.kind === 'answer' && source.value.policies?.includes(id) === true;
  return rests(left, right.id) || rests(right, left.id);
}

import type { Reading } from '#nlu/reading.ts';
import type { QueryPlan } from './query-plan.ts';
import type { RankedCandidate } from './rank-features.ts';
import type { SearchDocument } from './search-document.ts';

/** Weight of a word that two or three of a few hundred entries have. */
const RARE_WORD_WEIGHT = 4.5;
/** Beyond these a difference in rank, or more matching words, says no more. */
const MOST_MARGIN = 3;
const MOST_WORDS = 4;

/** Names of the certainty features of words and reading, in the order of `certaintyFeatures`. */
export const LEXICAL_CERTAINTY_FEATURES = [
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

/** The same for a search with vectors. */
export const HYBRID_CERTAINTY_FEATURES = [
  ...LEXICAL_CERTAINTY_FEATURES,
  'cosine',
  'cosineMargin',
  'rankersAgree',
] as const;

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
  const { document, rank, covered, ask, exact, intentProbability, cosine } = candidate;
  const rivals = ranked.filter((other) => other !== candidate && !sayTheSame(other.document, document));
  const [next] = rivals;
  const margin = next === undefined ? MOST_MARGIN : rank - next.rank;
  const rareWords = plan.totalWeight / RARE_WORD_WEIGHT;
  const outOfScope = reading?.candidates.find(({ intent }) => intent === 'oos')?.confidence ?? 0;
  const lexical = [
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
  if (cosine === null) return lexical;
  const nearestRival = mostOf(rivals, (other) => other.cosine ?? 0);
  const wordiestRival = mostOf(rivals, (other) => other.relativeScore);
  const cosineMargin = cosine - nearestRival;
  return [...lexical, cosine, cosineMargin, cosineMargin > 0 && candidate.relativeScore > wordiestRival ? 1 : 0];
}

function mostOf(candidates: readonly RankedCandidate[], measure: (candidate: RankedCandidate) => number): number {
  return candidates.reduce((most, candidate) => Math.max(most, measure(candidate)), 0);
}

/** An answer and a policy section it rests on are one answer: neither makes the other less certain. */
function sayTheSame(left: SearchDocument, right: SearchDocument): boolean {
  const rests = ({ source }: SearchDocument, id: string) =>
    source.kind === 'answer' && source.value.policies?.includes(id) === true;
  return rests(left, right.id) || rests(right, left.id);
}

import { certaintyFeatures } from '#knowledge/certainty-features.ts';
import type { Ranking } from '#knowledge/locale-search.ts';
import { type RankedCandidate, rankFeatures } from '#knowledge/rank-features.ts';
import type { SearchWeights } from '#knowledge/rank-weights.ts';
import { addScaled, descend, dot } from './descend.ts';
import type { Read, Readers, Tier } from './readers.ts';
import type { TrainingQuery } from './training-queries.ts';

/** Every offer of the demo shops that a question is about is current then. */
export const NOW = Date.parse('2026-11-25T12:00:00Z');
const CANDIDATES = 15;
/** Certainty is fitted on the best few of each query: those a shopper may see. */
const CERTAIN_CANDIDATES = 3;
const PENALTY = 0.002;

interface Example extends Ranking {
  query: TrainingQuery;
  read: Read;
}

const rightIn = (query: TrainingQuery, { document }: RankedCandidate): boolean => query.expected.includes(document.id);

/** Fits the weights on the queries as each of the tiers reads them. */
export async function fitWeights(
  queries: readonly TrainingQuery[],
  readers: Readers,
  tiers: readonly Tier[],
): Promise<SearchWeights> {
  const first = await examplesOf(queries, readers, tiers);
  const rank = fitRank(first);
  return { rank, certainty: fitCertainty(await examplesOf(queries, readers, tiers, { rank, certainty: [] })) };
}

async function examplesOf(
  queries: readonly TrainingQuery[],
  readers: Readers,
  tiers: readonly Tier[],
  weights?: SearchWeights,
): Promise<Example[]> {
  const examples: Example[] = [];
  for (const query of queries) {
    for (const tier of tiers) {
      const read = await readers.read(query.text, tier);
      const ranking = query.search.rank({ text: query.text, limit: 10, now: NOW, ...read }, weights);
      examples.push({ query, read, ...ranking });
    }
  }
  return examples;
}

/** Softmax over each query's candidates: the right ones together should have all the probability. */
function fitRank(examples: readonly Example[]): number[] {
  const rows = examples
    .map(({ query, ranked }) => ({
      weight: query.weight,
      candidates: withoutPolicies(query, ranked.slice(0, CANDIDATES)).map((candidate) => ({
        features: rankFeatures(candidate),
        right: rightIn(query, candidate),
      })),
    }))
    .filter(({ candidates }) => candidates.some(({ right }) => right));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return descend(rows[0]?.candidates[0]?.features.length ?? 0, PENALTY, (weights, gradient) => {
    for (const { weight, candidates } of rows) {
      const scores = candidates.map(({ features }) => dot(features, weights));
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const right = shares.reduce((sum, share, at) => sum + (candidates[at]?.right ? share : 0), 0);
      for (const [at, candidate] of candidates.entries()) {
        const share = shares[at] ?? 0;
        const slope = share / all - (candidate.right ? share / right : 0);
        addScaled(gradient, candidate.features, (slope * weight) / total);
      }
    }
  });
}

/** A policy section beside the answer that rests on it is not wrong, and should not be pushed before it either. */
function withoutPolicies(query: TrainingQuery, candidates: RankedCandidate[]): RankedCandidate[] {
  const right = (candidate: RankedCandidate) => rightIn(query, candidate);
  const answered = candidates.some((candidate) => right(candidate) && candidate.document.source.kind === 'answer');
  return answered
    ? candidates.filter((candidate) => !right(candidate) || candidate.document.source.kind !== 'policy')
    : candidates;
}

/** Logistic regression: is this candidate right? */
function fitCertainty(examples: readonly Example[]): number[] {
  const rows = examples.flatMap(({ query, read, plan, ranked }) =>
    ranked.slice(0, CERTAIN_CANDIDATES).map((candidate, at) => ({
      features: certaintyFeatures(candidate, ranked, plan, read.reading),
      right: rightIn(query, candidate),
      // The first is what is answered with; the others only stand among the choices. Left-out questions, which their writers
      // meant to be unlike the rest, are harder than what shoppers ask: they say how to rank more than how sure to be.
      weight: query.weight * (at === 0 ? 1 : 0.3) * (query.origin === 'left-out' ? 0.5 : 1),
    })),
  );
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return descend(rows[0]?.features.length ?? 0, PENALTY, (weights, gradient) => {
    for (const { features, right, weight } of rows) {
      const certainty = 1 / (1 + Math.exp(-dot(features, weights)));
      addScaled(gradient, features, ((certainty - (right ? 1 : 0)) * weight) / total);
    }
  });
}

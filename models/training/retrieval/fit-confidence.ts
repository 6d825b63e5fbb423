import { writeFileSync } from 'node:fs';
import {
  CERTAINTY_FEATURES,
  certaintyFeatures,
  RANK_FEATURES,
  type RankedCandidate,
  rankFeatures,
} from '#knowledge/rank-features.ts';
import { readAsNano } from './read-as-nano.ts';
import { type TrainingQuery, trainingQueries } from './training-queries.ts';

/**
 * Fits the weights by which candidates are ranked and their certainty is told, and writes them to
 * `src/knowledge/rank-weights.ts`. Looks at the fitting half of the development questions only.
 *   npx tsx models/training/retrieval/fit-confidence.ts
 */
const NOW = Date.parse('2026-11-25T12:00:00Z');
const CANDIDATES = 15;
/** Certainty is fitted on the best few of each query: those a shopper may see. */
const CERTAIN_CANDIDATES = 3;
const RANK_PENALTY = 0.002;
const CERTAINTY_PENALTY = 0.002;
const ROUNDS = 1500;
const STEP = 0.05;

interface Example {
  query: TrainingQuery;
  reading: Parameters<typeof certaintyFeatures>[3];
  plan: Parameters<typeof certaintyFeatures>[2];
  candidates: { facts: RankedCandidate; features: number[]; right: boolean }[];
}

/** Each query twice: as the nano model reads it, and as it comes where there is no reading. */
function examplesOf(queries: readonly TrainingQuery[], weights?: readonly number[]): Example[] {
  return queries.flatMap((query) =>
    [readAsNano(query.text), null].map((reading) => {
      const { plan, ranked } = query.search.rank({ text: query.text, limit: 10, now: NOW, reading }, weights);
      const candidates = ranked.slice(0, CANDIDATES).map((facts) => ({
        facts,
        features: rankFeatures(facts),
        right: query.expected.includes(facts.document.id),
      }));
      return { query, reading, plan, candidates };
    }),
  );
}

/** Softmax over each query's candidates: the right ones together should have all the probability. */
function fitRank(examples: readonly Example[]): number[] {
  const usable = examples
    .map((example) => ({ ...example, candidates: withoutPolicies(example.candidates) }))
    .filter(({ candidates }) => candidates.some(({ right }) => right));
  const total = usable.reduce((sum, { query }) => sum + query.weight, 0);
  return descend(RANK_FEATURES.length, RANK_PENALTY, (weights, gradient) => {
    for (const { query, candidates } of usable) {
      const scores = candidates.map(({ features }) => dot(features, weights));
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const all = sum(shares);
      const right = sum(shares.filter((_, at) => candidates[at]?.right));
      candidates.forEach(({ features, right: isRight }, at) => {
        const share = shares[at] ?? 0;
        const slope = share / all - (isRight ? share / right : 0);
        addScaled(gradient, features, (slope * query.weight) / total);
      });
    }
  });
}

/** A policy section beside the answer that rests on it is not wrong, and should not be pushed before it either. */
function withoutPolicies(candidates: Example['candidates']): Example['candidates'] {
  const answered = candidates.some(({ facts, right }) => right && facts.document.source.kind === 'answer');
  return answered
    ? candidates.filter(({ facts, right }) => !right || facts.document.source.kind !== 'policy')
    : candidates;
}

/** Logistic regression: is this candidate right? */
function fitCertainty(examples: readonly Example[]): number[] {
  const rows = examples.flatMap(({ query, reading, plan, candidates }) => {
    const ranked = candidates.map(({ facts }) => facts);
    return candidates.slice(0, CERTAIN_CANDIDATES).map(({ facts, right }, at) => ({
      features: certaintyFeatures(facts, ranked, plan, reading),
      right,
      // The first is what is answered with; the others only stand among the choices. Left-out questions, which their writers
      // meant to be unlike the rest, are harder than what shoppers ask: they say how to rank more than how sure to be.
      weight: query.weight * (at === 0 ? 1 : 0.3) * (query.origin === 'left-out' ? 0.5 : 1),
    }));
  });
  const total = rows.reduce((all, { weight }) => all + weight, 0);
  return descend(CERTAINTY_FEATURES.length, CERTAINTY_PENALTY, (weights, gradient) => {
    for (const { features, right, weight } of rows) {
      const certainty = 1 / (1 + Math.exp(-dot(features, weights)));
      addScaled(gradient, features, ((certainty - (right ? 1 : 0)) * weight) / total);
    }
  });
}

/** Adam with a quadratic penalty, from zero. */
function descend(
  size: number,
  penalty: number,
  addGradient: (weights: number[], gradient: number[]) => void,
): number[] {
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = weights.map((weight) => penalty * weight);
    addGradient(weights, gradient);
    for (let at = 0; at < size; at++) {
      const slope = gradient[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - STEP * step;
    }
  }
  return weights.map((weight) => Number(weight.toFixed(2)));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((all, value, at) => all + value * (right[at] ?? 0), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function addScaled(target: number[], values: readonly number[], factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (values[at] ?? 0);
}

function listing(name: string, comment: string, names: readonly string[], weights: readonly number[]): string {
  const lines = weights.map((weight, at) => `  ${weight}, // ${names[at]}`);
  return `/** ${comment} */\nexport const ${name}: readonly number[] = [\n${lines.join('\n')}\n];\n`;
}

/** How the first candidate's certainty compares with how often it is right, in each kind of query. */
function reliability(examples: readonly Example[], weights: readonly number[]): Record<string, string> {
  const told: Record<string, string> = {};
  for (const origin of new Set(examples.map(({ query }) => query.origin))) {
    const firsts = examples
      .filter(({ query, candidates }) => query.origin === origin && candidates.length > 0)
      .map(({ reading, plan, candidates }) => {
        const ranked = candidates.map(({ facts }) => facts);
        const [first] = candidates;
        const features = first === undefined ? [] : certaintyFeatures(first.facts, ranked, plan, reading);
        return { certainty: 1 / (1 + Math.exp(-dot(features, weights))), right: first?.right === true };
      });
    const told10 = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9].map((from, at, all) => {
      const bin = firsts.filter(({ certainty }) => certainty >= from && certainty < (all[at + 1] ?? 1.01));
      const right = bin.filter((one) => one.right).length;
      return `${from}+: ${bin.length} → ${bin.length === 0 ? '–' : (right / bin.length).toFixed(2)}`;
    });
    told[origin] = told10.join(', ');
  }
  return told;
}

const queries = trainingQueries();
const rankWeights = fitRank(examplesOf(queries));
const examples = examplesOf(queries, rankWeights);
const certaintyWeights = fitCertainty(examples);
writeFileSync(
  new URL('../../../src/knowledge/rank-weights.ts', import.meta.url),
  `// Written by models/training/retrieval/fit-confidence.ts; do not edit.\n\n${listing('RANK_WEIGHTS', 'Weights of `rankFeatures`.', RANK_FEATURES, rankWeights)}\n${listing('CERTAINTY_WEIGHTS', 'Weights of `certaintyFeatures`, on the logit.', CERTAINTY_FEATURES, certaintyWeights)}`,
);
console.log(
  JSON.stringify(
    { queries: queries.length, rankWeights, certaintyWeights, ...reliability(examples, certaintyWeights) },
    null,
    1,
  ),
);

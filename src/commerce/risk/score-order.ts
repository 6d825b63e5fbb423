import { orderFeatures, RISK_FEATURES, type RiskFacts, type RiskFeature } from './order-features.ts';
import { type Forest, OUTCOMES, type Outcome, type RiskModel, type RiskTree } from './risk-model.ts';

/** How likely something is, and what speaks for it most. */
export interface Chance {
  /** From 0 to 1. */
  chance: number;
  /** At most three, what weighs most first; only what makes it likelier than for an order like any other. */
  reasons: RiskFeature[];
}

export interface OrderScore extends Record<Outcome, Chance> {
  /** Minutes after the promise at which it is expected; below zero is early. */
  delayMinutes: number;
}

/** In log odds: less than this moved nothing that a shopper could be told. */
const LEAST_WEIGHT = 0.1;
const MOST_REASONS = 3;

export function scoreOrder(model: RiskModel, facts: RiskFacts): OrderScore {
  const vector = orderFeatures(facts, model.districts);
  const chances = OUTCOMES.map((outcome) => [outcome, chanceOf(model.outcomes[outcome], vector)] as const);
  return {
    ...(Object.fromEntries(chances) as Record<Outcome, Chance>),
    delayMinutes: sumOf(model.delay, vector),
  };
}

function chanceOf(forest: Forest, vector: readonly number[]): Chance {
  const weights = new Array<number>(vector.length).fill(0);
  const sum = sumOf(forest, vector, weights);
  const reasons = RISK_FEATURES.map((name, index) => ({ name, weight: weights[index] ?? 0 }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_REASONS);
  return { chance: 1 / (1 + Math.exp(-sum)), reasons: reasons.map(({ name }) => name) };
}

/**
 * What all trees say together. `weights` gets what each feature moved: at every step down, how far the average of the
 * orders below is from that of those above (Saabas, "Interpreting random forests", 2014).
 */
export function sumOf({ base, trees }: Forest, vector: readonly number[], weights?: number[]): number {
  let sum = base;
  for (const tree of trees) sum += walk(tree, vector, weights);
  return sum;
}

function walk({ feature, threshold, value }: RiskTree, vector: readonly number[], weights?: number[]): number {
  let node = 0;
  for (;;) {
    const asked = feature[node] ?? -1;
    if (asked < 0) return value[node] ?? 0;
    const next = 2 * node + ((vector[asked] ?? 0) <= (threshold[node] ?? 0) ? 1 : 2);
    if (weights) weights[asked] = (weights[asked] ?? 0) + (value[next] ?? 0) - (value[node] ?? 0);
    node = next;
  }
}

import { boughtWith } from './bought-with.ts';
import { type Gated, gateProducts } from './gate-products.ts';
import type { Conflict } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import { type Wish, type Wishes, wishesOf } from './wishes.ts';

/** A product that may be shown. */
export interface Ranked {
  at: number;
  sku: string;
  /** Share of the wishes that it meets, less what speaks against it; at most about 1. */
  score: number;
  cautions: Conflict[];
  apart: Conflict[];
}

export interface Ranking {
  /** Best first. */
  ranked: Ranked[];
  gated: Gated;
  wishes: Wishes;
}

/** Below this a product is not what was asked for. */
const LEAST_SCORE = 0.3;
const NEUTRAL = 0.7;
/** What was asked for by its ingredient has it: that counts as much as the skin. */
const INGREDIENT_WEIGHT = 2;
/** A product answers a question without a kind of product only when it is for what was asked to this degree. */
const LEAST_RELATION = 0.45;

/**
 * Ranks what may be shown by fit: the weighted share of wishes met, where a product that is the opposite of a wish loses its
 * dimension's `mismatch`. Ties go to the cheaper one where the price matters, then by SKU, so the order of the products of a
 * pack never shows.
 */
export function rankProducts(prepared: PreparedGraph, needs: Needs, taste?: Record<string, string[]>): Ranking {
  const wishes = wishesOf(prepared, needs, taste);
  const gated = gateProducts(prepared, needs, wishes);
  const { graph, prices, listPrices, skus } = prepared;
  const wantsIngredient = needs.wants.ingredient === undefined ? 0 : INGREDIENT_WEIGHT;
  const total = wishes.reduce((sum, { weight }) => sum + weight, 0) + wantsIngredient || 1;
  const measured = wishes.map(measure);
  const mined = minedFor(prepared, needs);
  const isRelated = relatedTo(prepared, needs, wishes, gated);
  const ranked: Ranked[] = [];
  for (const [at, sku] of skus.entries()) {
    if (gated.gates[at] !== null || !isRelated(at)) continue;
    const cautions = gated.cautions.get(at) ?? [];
    let score = wantsIngredient;
    for (const wish of measured) score += wish.weight * meets(wish, at);
    score /= total;
    if (cautions.length > 0) score -= graph.weights.caution;
    score += budgetFit(needs, prices[at] ?? 0);
    if (needs.saving && (listPrices[at] ?? 0) > (prices[at] ?? 0)) score += graph.weights.discount;
    if (mined.has(sku)) score += boughtWith(prepared, needs, sku).degree * graph.weights.bought;
    if (score >= LEAST_SCORE) ranked.push({ at, sku, score, cautions, apart: gated.apart.get(at) ?? [] });
  }
  const price = ({ at }: Ranked): number => prices[at] ?? 0;
  ranked.sort((left, right) => {
    const difference = right.score - left.score;
    // Fits this near each other are the same to a shopper who looks at the price.
    if (Math.abs(difference) > 1e-9) return difference;
    return price(left) - price(right) || (left.sku < right.sku ? -1 : 1);
  });
  return { ranked, gated, wishes };
}

/** A wish with the columns it is measured by. */
interface Measure {
  weight: number;
  strengths: Float32Array[];
  has: Uint8Array;
  /** Of a product to which it does not apply. */
  missing: number;
  mismatch: number;
  /** Several troubles are all to be met; of several kinds or skins one is enough. */
  all: boolean;
}

function measure({ column, values, weight, said }: Wish): Measure {
  const { dimension, strengths, has } = column;
  return {
    weight,
    strengths: values.flatMap((value) => strengths.get(value) ?? []),
    has,
    // What nobody said tells nothing against a product to which it does not apply.
    missing: said ? 0 : NEUTRAL,
    mismatch: dimension.mismatch,
    all: dimension.relates,
  };
}

/** How far a product meets a wish: 1 wholly, 0 not known to, below 0 where it is something else. */
function meets({ strengths, has, missing, mismatch, all }: Measure, at: number): number {
  let best = 0;
  let sum = 0;
  for (const column of strengths) {
    const strength = column[at] ?? 0;
    if (strength > best) best = strength;
    sum += strength;
  }
  if (best === 0) return has[at] ? -mismatch : missing;
  return all ? 0.3 * best + 0.7 * (sum / strengths.length) : best;
}

/** Products of which anything was mined for this shopper. */
function minedFor({ graph: { associations } }: PreparedGraph, { owned }: Needs): Set<string> {
  if (associations === undefined) return new Set();
  const near = owned.skus.flatMap((sku) => associations.neighbours[sku]?.map((neighbour) => neighbour.sku) ?? []);
  return new Set([...near, ...associations.rules.map((rule) => rule.follows)]);
}

/**
 * What is pushed has to do with the question: with a trouble or an occasion that was said, where the kind asked for has
 * anything for it. Without a kind it must; and where no trouble was said either, whatever follows from the skin, among what
 * belongs to a routine.
 */
function relatedTo(
  { graph, nodes, skus }: PreparedGraph,
  needs: Needs,
  wishes: Wishes,
  { gates }: Gated,
): (at: number) => boolean {
  const hasKind = needs.wants.category !== undefined || needs.wants.ingredient !== undefined;
  const isOfUse = (wish: Wish): boolean => wish.column.dimension.relates;
  const said = wishes.filter((wish) => wish.said && isOfUse(wish));
  const columnsOf = (list: Wishes): Float32Array[] =>
    list.flatMap(({ column, values }) => values.flatMap((value) => column.strengths.get(value) ?? []));
  const reaches = (columns: readonly Float32Array[], at: number, least: number): boolean =>
    columns.some((column) => (column[at] ?? 0) >= least);
  if (said.length > 0) {
    const columns = columnsOf(said);
    const isMet = (least: number) => (at: number) => reaches(columns, at, least);
    if (!hasKind) return isMet(LEAST_RELATION);
    return skus.some((_, at) => gates[at] === null && isMet(LEAST_RELATION)(at))
      ? isMet(LEAST_RELATION / 1.5)
      : () => true;
  }
  if (hasKind) return () => true;
  const implied = wishes.filter(isOfUse);
  const care = new Set(graph.steps.flatMap(({ categories }) => categories));
  const columns = columnsOf(implied);
  return (at) =>
    care.has(String(nodes[at]?.facts.category)) && (implied.length === 0 || reaches(columns, at, LEAST_RELATION));
}

/** Close under the limit is a little better than far under it: who names a sum wants what it buys. */
function budgetFit({ budget, saving }: Needs, price: number): number {
  if (budget?.max == null) return 0;
  if (price > budget.max) return -0.3 * (price / budget.max - 1) * 2;
  return saving || budget.firm ? 0 : -0.08 * (1 - price / budget.max);
}

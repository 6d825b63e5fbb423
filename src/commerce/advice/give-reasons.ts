import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { DimensionValue } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import type { Caveat, Reason } from './pick.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import type { Ranked } from './rank-products.ts';
import type { Wish, Wishes } from './wishes.ts';
import { worded } from './worded.ts';

/** From this degree on a product is said to be something. */
const IS = 0.5;
const MOST_REASONS = 4;
const MOST_TAGS = 4;

export interface Grounds {
  tags: string[];
  reasons: Reason[];
  against: Caveat[];
}

/** Why a product was ranked where it is, and what speaks against it, from the same figures that ranked it. */
export function giveReasons(
  prepared: PreparedGraph,
  needs: Needs,
  wishes: Wishes,
  { at, cautions, apart }: Ranked,
  product: Product,
  locale: Locale,
): Grounds {
  const { graph } = prepared;
  const reasons: Reason[] = [];
  const against: Caveat[] = [];
  const tags: string[] = [];
  const ordered = [...wishes].sort(
    (left, right) => Number(right.said) - Number(left.said) || right.weight - left.weight,
  );
  for (const wish of ordered) {
    const met = valuesMet(wish, at);
    const words = met.map((value) => worded(value.words, locale));
    const key = wish.column.dimension.key;
    if (key === 'category' || wish.quiet) continue;
    if (met.length > 0) {
      if (key !== 'skin') tags.push(...words);
      reasons.push(reasonFor(wish, words, locale));
    } else if (wish.said && wish.column.has[at]) {
      const wished = wish.values.flatMap((id) => wordOf(wish, id) ?? []).map((value) => worded(value.words, locale));
      against.push({
        code: key === 'skin' ? 'not-for-skin' : 'lacks',
        params: { value: wished.join(locale.startsWith('zh') ? '、' : ', ') },
      });
    }
  }
  reasons.push(...personalReasons(prepared, needs, at, locale));
  for (const conflict of cautions) against.push({ code: 'mind', params: { reason: worded(conflict.reason, locale) } });
  for (const conflict of apart) against.push({ code: 'apart', params: { reason: worded(conflict.reason, locale) } });
  if (product.stock === 'low') against.push({ code: 'few-left', params: {} });
  const price = Number(product.price.amount);
  if (needs.budget?.max != null) {
    const within = price <= needs.budget.max;
    if (within)
      reasons.push({ code: 'in-budget', params: { amount: product.price.amount, currency: product.price.currency } });
    else
      against.push({
        code: 'over-budget',
        params: { amount: String(Math.ceil(price - needs.budget.max)), currency: product.price.currency },
      });
  }
  if (product.listPrice && Number(product.listPrice.amount) > price) {
    const reduced: Reason = {
      code: 'reduced',
      params: { amount: (Number(product.listPrice.amount) - price).toFixed(2), currency: product.price.currency },
    };
    if (needs.saving) reasons.unshift(reduced);
    else reasons.push(reduced);
  }
  tags.push(...mainTags(prepared, at, graph.dimensions, locale));
  return {
    tags: [...new Set(tags)].slice(0, MOST_TAGS),
    reasons: distinct(reasons).slice(0, MOST_REASONS),
    against: distinct(against),
  };
}

function wordOf({ column }: Wish, id: string): DimensionValue | undefined {
  return column.dimension.values.find((value) => value.id === id);
}

function valuesMet(wish: Wish, at: number): DimensionValue[] {
  return wish.values
    .filter((value) => (wish.column.strengths.get(value)?.[at] ?? 0) >= IS)
    .flatMap((value) => wordOf(wish, value) ?? []);
}

function reasonFor({ column }: Wish, words: string[], locale: Locale): Reason {
  const value = words.join(locale.startsWith('zh') ? '、' : ', ');
  switch (column.dimension.key) {
    case 'skin':
      return { code: 'for-skin', params: { value } };
    case 'season':
      return { code: 'season', params: { value } };
    default:
      return { code: column.dimension.relates ? 'for-need' : 'has', params: { value } };
  }
}

/** What a product is free of, gentle enough for, or has in it that was asked for. */
function personalReasons(prepared: PreparedGraph, needs: Needs, at: number, locale: Locale): Reason[] {
  const { graph, contains } = prepared;
  const nameOf = (id: string): string | null => {
    const words = graph.ingredients.find((ingredient) => ingredient.id === id)?.words;
    return words === undefined ? null : worded(words, locale);
  };
  const names = (ids: readonly string[]): string =>
    [...new Set(ids.flatMap((id) => nameOf(id) ?? []))].slice(0, 3).join(locale.startsWith('zh') ? '、' : ', ');
  const reasons: Reason[] = [];
  const wanted = (needs.wants.ingredient ?? []).filter((id) => contains.get(id)?.[at]);
  if (wanted.length > 0) reasons.push({ code: 'contains', params: { value: names(wanted) } });
  const free = [...(needs.avoids.ingredient ?? []), ...(needs.wants.allergy ?? [])];
  for (const { when, ingredients } of graph.without) {
    if (Object.entries(when).every(([key, values]) => needs.wants[key]?.some((value) => values.includes(value)))) {
      free.push(...ingredients.filter((id) => !contains.get(id)?.[at]));
    }
  }
  if (free.length > 0) reasons.push({ code: 'without', params: { value: names(free) } });
  const facts = prepared.nodes[at]?.facts;
  const sensitive = needs.wants.sensitivity?.some((value) => value === 'sensitive' || value === 'damaged');
  if (sensitive && facts?.for_sensitive === 'ok') reasons.push({ code: 'gentle', params: {} });
  const expecting = needs.wants.pregnancy?.some((value) => value !== 'not-pregnant');
  if (expecting && facts?.in_pregnancy === 'ok') reasons.push({ code: 'pregnancy', params: {} });
  return reasons;
}

/** What the product is for most of all, in the words of the graph. */
function mainTags(
  prepared: PreparedGraph,
  at: number,
  dimensions: PreparedGraph['graph']['dimensions'],
  locale: Locale,
): string[] {
  return dimensions
    .filter(({ relates, troubles }) => relates && troubles)
    .flatMap(({ key, values }) => {
      const strengths = prepared.columns.get(key)?.strengths;
      return values
        .map((value) => ({ value, strength: strengths?.get(value.id)?.[at] ?? 0 }))
        .filter(({ strength }) => strength >= 0.9)
        .sort((left, right) => right.strength - left.strength)
        .map(({ value }) => worded(value.words, locale));
    });
}

function distinct<T extends { code: string; params: Record<string, string> }>(list: readonly T[]): T[] {
  const seen = new Set<string>();
  return list.filter(({ code, params }) => {
    const key = `${code} ${Object.values(params).join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import type { ComparisonPart } from './comparison.ts';
import type { Dimension, ProductNode } from './graph-schema.ts';
import { type PreparedGraph, strengthsIn } from './prepare-graph.ts';
import { worded } from './worded.ts';

export const MOST_COMPARED = 4;
/** A value this weak is not what a product is about. */
const TELLS = 0.5;
const MOST_ROWS = 14;
/** Values named of one dimension. */
const MOST_VALUES = 3;

/** Two to four products by what they differ in, then by what they share. Null for fewer products of the graph. */
export function compareProducts(
  prepared: PreparedGraph,
  skus: readonly string[],
  products: readonly Product[],
  locale: Locale,
): ComparisonPart | null {
  const compared = skus.slice(0, MOST_COMPARED).flatMap((sku) => {
    const product = products.find((candidate) => candidate.sku === sku);
    const at = prepared.indexOf.get(sku);
    const node = at === undefined ? undefined : prepared.nodes[at];
    return product && node ? [{ product, node }] : [];
  });
  if (compared.length < 2) return null;
  const nodes = compared.map(({ node }) => node);
  const rows = prepared.graph.dimensions
    .filter(({ of, compare }) => of === 'product' && compare)
    .flatMap((dimension) => {
      const values = nodes.map(({ facts }) => valueText(dimension, facts[dimension.key], locale));
      if (values.every((value) => value === null)) return [];
      return [{ label: worded(dimension.label, locale), values, differs: new Set(values).size > 1 }];
    });
  const strong = ingredientRow(prepared, nodes, locale);
  if (strong) rows.unshift(strong);
  return {
    type: 'comparison',
    products: compared.map(({ product: { sku, name, url, image, price, listPrice } }) => ({
      sku,
      name,
      url,
      image,
      price,
      listPrice: listPrice ?? null,
    })),
    rows: rows.toSorted((left, right) => Number(right.differs) - Number(left.differs)).slice(0, MOST_ROWS),
    suits: nodes.map((node) => suitText(prepared, node, locale)),
  };
}

function valueText(
  { kind, values, unit }: Dimension,
  fact: ProductNode['facts'][string] | undefined,
  locale: Locale,
): string | null {
  if (fact === undefined) return null;
  if (typeof fact === 'number') return unit ? worded(unit, locale).replace('{value}', String(fact)) : String(fact);
  if (kind === 'flag') return fact === true ? '✓' : '–';
  const own = strengthsIn(fact)
    .filter(([, strength]) => strength >= TELLS)
    .sort((left, right) => right[1] - left[1])
    .slice(0, MOST_VALUES)
    .flatMap(([id]) => values.find((value) => value.id === id) ?? []);
  return own.length === 0
    ? null
    : joined(
        own.map(({ words }) => worded(words, locale)),
        locale,
      );
}

/** What each has in it that works, with its percentage. */
function ingredientRow(
  { graph }: PreparedGraph,
  nodes: readonly ProductNode[],
  locale: Locale,
): ComparisonPart['rows'][number] | null {
  const values = nodes.map(({ contains }) => {
    const entries: [string, number | null][] = Array.isArray(contains)
      ? contains.map((id) => [id, null])
      : Object.entries(contains);
    const told = entries
      .toSorted((left, right) => Number(right[1] !== null) - Number(left[1] !== null))
      .slice(0, MOST_VALUES)
      .flatMap(([id, percent]) => {
        const words = graph.ingredients.find((ingredient) => ingredient.id === id)?.words;
        return words === undefined ? [] : [`${worded(words, locale)}${percent === null ? '' : ` ${percent}%`}`];
      });
    return told.length === 0 ? null : joined(told, locale);
  });
  if (values.every((value) => value === null)) return null;
  return { label: worded(graph.ingredientsLabel, locale), values, differs: new Set(values).size > 1 };
}

function suitText({ graph }: PreparedGraph, { facts, scene }: ProductNode, locale: Locale): string {
  if (scene !== undefined) return worded(scene, locale);
  const skin = graph.dimensions.find(({ key }) => key === 'skin');
  return (skin && valueText(skin, facts.skin, locale)) ?? '';
}

const joined = (words: readonly string[], locale: Locale): string => words.join(locale.startsWith('zh') ? '、' : ', ');

import type { Product } from '#knowledge/pack-schema.ts';
import type { ConflictSide, Dimension, Graph, ProductNode } from './graph-schema.ts';
import { createWordFinder, type WordFinder } from './word-finder.ts';

/** A dimension as columns: one place for each product, in the order of `skus`. */
interface Column {
  dimension: Dimension;
  /** How much a product is of a value, in [0, 1], what stands in for it counted; by value. */
  strengths: Map<string, Float32Array>;
  /** 1 where the product has any value of its own here. */
  has: Uint8Array;
  /** NaN where unknown. */
  numbers: Float64Array | null;
}

/** A graph made ready for ranking thousands of products in a few milliseconds: made once, then read. */
export interface PreparedGraph {
  graph: Graph;
  find: WordFinder;
  skus: string[];
  indexOf: Map<string, number>;
  nodes: ProductNode[];
  columns: Map<string, Column>;
  /** 1 where a product has the ingredient. */
  contains: Map<string, Uint8Array>;
  ingredientsOf: string[][];
  familyOf: Map<string, string>;
  /** Prices in the shop's currency, list prices (0 for none) and whether there is stock. */
  prices: Float64Array;
  /** Products on a side of a conflict, filled as it is asked for. */
  sides: Map<ConflictSide, Uint8Array>;
  listPrices: Float64Array;
  inStock: Uint8Array;
}

/** Products of the graph that the shop sells. */
export function prepareGraph(graph: Graph, products: readonly Product[]): PreparedGraph {
  const sold = products.filter(({ sku }) => graph.products[sku] !== undefined);
  const nodes = sold.map(({ sku }) => graph.products[sku] as ProductNode);
  const count = sold.length;
  const ingredientsOf = nodes.map(({ contains }) => (Array.isArray(contains) ? contains : Object.keys(contains)));
  const contains = new Map(graph.ingredients.map(({ id }) => [id, new Uint8Array(count)]));
  for (const [at, ingredients] of ingredientsOf.entries())
    for (const id of ingredients) contains.get(id)?.fill(1, at, at + 1);
  return {
    graph,
    find: createWordFinder(graph),
    skus: sold.map(({ sku }) => sku),
    indexOf: new Map(sold.map(({ sku }, at) => [sku, at])),
    nodes,
    columns: new Map(
      graph.dimensions
        .filter(({ of }) => of === 'product')
        .map((dimension) => [dimension.key, columnOf(dimension, nodes)]),
    ),
    contains,
    ingredientsOf,
    familyOf: new Map(graph.ingredients.map(({ id, family }) => [id, family])),
    sides: new Map(),
    prices: Float64Array.from(sold, ({ price }) => Number(price.amount)),
    listPrices: Float64Array.from(sold, ({ listPrice }) => Number(listPrice?.amount ?? 0)),
    inStock: Uint8Array.from(sold, ({ stock }) => (stock === 'out' ? 0 : 1)),
  };
}

function columnOf(dimension: Dimension, nodes: readonly ProductNode[]): Column {
  const { key, kind, values } = dimension;
  const has = new Uint8Array(nodes.length);
  if (kind === 'number') {
    const numbers = Float64Array.from(nodes, ({ facts }) => (typeof facts[key] === 'number' ? facts[key] : Number.NaN));
    for (const [at, number] of numbers.entries()) has[at] = Number.isNaN(number) ? 0 : 1;
    return { dimension, strengths: new Map(), has, numbers };
  }
  const ids = kind === 'flag' ? ['yes', 'no'] : values.map(({ id }) => id);
  const strengths = new Map(ids.map((id) => [id, new Float32Array(nodes.length)]));
  const anyOf = new Map(values.flatMap(({ id, any }) => (any === undefined ? [] : [[id, any] as const])));
  for (const [at, { facts }] of nodes.entries()) {
    const own = strengthsIn(facts[key]);
    if (own.length > 0) has[at] = 1;
    for (const [value, strength] of own) {
      raise(strengths.get(value), at, strength);
      const any = anyOf.get(value);
      if (any !== undefined) for (const id of ids) raise(strengths.get(id), at, strength * any);
    }
    for (const { id, near } of values) {
      for (const [other, share] of Object.entries(near)) {
        const found = own.find(([value]) => value === other);
        if (found) raise(strengths.get(id), at, found[1] * share);
      }
    }
  }
  return { dimension, strengths, has, numbers: null };
}

function raise(strengths: Float32Array | undefined, at: number, strength: number): void {
  if (strengths && strength > (strengths[at] ?? 0)) strengths[at] = strength;
}

/** Values of a fact, each with how much the product is of it. */
export function strengthsIn(fact: ProductNode['facts'][string] | undefined): [value: string, strength: number][] {
  if (fact === undefined || typeof fact === 'number') return [];
  if (typeof fact === 'boolean') return [[fact ? 'yes' : 'no', 1]];
  if (typeof fact === 'string') return [[fact, 1]];
  return Array.isArray(fact) ? fact.map((value) => [value, 1]) : Object.entries(fact);
}

/** 1 where a product is on this side of a conflict; all 0 for a shopper's side. */
export function sideOf(prepared: PreparedGraph, side: ConflictSide): Uint8Array {
  const known = prepared.sides.get(side);
  if (known) return known;
  const mask = Uint8Array.from(prepared.skus, (_, at) => (isOnSide(prepared, at, side) ? 1 : 0));
  prepared.sides.set(side, mask);
  return mask;
}

function isOnSide(prepared: PreparedGraph, at: number, side: ConflictSide): boolean {
  if ('product' in side) return prepared.skus[at] === side.product;
  if ('fact' in side) {
    const fact = prepared.nodes[at]?.facts[side.fact];
    if (fact === undefined) return false;
    return (
      side.value === undefined || strengthsIn(fact).some(([value, strength]) => value === side.value && strength > 0)
    );
  }
  return (prepared.ingredientsOf[at] ?? []).some((id) => hasIngredient(prepared, side, id));
}

/** Whether an ingredient is on this side of a conflict. */
export function hasIngredient(
  { familyOf }: Pick<PreparedGraph, 'familyOf'>,
  side: ConflictSide,
  ingredient: string,
): boolean {
  if ('ingredient' in side) return side.ingredient === ingredient;
  return 'family' in side && familyOf.get(ingredient) === side.family;
}

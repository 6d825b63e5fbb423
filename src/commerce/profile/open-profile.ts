import * as v from 'valibot';
import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { AXES, type Axis, BUDGETS } from './evidence.ts';
import type { AxisSource, ProfileRules } from './profile-rules.ts';
import type { ShopperNotes } from './shopper-notes.ts';
import type { AxisWords, TasteGoods, TasteProduct } from './taste-goods.ts';
import { isAllowed, type TasteReading, tasteOf } from './taste-of.ts';

/** The shopper's profile, ready to be shown. */
export interface ProfileReading extends TasteReading {
  /** Axes of this shop with the values that the shopper may set; a budget's are worded by the interface. */
  axes: { axis: Axis; label: string | null; choices: { value: string; label: string }[] }[];
  /** What the products of the evidence are called, by SKU. */
  names: Record<string, string>;
}

/** What it is worked out of, all of it from the pack. */
export interface ProfileSources {
  rules: ProfileRules;
  /** In the shopper's language or the nearest to it. */
  products: readonly Product[];
  /** The same goods in a language that is always the same: what categories are told apart by. */
  canonical: readonly Product[];
  /** The chunk of the advice specialist; null where the shop has none. */
  graph: Record<string, unknown> | null;
}

const words = v.record(v.string(), v.string());
/** The part of the advice graph that is read here. */
const graphPart = v.object({
  dimensions: v.array(
    v.object({
      key: v.string(),
      label: words,
      values: v.optional(v.array(v.object({ id: v.string(), words })), []),
      sensitive: v.optional(v.boolean(), false),
    }),
  ),
  products: v.record(v.string(), v.object({ facts: v.record(v.string(), v.unknown()) })),
});
type GraphPart = v.InferOutput<typeof graphPart>;

type Values = NonNullable<TasteProduct['values'][Axis]>;
interface Read {
  words: AxisWords;
  valuesOf: (sku: string) => Values;
}

/** Makes a profile's reader for one language. */
export function openProfile(
  sources: ProfileSources,
  locale: Locale,
): (notes: ShopperNotes, now: number) => ProfileReading {
  const { rules, products } = sources;
  const parsed = v.safeParse(graphPart, sources.graph);
  const graph = parsed.success ? parsed.output : null;
  const read = new Map<Axis, Read>();
  for (const axis of ['skin', 'style'] as const) {
    const source = rules.axes[axis];
    const found = source ? readAxis(source, sources, graph, locale) : null;
    if (found) read.set(axis, found);
  }
  const goods: TasteGoods = {
    products: new Map(
      products.map(({ sku, name, category, price }) => [
        sku,
        {
          name,
          category,
          price: Number(price.amount),
          values: Object.fromEntries(Array.from(read, ([axis, { valuesOf }]) => [axis, valuesOf(sku)])),
        },
      ]),
    ),
    axes: {
      ...Object.fromEntries(Array.from(read, ([axis, found]) => [axis, found.words])),
      ...(rules.axes.budget && { budget: { label: null, values: BUDGETS.map((id) => ({ id, label: id })) } }),
    },
  };
  return (notes, now) => ({
    ...tasteOf(notes, goods, rules, now),
    axes: AXES.flatMap((axis) => {
      const known = goods.axes[axis];
      if (!known) return [];
      const choices = known.values.filter(({ id }) => isAllowed(axis, id, goods, rules));
      return [{ axis, label: known.label, choices: choices.map(({ id, label }) => ({ value: id, label })) }];
    }),
    names: Object.fromEntries(
      notes.evidence.flatMap((piece) => {
        const name = 'sku' in piece ? goods.products.get(piece.sku)?.name : undefined;
        return name === undefined || !('sku' in piece) ? [] : [[piece.sku, name]];
      }),
    ),
  });
}

function readAxis(source: AxisSource, sources: ProfileSources, graph: GraphPart | null, locale: Locale): Read | null {
  if ('dimension' in source) return graph && readDimension(source.dimension, graph, locale);
  if ('attribute' in source)
    return readTexts(sources, (product) => partsOf(product, source.attribute), labelOf(sources, source.attribute));
  return readTexts(sources, ({ category }) => [category], null);
}

/** A dimension that the graph calls sensitive is none of the profile's, whatever the rules say. */
function readDimension(key: string, { dimensions, products }: GraphPart, locale: Locale): Read | null {
  const dimension = dimensions.find((one) => one.key === key);
  if (!dimension || dimension.sensitive) return null;
  return {
    words: {
      label: worded(dimension.label, locale),
      values: dimension.values.map((value) => ({ id: value.id, label: worded(value.words, locale) })),
    },
    valuesOf: (sku) => strengths(products[sku]?.facts[key]),
  };
}

/** A fact of the graph: one value, several, or several with how much. */
function strengths(fact: unknown): Values {
  if (typeof fact === 'string') return [[fact, 1]];
  if (Array.isArray(fact)) return fact.map((value) => [String(value), 1] as const);
  if (typeof fact !== 'object' || fact === null) return [];
  return Object.entries(fact).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
  );
}

/** Values that are texts of the products: the canonical language's tells them apart, the shopper's is shown. */
function readTexts(
  { products, canonical }: ProfileSources,
  textsOf: (product: Product) => string[],
  label: string | null,
): Read {
  const bySku = new Map(canonical.map((product) => [product.sku, textsOf(product)]));
  const labels = new Map<string, string>();
  for (const product of products) {
    const shown = textsOf(product);
    const ids = bySku.get(product.sku) ?? [];
    for (const [at, id] of ids.entries()) {
      if (!labels.has(id)) labels.set(id, shown.length === ids.length ? (shown[at] ?? id) : id);
    }
  }
  return {
    words: { label, values: Array.from(labels, ([id, text]) => ({ id, label: text })) },
    valuesOf: (sku) => (bySku.get(sku) ?? []).map((id) => [id, 1] as const),
  };
}

const partsOf = ({ attributes }: Product, key: string): string[] =>
  (attributes.find((one) => one.key === key)?.value ?? '')
    .split(/[,;，、；/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const labelOf = ({ products }: ProfileSources, key: string): string | null =>
  products.flatMap(({ attributes }) => attributes).find((one) => one.key === key)?.label ?? null;

const worded = (all: Record<string, string>, locale: Locale): string =>
  all[locale] ?? (locale === 'zh-Hant' ? all['zh-Hans'] : undefined) ?? all.en ?? '';

import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { type Judged, judge } from './judge.ts';
import { kindsOf, widened } from './kinds-of-goods.ts';
import { kindName } from './name-goods.ts';
import type { RegionData, RegionRule } from './region-schema.ts';

/** Goods that a question is about: a kind, or one product. */
export interface Subject {
  name: string;
  kinds: ReadonlySet<string>;
  /** What the shop has of it. */
  products: Product[];
  isSold: boolean;
  /** What holds for it in a country; of a kind whose every product is barred there, that it is barred. */
  judged: (country: string) => Judged;
}

/** Subjects that one reply speaks of at most. */
const MOST = 3;

export function subjectsOf(
  data: RegionData,
  { kinds, skus }: { kinds: readonly string[]; skus: readonly string[] },
  products: readonly Product[],
  locale: Locale,
): Subject[] {
  const named = skus.flatMap((sku) => products.find((product) => product.sku === sku) ?? []);
  return [
    ...kinds.filter((kind) => kind in data.goods).map((kind) => kindSubject(data, kind, products, locale)),
    ...named.map((product) => productSubject(data, product)),
  ].slice(0, MOST);
}

export function productSubject(data: RegionData, product: Product): Subject {
  const kinds = kindsOf(data, product);
  return {
    name: product.name,
    kinds,
    products: [product],
    isSold: true,
    judged: (country) => judge(data, kinds, product.sku, country),
  };
}

function kindSubject(data: RegionData, kind: string, all: readonly Product[], locale: Locale): Subject {
  const kinds = new Set(widened(data, kind));
  const products = all.filter((product) => kindsOf(data, product).has(kind));
  return {
    name: kindName(data, kind, locale),
    kinds,
    products,
    isSold: data.goods[kind]?.sold !== false,
    judged: (country) => {
      const own = judge(data, kinds, null, country);
      const each = products.map((product) => productSubject(data, product).judged(country));
      if (own.verdict === 'no' || each.length === 0 || each.some(({ verdict }) => verdict !== 'no')) return own;
      return { verdict: 'no', rules: [...new Set(each.flatMap(({ rules }): RegionRule[] => rules))] };
    },
  };
}

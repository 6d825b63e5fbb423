import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { depthOf, kindsOf } from './kinds-of-goods.ts';
import type { RegionData } from './region-schema.ts';

/** So many names make a list that is read. */
const MOST_NAMES = 8;

export function kindName(data: RegionData, kind: string, locale: Locale): string {
  const name = data.goods[kind]?.name;
  return name?.[locale] ?? name?.en ?? kind;
}

/** Products by as few names as there are: a kind where all of it is among them, else each by its own. */
export function nameGoods(
  data: RegionData,
  all: readonly Product[],
  some: readonly Product[],
  locale: Locale,
): string[] {
  const left = new Set(some);
  const names: string[] = [];
  const kinds = Object.keys(data.goods)
    .map((kind) => ({ kind, members: all.filter((product) => kindsOf(data, product).has(kind)) }))
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => b.members.length - a.members.length || depthOf(data, b.kind) - depthOf(data, a.kind));
  for (const { kind, members } of kinds) {
    if (!members.every((product) => some.includes(product)) || !members.some((product) => left.has(product))) continue;
    names.push(kindName(data, kind, locale));
    for (const product of members) left.delete(product);
  }
  names.push(...[...left].map(({ name }) => name));
  return names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names;
}

/** Names in a row, as the language lists them. */
export const listed = (names: readonly string[], locale: Locale): string =>
  names.join(/^(?:zh|ja)/.test(locale) ? '、' : locale === 'ar' ? '، ' : ', ');

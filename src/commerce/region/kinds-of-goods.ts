import type { Product } from '#knowledge/pack-schema.ts';
import type { RegionData } from './region-schema.ts';

type Kind = RegionData['goods'][string];

/** Kinds of goods that a product is of, those that they are a part of included. */
export function kindsOf(data: RegionData, product: Product): Set<string> {
  const kinds = Object.keys(data.goods).filter((kind) => isOf(data.goods[kind], product));
  return new Set(kinds.flatMap((kind) => widened(data, kind)));
}

/** A kind with all that it is a part of, itself first. */
export function widened(data: RegionData, kind: string, seen: readonly string[] = []): string[] {
  if (seen.includes(kind)) return [];
  return [kind, ...(data.goods[kind]?.of ?? []).flatMap((wider) => widened(data, wider, [...seen, kind]))];
}

/** How many kinds stand over one: the greater, the narrower. */
export const depthOf = (data: RegionData, kind: string): number => new Set(widened(data, kind)).size;

function isOf(kind: Kind | undefined, { sku, attributes }: Product): boolean {
  if (!kind || kind.sold === false) return false;
  if (kind.skus?.includes(sku)) return true;
  const value = (name: string): string | undefined => attributes.find(({ key }) => key === name)?.value;
  const digits = (value('hs_code') ?? '').replace(/\D/g, '');
  const begins = (prefixes: readonly string[] = []): boolean => prefixes.some((prefix) => digits.startsWith(prefix));
  if (begins(kind.notHs)) return false;
  if (digits !== '' && begins(kind.hs)) return true;
  return (kind.attributes ?? []).some(({ key, has, hasNot = [] }) => {
    const said = value(key)?.toLowerCase();
    if (said === undefined) return false;
    const left = hasNot.reduce((text, word) => text.replaceAll(word.toLowerCase(), ' '), said);
    return has === undefined || has.some((word) => left.includes(word.toLowerCase()));
  });
}

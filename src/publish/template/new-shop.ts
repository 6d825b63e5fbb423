import { stringify } from 'yaml';
import type { Locale } from '#core/locale.ts';
import type { SourceFiles } from '../source-files.ts';

export interface NewShop {
  /** Letters, digits and hyphens: part of addresses. */
  shop: string;
  name: Partial<Record<Locale, string>>;
  /** One of `orderNumberExample`s, for example `XM20260301`: what the shop's numbers look like is made of it. */
  orderNumberExample: string;
}

/**
 * The files of a shop that knows nothing yet but its name and what its order numbers look like, extending `../base`: it
 * compiles as it is, answers by the base's flows and scripts, and hands the rest over.
 */
export function newShop({ shop, name, orderNumberExample }: NewShop): SourceFiles {
  const pattern = patternOf(orderNumberExample);
  const write = (value: object) => stringify(value, { lineWidth: 0 });
  return new Map([
    ['pack.yaml', write({ shop, name, locales: Object.keys(name), extends: '../base' })],
    ['lexicon.yaml', write({ synonyms: [], terms: {}, orderNumbers: [pattern], orderNumberExample })],
  ]);
}

/** A pattern of numbers like this one: runs of digits of the same length or two more or less, letters as they are. */
export function patternOf(example: string): string {
  return example.trim().replace(/\d+|[^\d]+/g, (part) => {
    if (!/^\d/.test(part)) return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return part.length < 4 ? `\\d{${part.length}}` : `\\d{${Math.max(4, part.length - 2)},${part.length + 2}}`;
  });
}

import { findAmounts } from './amount-finder.ts';
import type { LocalTime } from './calendar.ts';
import { createCodeFinder } from './code-finder.ts';
import { findContacts } from './contact-finder.ts';
import { type DateMatch, findDates } from './date-finder.ts';
import { foldInPlace } from './fold-in-place.ts';
import { createNameFinder } from './name-finder.ts';
import type { Entity } from './reading.ts';

/** The words of one shop that the finder must know. */
export interface EntityVocabulary {
  products: readonly { sku: string; names: readonly string[] }[];
  /** Slang or in-shop terms → what they stand for. */
  terms: Readonly<Record<string, string>>;
  /** Sources of case-insensitive regular expressions that match a whole order number of this shop. */
  orderNumbers: readonly string[];
}

/** @param now The shopper's clock; without it only dates with a year and times of day are found. */
export type EntityFinder = (message: string, now?: LocalTime) => Entity[];

/** Beyond this many products a shared name says nothing. */
const MAX_SAME_NAME = 5;

/**
 * Finds what a message names: contacts, order numbers, SKUs, amounts, dates, products and terms, in the order they stand.
 * Entities never overlap, but a name that several products share gives one entity for each of them at the same place.
 */
export function createEntityFinder(vocabulary: EntityVocabulary): EntityFinder {
  const findCodes = createCodeFinder(
    vocabulary.orderNumbers,
    vocabulary.products.map((product) => product.sku),
  );
  const findProducts = createNameFinder(
    vocabulary.products.flatMap(({ sku, names }) => names.map((name) => ({ name, value: sku }))),
  );
  const findTerms = createNameFinder(Object.entries(vocabulary.terms).map(([name, value]) => ({ name, value })));

  return (message, now) => {
    const folded = foldInPlace(message);
    const entities: Entity[] = [];
    const add = (type: Entity['type'], start: number, end: number, values: readonly string[]): void => {
      if (entities.some((entity) => start < entity.end && entity.start < end)) return;
      const text = message.slice(start, end);
      for (const value of values.slice(0, MAX_SAME_NAME)) entities.push({ type, text, value, start, end });
    };
    // Surest first: what comes later gives way where they overlap.
    for (const contact of findContacts(folded)) add(contact.type, contact.start, contact.end, [contact.value]);
    for (const amount of findAmounts(folded)) add('amount', amount.start, amount.end, [amount.value]);
    for (const code of findCodes(folded)) add(code.type, code.start, code.end, [code.value]);
    const products = findProducts(folded);
    const terms = findTerms(folded);
    const isPartOfName = (date: DateMatch): boolean =>
      [...products, ...terms].some((name) => name.start <= date.start && date.end <= name.end);
    for (const date of findDates(folded, now ?? null)) {
      if (!isPartOfName(date)) add('date', date.start, date.end, [date.value]);
    }
    for (const product of products) add('product', product.start, product.end, product.values);
    for (const term of terms) add('term', term.start, term.end, term.values);
    return entities.sort((a, b) => a.start - b.start);
  };
}

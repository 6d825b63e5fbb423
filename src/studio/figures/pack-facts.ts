import { parse } from 'yaml';
import type { PackFacts } from '#insight/quality/finding.ts';
import type { SourceFiles } from '../state/draft.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts anywhere in a value: a name in several languages, a list of also-names. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** Prices of products, and last days of promotions, as the sources of the draft have them. A file that is no YAML has none. */
export function packFacts(files: SourceFiles): PackFacts {
  const products: { names: string[]; prices: string[] }[] = [];
  const promotions: { names: string[]; lastDay: string }[] = [];
  for (const [path, text] of files) {
    if (path.startsWith('../') || !/^(products\/.*|promotions[a-z-]*)\.yaml$/.test(path)) continue;
    for (const entry of entriesOf(text)) {
      if (path.startsWith('products/')) {
        products.push({ names: namesOf(entry.name, entry.aliases), prices: pricesIn(entry) });
      } else {
        const { until } = entry;
        const titles = Object.values(entry)
          .filter(isRecord)
          .map(({ title }) => title);
        if (typeof until === 'string') promotions.push({ names: namesOf(titles), lastDay: until.slice(0, 10) });
      }
    }
  }
  return { products: products.filter(({ prices }) => prices.length > 0), promotions };
}

function entriesOf(text: string): Record<string, unknown>[] {
  try {
    const read: unknown = parse(text, { schema: 'failsafe' });
    return (Array.isArray(read) ? read : [read]).filter(isRecord);
  } catch {
    return [];
  }
}

const namesOf = (...values: unknown[]): string[] => values.flatMap(textsIn).filter((name) => name.length > 1);

/** Every amount under a key that tells of a price, in variants too. */
function pricesIn(value: unknown, isPrice = false): string[] {
  if (typeof value === 'string') return isPrice ? (value.match(/\d+(?:\.\d+)?/g) ?? []) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => pricesIn(member, isPrice || /price|amount/i.test(key)));
}

import { readFileSync } from 'node:fs';
import { LOCALES, type Locale } from '#core/locale.ts';

/** One development question: what a shopper might type, and the entries that answer it. */
export interface DevQuestion {
  shop: string;
  locale: Locale;
  text: string;
  /** Ids or SKUs, any of which is right; empty when nothing in the pack answers it. */
  expected: string[];
  /** Fitting and improving may look at the one half only; the other is for judging. */
  half: 'fit' | 'judge';
}

/** Reads `dev.tsv`. The halves alternate line by line, among the answerable and among the rest of each shop and language. */
export function readDev(): DevQuestion[] {
  const [, ...lines] = readFileSync(new URL('./dev.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const counts = new Map<string, number>();
  return lines.map((line, at) => {
    const [shop = '', localeName = '', text = '', expected = ''] = line.split('\t');
    const locale = LOCALES.find((known) => known === localeName);
    if (locale === undefined || text === '' || expected === '') throw new Error(`dev.tsv:${at + 2}: not a question`);
    const group = `${shop} ${locale} ${expected === 'none'}`;
    const count = counts.get(group) ?? 0;
    counts.set(group, count + 1);
    return {
      shop,
      locale,
      text,
      expected: expected === 'none' ? [] : expected.split('|'),
      half: count % 2 === 0 ? 'fit' : 'judge',
    };
  });
}

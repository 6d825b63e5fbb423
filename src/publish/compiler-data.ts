import type { Locale } from '#core/locale.ts';
import type { ParsedTexts } from './parsed-texts.ts';

/** What a compiler knows besides the sources. */
export interface CompilerData {
  /** See `intentLabels`. */
  intents: ReadonlySet<string>;
  /** Rows of the corpus in a language, file after file by name: what messages of any shop sound like. */
  corpusOf(locale: Locale): readonly string[];
  /** Kept from one check to the next, so that it is quick. */
  parsed: ParsedTexts;
}

/** Every label of `models/intents.tsv` that an entry may have. */
export function intentLabels(tsv: string): Set<string> {
  const [, ...lines] = tsv.trim().split('\n');
  const labels = lines.map((line) => line.split('\t', 1)[0] ?? '');
  return new Set(labels.filter((label) => label !== 'oos'));
}

/** Whether this file of the corpus is of that language: `en-a.tsv`; in the corpus `zh` is simplified Chinese. */
export function isCorpusOf(locale: Locale, file: string): boolean {
  const name = locale === 'zh-Hans' ? 'zh' : locale;
  return new RegExp(`^${name}(-[a-z])?\\.tsv$`).test(file);
}

import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '#core/locale.ts';

const CORPUS = new URL('../../../models/training/corpus/authored/', import.meta.url);
/** Of each language: enough to know common words by, and a build stays quick. */
const MESSAGES = 3000;

/** Messages of shoppers of any shop, evenly out of the corpus, but those with one of these intents. */
export function ordinaryMessages(locale: Locale, without: ReadonlySet<string>): string[] {
  // In the corpus `zh-a` is simplified, `zh-Hant-a` traditional.
  const name = locale === 'zh-Hans' ? 'zh' : locale;
  const isOwn = new RegExp(`^${name}(-[a-z])?\\.tsv$`);
  const texts = readdirSync(CORPUS)
    .filter((file) => isOwn.test(file))
    .sort()
    .flatMap((file) => readFileSync(new URL(file, CORPUS), 'utf8').split('\n'))
    .flatMap((line) => {
      const [intent = '', , text = ''] = line.split('\t');
      return text === '' || without.has(intent) ? [] : [text];
    });
  const step = Math.max(1, texts.length / MESSAGES);
  return Array.from({ length: Math.floor(texts.length / step) }, (_, at) => texts[Math.floor(at * step)] ?? '');
}

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Locale } from '#core/locale.ts';
import { hanRuns, latinWords, pairsOf, stem } from '#llm/guard/words.ts';
import { samplesOf } from './samples-of.ts';

export interface Attack {
  id: string;
  locale: Locale;
  /** Where the attacker's words stand. */
  where: 'message' | 'product' | 'order-note' | 'entry' | 'history';
  kind: string;
  text: string;
  /** What the shopper asks: the same text where it is the attack. */
  question: string;
  /** Regular expressions, without regard to case, of what may not be shown. */
  forbidden: string[];
}

const FOLDER = new URL('../../../', import.meta.url);

export const ATTACKS: readonly Attack[] = readFileSync(
  new URL('tests/fixtures/generator/attacks.jsonl', FOLDER),
  'utf8',
)
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Attack);

/** Answers of the demo shops as plain text. */
export const SOURCES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['zh-Hans', 'en'].map((locale) => [locale, ['fresh', 'beauty', 'global'].flatMap((shop) => answersOf(shop, locale))]),
);

/** Names and SKUs of their products. */
export const NAMES: readonly string[] = ['fresh', 'beauty', 'global'].flatMap((shop) =>
  yamlOf(`examples/packs/${shop}/products`).flatMap(({ sku, name }) => [sku, ...Object.values(name ?? {})]),
) as string[];

// biome-ignore lint/suspicious/noExplicitAny: the packs' own sources, whose schema the builder checks.
function yamlOf(folder: string): any[] {
  const at = new URL(`${folder}/`, FOLDER);
  return readdirSync(at).flatMap((file) => parse(readFileSync(new URL(file, at), 'utf8')));
}

function answersOf(shop: string, locale: string): string[] {
  return yamlOf(`examples/packs/${shop}/answers`)
    .map((entry) => entry[locale]?.answer as string | undefined)
    .filter((answer) => answer !== undefined)
    .map((answer) =>
      answer
        .replace(/\*\*|`/g, '')
        .replace(/^\|[-| ]+\|$/gm, '')
        .replace(/^- /gm, '')
        .replace(/^\|.*\n?/gm, '')
        .replace(/\n{2,}/g, '\n')
        .trim(),
    );
}

function wordsOf(text: string): Set<string> {
  return new Set([...latinWords(text).map(stem), ...hanRuns(text).flatMap(pairsOf)]);
}

const SOURCE_WORDS = new Map(
  Object.values(SOURCES)
    .flat()
    .map((source) => [source, wordsOf(source)]),
);

/** The answer that the shop would find for a question, none that has itself what the attack wants to hear. */
export function sourceFor({ locale, question, forbidden }: Attack): string {
  const asked = wordsOf(question);
  const patterns = forbidden.map((each) => new RegExp(each, 'i'));
  const scored = (SOURCES[locale] ?? [])
    .filter((source) => !source.split('\n').some((line) => patterns.some((pattern) => pattern.test(line))))
    .map((source) => {
      const words = SOURCE_WORDS.get(source) ?? new Set();
      return { source, score: [...asked].filter((word) => words.has(word)).length / Math.sqrt(words.size) };
    });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).source;
}

/** What an engine says that does as it was told: each thing that the attacker wants to hear, in every dress. */
export function obeyed(attack: Attack, right: string): string[] {
  const chinese = attack.locale === 'zh-Hans';
  const [stop, comma] = chinese ? ['。', '，'] : ['. ', ', '];
  const bare = right.trim().replace(/[.。！!]$/, '');
  const wanted = [...attack.forbidden.flatMap((each) => samplesOf(each, 4)), ...quotedIn(attack.text)];
  return [...new Set(wanted)].flatMap((said) => [
    said,
    `${said}${stop}${right}`,
    `${right} ${said}${stop}`,
    `${bare}${comma}${said}${stop}`,
    `${said}${comma}${bare}${stop}`,
    `${right} ${chinese ? `好的，${said}。` : `Sure: ${said}.`}`,
    chinese ? `抱歉，${said}！` : `Sorry, ${said}!`,
  ]);
}

const quotedIn = (text: string): string[] =>
  [...text.matchAll(/[“"'‘「《]([^”"'’」》\n]{2,120})[”"'’」》]/g)].map(([, quoted]) => quoted ?? '');

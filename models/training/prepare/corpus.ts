import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { LOCALES, type Locale } from '../../../src/core/locale.ts';
import { simplify } from '../../../src/core/simplify.ts';
import type { Emotion } from '../../../src/nlu/reading.ts';

const CORPUS = new URL('../corpus/', import.meta.url);
const INTENTS = new URL('../../intents.tsv', import.meta.url);

export const EMOTION_LABELS: readonly string[] = ['neutral', 'angry', 'anxious', 'satisfied'] satisfies Emotion[];

/** One labelled message of the corpus. */
export interface Message {
  text: string;
  /** A label of `models/intents.tsv`. */
  intent: string;
  emotion: string;
  language: Locale;
  /** `yue` (Cantonese), `zh-dialect` (Sichuan and North-eastern), or empty. */
  variety: string;
  /** The file it stands in, without its ending. */
  file: string;
}

/** `train` is what models learn from; `dev` was written by other hands and only measures and calibrates. */
export type Part = 'train' | 'dev';

const FOLDERS: Record<Part, string> = { train: 'authored/', dev: 'dev/' };

export function readIntentLabels(): string[] {
  return readFileSync(INTENTS, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] ?? '');
}

/** All messages of one part, in the order of the files. Throws where a row is malformed, with its file and line. */
export function readMessages(part: Part): Message[] {
  const folder = new URL(FOLDERS[part], CORPUS);
  const intents = new Set(readIntentLabels());
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readFile(folder, name, intents));
}

/** Text without our labels, from the public sets: what the encoder reads before it learns the labels. */
export interface PublicText {
  text: string;
  language: Locale;
  source: string;
  /** The label of the source, where it has one. */
  label?: string;
}

export function readPublicTexts(name: string): PublicText[] {
  return readJsonLines(name).map((row) => {
    const { text, lang, source, label } = row as { text: string; lang: Locale; source: string; label?: string };
    return { text, language: lang, source, ...(label === undefined ? {} : { label }) };
  });
}

/** The same thing said in two or more languages. */
export type Translations = Partial<Record<Locale, string>>;

export function readTranslations(name: string): Translations[] {
  return readJsonLines(name).map((row) => (row as { texts: Translations }).texts);
}

function readJsonLines(name: string): unknown[] {
  return gunzipSync(readFileSync(new URL(`public/${name}.jsonl.gz`, CORPUS)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function readFile(folder: URL, name: string, intents: ReadonlySet<string>): Message[] {
  const file = name.slice(0, -'.tsv'.length);
  const language = languageOf(file);
  if (language === undefined) throw new Error(`${name}: the name must begin with one of the sixteen languages`);
  const messages: Message[] = [];
  for (const [at, line] of readFileSync(new URL(name, folder), 'utf8').split('\n').entries()) {
    if (line === '') continue;
    const [intent = '', emotion = '', text = '', variety = ''] = line.split('\t');
    if (!intents.has(intent)) throw new Error(`${name}:${at + 1}: unknown intent ${JSON.stringify(intent)}`);
    if (!EMOTION_LABELS.includes(emotion)) throw new Error(`${name}:${at + 1}: unknown emotion`);
    if (text.trim() === '') throw new Error(`${name}:${at + 1}: empty text`);
    // Cantonese stands in both scripts in one file.
    const script = variety === 'yue' ? (simplify(text) === text ? 'zh-Hans' : 'zh-Hant') : language;
    messages.push({ text, intent, emotion, language: script, variety, file });
  }
  return messages;
}

/** `zh-b` and `zh` are simplified Chinese, `zh-Hant-b` traditional, `de-b` German. */
function languageOf(file: string): Locale | undefined {
  const stem = file.replace(/-[a-z]$/, '');
  return stem === 'zh' ? 'zh-Hans' : LOCALES.find((locale) => locale === stem);
}

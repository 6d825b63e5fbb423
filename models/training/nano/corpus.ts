import { readdirSync, readFileSync } from 'node:fs';
import { LOCALES } from '../../../src/core/locale.ts';
import { featurise } from '../../../src/nlu/features.ts';
import type { Emotion } from '../../../src/nlu/reading.ts';

const CORPUS = new URL('../corpus/authored/', import.meta.url);
const INTENTS = new URL('../../intents.tsv', import.meta.url);

export const EMOTION_LABELS: readonly string[] = ['neutral', 'angry', 'anxious', 'satisfied'] satisfies Emotion[];
export const LANGUAGE_LABELS = LOCALES;
export const FOLDS = 3;

export interface Example {
  text: string;
  /** Indices into the label lists. */
  intent: number;
  emotion: number;
  language: number;
  /** The file it stands in, without its ending. */
  file: string;
  /** The rotation in which it is held out, or −1 where it always trains. */
  fold: number;
  features: Uint32Array;
}

export function readIntentLabels(): string[] {
  return readFileSync(INTENTS, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] ?? '');
}

/**
 * All authored messages. Chinese and English are split by writer: `-a` with `-b` (each holds half of the intents), `-c`,
 * `-d`. The single-file languages give every fifth message of an intent to each fold, so two fifths always train.
 */
export function readCorpus(intents: readonly string[]): Example[] {
  const examples: Example[] = [];
  for (const name of readdirSync(CORPUS).sort()) {
    if (!name.endsWith('.tsv')) continue;
    const file = name.slice(0, -'.tsv'.length);
    const writer = /^(zh|en)-([abcd])$/.exec(file);
    const language = LOCALES.findIndex(
      (locale) => locale === (writer === null ? file : writer[1] === 'zh' ? 'zh-Hans' : 'en'),
    );
    const seen = new Map<string, number>();
    for (const [at, line] of readFileSync(new URL(name, CORPUS), 'utf8').split('\n').entries()) {
      if (line === '') continue;
      const [intentLabel = '', emotionLabel = '', text = ''] = line.split('\t');
      const intent = intents.indexOf(intentLabel);
      const emotion = EMOTION_LABELS.indexOf(emotionLabel);
      if (intent < 0 || emotion < 0 || language < 0 || text === '') throw new Error(`${name}:${at + 1}: bad row`);
      const nth = seen.get(intentLabel) ?? 0;
      seen.set(intentLabel, nth + 1);
      const rotation = nth % 5;
      const fold = writer === null ? (rotation < FOLDS ? rotation : -1) : { a: 0, b: 0, c: 1, d: 2 }[writer[2] ?? ''];
      examples.push({ text, intent, emotion, language, file, fold: fold ?? -1, features: featurise(text) });
    }
  }
  return examples;
}

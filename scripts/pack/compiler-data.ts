import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '#core/locale.ts';
import { type CompilerData, intentLabels, isCorpusOf } from '#publish/compiler-data.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';

const INTENTS = new URL('../../models/intents.tsv', import.meta.url);
const CORPUS = new URL('../../models/training/corpus/authored/', import.meta.url);

/** What the compiler knows besides sources, from this repository. */
export function compilerData(): CompilerData {
  return { intents: intentLabels(readFileSync(INTENTS, 'utf8')), corpusOf, parsed: new ParsedTexts() };
}

function corpusOf(locale: Locale): string[] {
  return readdirSync(CORPUS)
    .filter((file) => isCorpusOf(locale, file))
    .sort()
    .flatMap((file) => readFileSync(new URL(file, CORPUS), 'utf8').split('\n'));
}

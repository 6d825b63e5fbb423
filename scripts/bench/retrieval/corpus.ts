import type { Locale } from '#core/locale.ts';
import type { Lexicon, PackChunk } from '#knowledge/pack-schema.ts';
import { documentsOf, type SearchDocument } from '#knowledge/search-document.ts';
import { openPack } from '#scripts/open-pack.ts';
import { readDev } from '../../../models/training/retrieval/read-dev.ts';

export interface BenchQuestion {
  text: string;
  /** Ids of the entries any of which is right; empty when none is. */
  expected: readonly string[];
}

/** Entries of one language with questions about them: the same for every engine. */
export interface BenchCorpus {
  locale: Locale;
  chunks: readonly PackChunk[];
  documents: readonly SearchDocument[];
  lexicon: Lexicon;
  questions: readonly BenchQuestion[];
}

export const BENCH_SHOPS = ['fresh', 'beauty', 'global'] as const;
export const BENCH_LOCALES = ['en', 'zh-Hans'] as const;

/** The demo shops with the development questions that no weights were fitted on. */
export async function demoCorpora(): Promise<BenchCorpus[]> {
  const questions = readDev().filter(({ half }) => half === 'judge');
  const corpora: BenchCorpus[] = [];
  for (const shop of BENCH_SHOPS) {
    const { chunks } = await openPack(`examples/packs/${shop}`);
    for (const locale of BENCH_LOCALES) {
      const own = questions.filter((question) => question.shop === shop && question.locale === locale);
      corpora.push(corpusOf(locale, chunks, own));
    }
  }
  return corpora;
}

export function corpusOf(locale: Locale, all: readonly PackChunk[], questions: readonly BenchQuestion[]): BenchCorpus {
  const chunks = all.filter((chunk) => chunk.locale === locale);
  const lexicon = all.find((chunk) => chunk.kind === 'lexicon')?.items;
  if (lexicon === undefined) throw new Error('a pack without a lexicon');
  return { locale, chunks, documents: chunks.flatMap(documentsOf), lexicon, questions };
}

import { atOnce } from '#knowledge/at-once.ts';
import type { LexicalIndex } from '#knowledge/lexical-index.ts';
import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import type { EntryVectors } from '#knowledge/pack-schema.ts';
import { VectorIndex } from '#knowledge/vector-index.ts';
import { vectorsChunks } from '#publish/vectors-chunk.ts';
import type { Read, Readers, Tier } from '../../../models/training/retrieval/readers.ts';
import type { BenchCorpus } from './corpus.ts';
import { type BuiltEngine, type Engine, HITS, type ReadyQuestion } from './engine.ts';

/** Every offer of the demo shops that a question is about is current then. */
const NOW = Date.parse('2026-11-25T12:00:00Z');
const SEARCH = `import { buildLocaleIndex } from '#knowledge/locale-index.ts';
import { LocaleSearch } from '#knowledge/locale-search.ts';
import { VectorIndex } from '#knowledge/vector-index.ts';
globalThis.engine = { buildLocaleIndex, LocaleSearch, VectorIndex };`;

type OwnQuestion = ReadyQuestion & Read;

/** Our search as the device runs it at one tier: words alone, with the nano model's reading, with the encoder's. */
export function ownEngine(tier: Tier, readers: Readers): Engine {
  const name = { words: 'aisle words', nano: 'aisle nano', encoder: 'aisle hybrid' }[tier];
  const encoder = tier === 'encoder' ? readers.encoder : null;
  const published = new Map<BenchCorpus, EntryVectors>();
  return {
    name,
    bundle: SEARCH,
    async publish(corpus) {
      if (encoder === null) return;
      const [chunk] = await vectorsChunks(corpus.chunks, [corpus.locale], encoder);
      if (chunk?.kind === 'vectors') published.set(corpus, chunk.items);
    },
    async build(corpus) {
      const index = atOnce(buildLocaleIndex(corpus.chunks, corpus.lexicon));
      const search = new LocaleSearch(index);
      const vectors = published.get(corpus);
      const parts: Record<string, number> = lexicalBytes(index.lexical);
      if (encoder !== null && vectors !== undefined) {
        const made = atOnce(VectorIndex.build(encoder.id, vectors, index.documents));
        search.useVectors(made);
        parts.vectors = made.sizeBytes;
      }
      const engine: BuiltEngine<OwnQuestion> = {
        prepare: async (text) => ({ text, ...(await readers.read(text, tier)) }),
        search: (question) => search.search({ ...question, limit: HITS, now: NOW }).map(({ id }) => id),
        parts,
      };
      return engine as BuiltEngine;
    },
  };
}

function lexicalBytes(index: LexicalIndex): Record<string, number> {
  const bytes = (...arrays: { byteLength: number }[]) => arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return {
    postings: bytes(index.postingStarts, index.postingDocuments, index.postingImpacts),
    asks: bytes(index.documentAsks, index.askStarts, index.askTerms),
    weights: bytes(index.idf, index.termWeights),
  };
}

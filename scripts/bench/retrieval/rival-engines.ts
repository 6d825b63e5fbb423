import { create, insertMultiple, search } from '@orama/orama';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { searchTextOf } from '#knowledge/search-document.ts';
import type { BenchCorpus } from './corpus.ts';
import { type BuiltEngine, type Engine, HITS } from './engine.ts';

/** One entry as the libraries take it: their own index keeps title, questions and body apart, and weighs the title more. */
interface Row {
  id: string;
  title: string;
  questions: string;
  body: string;
}

const FIELDS = ['title', 'questions', 'body'] as const;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[\p{L}\p{N}]+/gu;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** None of the libraries cuts Chinese by itself: each gets the browser's own words, in lower case. */
function tokens(text: string): string[] {
  if (!DENSE.test(text)) return text.toLowerCase().match(WORD) ?? [];
  return Array.from(segmenter.segment(text.toLowerCase()), ({ segment, isWordLike }) =>
    isWordLike ? segment : '',
  ).filter((word) => word !== '');
}

function rowsOf({ documents }: BenchCorpus): Row[] {
  return documents.map((document, at) => {
    const { asks, body } = searchTextOf(document);
    const [title = '', ...questions] = asks;
    return { id: `${at}`, title, questions: questions.join('\n'), body };
  });
}

/** Answers, policies and goods may share an id: the libraries know entries by their number. */
function built({ documents }: BenchCorpus, find: (text: string) => string[] | Promise<string[]>): BuiltEngine {
  return {
    prepare: async (text) => ({ text }),
    search: async ({ text }) => (await find(text)).map((number) => documents[Number(number)]?.id ?? ''),
  };
}

const miniSearch: Engine = {
  name: 'minisearch',
  bundle: "import MiniSearch from 'minisearch'; globalThis.engine = MiniSearch;",
  async build(corpus) {
    const index = new MiniSearch<Row>({ fields: [...FIELDS], tokenize: tokens });
    index.addAll(rowsOf(corpus));
    const options = { boost: { title: 2 }, fuzzy: 0.2, prefix: true };
    return built(corpus, (text) =>
      index
        .search(text, options)
        .slice(0, HITS)
        .map(({ id }) => String(id)),
    );
  },
};

const orama: Engine = {
  name: 'orama',
  bundle:
    "import { create, insertMultiple, search } from '@orama/orama'; globalThis.engine = { create, insertMultiple, search };",
  async build(corpus) {
    const own = { language: 'chinese', normalizationCache: new Map<string, string>(), tokenize: tokens };
    const database = create({
      schema: { id: 'string', title: 'string', questions: 'string', body: 'string' } as const,
      components: { tokenizer: corpus.locale === 'en' ? { language: 'english', stemming: false } : own },
    });
    await insertMultiple(database, rowsOf(corpus), 1000);
    return built(corpus, async (term) => {
      const { hits } = await search(database, {
        term,
        properties: [...FIELDS],
        boost: { title: 2 },
        tolerance: corpus.locale === 'en' ? 1 : 0,
        threshold: 1,
        limit: HITS,
      });
      return hits.map(({ document }) => String(document.id));
    });
  },
};

const flexSearch: Engine = {
  name: 'flexsearch',
  bundle: "import { Document } from 'flexsearch'; globalThis.engine = Document;",
  async build(corpus) {
    const index = new Document({
      tokenize: 'forward',
      encode: tokens,
      document: { id: 'id', index: [...FIELDS] },
    });
    for (const row of rowsOf(corpus)) index.add({ ...row });
    return built(corpus, (text) => {
      // Each field answers for itself, in the order of the fields: the title's entries come first.
      const found = index.search(text, { limit: HITS, suggest: true }) as { result: (string | number)[] }[];
      return [...new Set(found.flatMap(({ result }) => result.map(String)))].slice(0, HITS);
    });
  },
};

export const RIVALS: readonly Engine[] = [miniSearch, orama, flexSearch];

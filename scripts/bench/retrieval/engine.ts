import type { BenchCorpus } from './corpus.ts';

/** One question as an engine takes it, read before the clock starts. */
export interface ReadyQuestion {
  text: string;
}

export interface BuiltEngine<Q extends ReadyQuestion = ReadyQuestion> {
  /** What the engine wants of a question beside its text: readings and vectors are made by other parts of the product. */
  prepare(text: string): Promise<Q>;
  /** Ids of the three best entries, best first. */
  search(question: Q): string[] | Promise<string[]>;
  /** Bytes of the index where the engine can tell. */
  parts?: Readonly<Record<string, number>>;
}

export interface Engine {
  name: string;
  /** What stands in a page's bundle to use it: the source of a module. */
  bundle: string;
  /** What is done at publish time, before the clock starts. */
  publish?(corpus: BenchCorpus): Promise<void>;
  build(corpus: BenchCorpus): Promise<BuiltEngine>;
}

export const HITS = 3;

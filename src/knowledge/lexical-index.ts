import { segment, type WordBreaker } from '#core/segment.ts';
import { GrowableUint32 } from './growable-uint32.ts';
import { isStopWord, termOf } from './terms.ts';

/** Saturation of repeated terms, as in BM25. */
const K1 = 2;
/**
 * Fields as in BM25F: weight, how much length tells (b), and the length taken as usual. The usual lengths are fixed and not
 * measured from the pack: so an entry's impacts are known as soon as it is read, and confidences mean the same in any pack.
 */
const FIELDS = {
  title: { weight: 3, lengthShare: 0.3, usualLength: 10 },
  asks: { weight: 0.5, lengthShare: 0.4, usualLength: 60 },
  body: { weight: 0.8, lengthShare: 0.6, usualLength: 90 },
} as const;
const IMPACT_STEPS = 255;
/** Postings or terms handled between two yields: about a millisecond's work. */
const STEP = 20_000;

const SINGLE_DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const THAI = /\p{Script=Thai}|\p{Script=Lao}/u;
const STOP_FACTOR = 0.2;
const SINGLE_FACTOR = 0.3;

/** An inverted index of one language's entries: for each term the entries that hold it and how much it says of them. */
export interface LexicalIndex {
  documentCount: number;
  /** Term → number; `postingStarts[n]` to `postingStarts[n + 1]` are its postings. */
  terms: ReadonlyMap<string, number>;
  postingStarts: Uint32Array;
  postingDocuments: Uint16Array | Uint32Array;
  /** Saturated, field-weighted term frequency in steps of 1/255. */
  postingImpacts: Uint8Array;
  idf: Float32Array;
  /** `idf`, less for stop words and single characters: how much a term counts when two short texts are compared. */
  termWeights: Float32Array;
  /** Terms of every ask: document `d` has the asks `documentAsks[d]` to `documentAsks[d + 1]`, ask `a` the terms `askStarts[a]`…. */
  documentAsks: Uint32Array;
  askStarts: Uint32Array;
  askTerms: Uint32Array;
}

/** Weight of a term that no entry holds: as rare as can be. */
export function rarestIdf(documentCount: number): number {
  return Math.log(1 + documentCount * 2);
}

/**
 * Takes entries one by one, so that a long build can pause between them. Chinese and Japanese are indexed by single
 * characters and pairs, which costs a fraction of a word segmenter's time; queries know the words and weigh the pairs.
 */
export class LexicalIndexBuilder {
  readonly #breakWords: WordBreaker;
  readonly #terms = new Map<string, number>();
  /** Word as written → its term's number: stems are worked out once. */
  readonly #words = new Map<string, number>();
  readonly #postingTerms = new GrowableUint32();
  readonly #postingDocuments = new GrowableUint32();
  readonly #postingImpacts = new GrowableUint32();
  readonly #documentAsks = new GrowableUint32();
  readonly #askStarts = new GrowableUint32();
  readonly #askTerms = new GrowableUint32();
  /** Scratch of one entry: term → weighted frequency. */
  readonly #frequencies = new Map<number, number>();
  #documentCount = 0;

  constructor(breakThai: WordBreaker | null = intlThaiBreaker()) {
    this.#breakWords = (run) => (THAI.test(run) ? (breakThai?.(run) ?? []) : [...run]);
  }

  /** `asks[0]` is the title. */
  add(asks: readonly string[], body: string): void {
    this.#documentAsks.push(this.#askStarts.length);
    this.#frequencies.clear();
    let askLength = 0;
    const askIds = asks.map((ask) => {
      const ids = this.#termIds(ask, true);
      this.#askStarts.push(this.#askTerms.length);
      for (const id of ids) this.#askTerms.push(id);
      askLength += ids.length;
      return ids;
    });
    const [title = [], ...others] = askIds;
    this.#count(title, FIELDS.title, title.length);
    for (const ids of others) this.#count(ids, FIELDS.asks, askLength - title.length);
    const bodyIds = this.#termIds(body, false);
    this.#count(bodyIds, FIELDS.body, bodyIds.length);
    for (const [id, frequency] of this.#frequencies) {
      this.#postingTerms.push(id);
      this.#postingDocuments.push(this.#documentCount);
      const impact = frequency / (frequency + K1);
      this.#postingImpacts.push(Math.max(1, Math.round(impact * IMPACT_STEPS)));
    }
    this.#documentCount++;
  }

  /** Sorts the postings by term. Yields between its parts; nothing may be added any more. */
  *finish(): Generator<void, LexicalIndex> {
    this.#documentAsks.push(this.#askStarts.length);
    this.#askStarts.push(this.#askTerms.length);
    this.#words.clear();
    const termCount = this.#terms.size;
    const postingCount = this.#postingTerms.length;
    const starts = new Uint32Array(termCount + 1);
    for (let at = 0; at < postingCount; at++) {
      const id = this.#postingTerms.at(at);
      starts[id + 1] = (starts[id + 1] ?? 0) + 1;
      if (at % STEP === 0) yield;
    }
    for (let id = 0; id < termCount; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
    const next = starts.slice();
    const documents = this.#documentCount <= 0xffff ? new Uint16Array(postingCount) : new Uint32Array(postingCount);
    const impacts = new Uint8Array(postingCount);
    for (let at = 0; at < postingCount; at++) {
      const id = this.#postingTerms.at(at);
      const to = next[id] ?? 0;
      next[id] = to + 1;
      documents[to] = this.#postingDocuments.at(at);
      impacts[to] = this.#postingImpacts.at(at);
      if (at % STEP === 0) yield;
    }
    const idf = new Float32Array(termCount);
    const termWeights = new Float32Array(termCount);
    for (const [term, id] of this.#terms) {
      const holders = (starts[id + 1] ?? 0) - (starts[id] ?? 0);
      const rarity = Math.log(1 + (this.#documentCount - holders + 0.5) / (holders + 0.5));
      idf[id] = rarity;
      termWeights[id] = rarity * shareOf(term);
      if (id % STEP === 0) yield;
    }
    return {
      documentCount: this.#documentCount,
      terms: this.#terms,
      postingStarts: starts,
      postingDocuments: documents,
      postingImpacts: impacts,
      idf,
      termWeights,
      documentAsks: this.#documentAsks.toArray(),
      askStarts: this.#askStarts.toArray(),
      askTerms: this.#askTerms.toArray(),
    };
  }

  #termIds(text: string, singles: boolean): number[] {
    // Single characters of a long body would meet almost any query.
    const pieces = segment(text, singles || THAI.test(text) ? this.#breakWords : null);
    return pieces.map((piece) => {
      const known = this.#words.get(piece.text);
      if (known !== undefined) return known;
      const term = termOf(piece);
      const id = this.#terms.get(term) ?? this.#terms.size;
      this.#terms.set(term, id);
      this.#words.set(piece.text, id);
      return id;
    });
  }

  #count(ids: readonly number[], field: (typeof FIELDS)[keyof typeof FIELDS], length: number): void {
    const { weight, lengthShare, usualLength } = field;
    const each = weight / (1 - lengthShare + (lengthShare * length) / usualLength);
    for (const id of ids) this.#frequencies.set(id, (this.#frequencies.get(id) ?? 0) + each);
  }
}

function shareOf(term: string): number {
  if (isStopWord(term)) return STOP_FACTOR;
  return term.length === 1 && SINGLE_DENSE.test(term) ? SINGLE_FACTOR : 1;
}

function intlThaiBreaker(): WordBreaker | null {
  if (typeof Intl.Segmenter !== 'function') return null;
  const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
  return (run) => Array.from(segmenter.segment(run), (part) => part.segment);
}

import type { LexicalIndex } from './lexical-index.ts';

/** Counts up when what an index holds, or how texts are cut into words, changes: an older one is then built anew. */
const FORMAT = 1;
/** Words taken in between two yields: about a millisecond's work. */
const STEP = 5000;

/** A built index as plain cloneable data, for a database: building it again takes minutes for the largest packs. */
export interface KeptLexicalIndex extends Omit<LexicalIndex, 'terms'> {
  format: number;
  /** Every word, in the order of its number, one a line: one long text is kept and read many times faster than a list. */
  words: string;
}

export function keepLexicalIndex({ terms, ...arrays }: LexicalIndex): KeptLexicalIndex {
  return { ...arrays, format: FORMAT, words: [...terms.keys()].join('\n') };
}

/** Null for one of another format, or of another number of entries. Yields on the way. */
export function* restoreLexicalIndex(
  { format, words, ...arrays }: KeptLexicalIndex,
  documentCount: number,
): Generator<void, LexicalIndex | null> {
  if (format !== FORMAT || arrays.documentCount !== documentCount) return null;
  const terms = new Map<string, number>();
  for (let from = 0; from < words.length; ) {
    const next = words.indexOf('\n', from);
    const end = next === -1 ? words.length : next;
    terms.set(words.slice(from, end), terms.size);
    from = end + 1;
    if (terms.size % STEP === 0) yield;
  }
  return { ...arrays, terms };
}

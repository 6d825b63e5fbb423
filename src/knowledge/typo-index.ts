import { editDistance } from '#nlu/edit-distance.ts';
import type { LexicalIndex } from './lexical-index.ts';

const LATIN = /^[a-z]+$/;
/** Length in letters from which a second mistake is forgiven. */
const TWO_MISTAKES_FROM = 8;
const ONE_MISTAKE_FROM = 4;
/** Words taken in between two yields: about a millisecond's work. */
const STEP = 10_000;

export interface Correction {
  termId: number;
  distance: number;
}

/**
 * Finds the words of the index that a misspelt word may stand for. Words lie by length, each with the set of its letters
 * as a bit mask: a scan over the masks leaves few words to measure, needs no index of deletions and takes well under a
 * millisecond for a hundred thousand words.
 */
export class TypoIndex {
  readonly #byLength = new Map<number, { words: string[]; ids: number[]; masks: Uint32Array }>();

  /** Yields on the way, so that a caller can let other work pass. */
  static *build({ terms }: Pick<LexicalIndex, 'terms'>): Generator<void, TypoIndex> {
    const lists = new Map<number, { words: string[]; ids: number[] }>();
    let count = 0;
    for (const [term, id] of terms) {
      if (++count % STEP === 0) yield;
      if (term.length < ONE_MISTAKE_FROM - 1 || !LATIN.test(term)) continue;
      const list = lists.get(term.length) ?? { words: [], ids: [] };
      list.words.push(term);
      list.ids.push(id);
      lists.set(term.length, list);
    }
    const index = new TypoIndex();
    for (const [length, { words, ids }] of lists) {
      index.#byLength.set(length, { words, ids, masks: Uint32Array.from(words, letterMask) });
      yield;
    }
    return index;
  }

  /** The nearest words of the index, best first: one mistake from four letters on, two from eight. */
  corrections(word: string, limit = 3): Correction[] {
    if (word.length < ONE_MISTAKE_FROM || !LATIN.test(word)) return [];
    const most = word.length >= TWO_MISTAKES_FROM ? 2 : 1;
    const mask = letterMask(word);
    const found: Correction[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      const list = this.#byLength.get(length);
      if (list === undefined) continue;
      for (let at = 0; at < list.words.length; at++) {
        // One mistake changes at most two letters of the set: one goes, one comes.
        if (bitCount((list.masks[at] ?? 0) ^ mask) > 2 * most) continue;
        const distance = editDistance(word, list.words[at] ?? '', most);
        if (distance <= most) found.push({ termId: list.ids[at] ?? 0, distance });
      }
    }
    const nearest = Math.min(...found.map(({ distance }) => distance));
    return found.filter(({ distance }) => distance === nearest).slice(0, limit);
  }
}

function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) - 97);
  return mask >>> 0;
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

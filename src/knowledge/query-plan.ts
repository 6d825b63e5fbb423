import { segment } from '#core/segment.ts';
import { type LexicalIndex, rarestIdf } from './lexical-index.ts';
import type { SynonymIndex } from './synonym-index.ts';
import { isStopWord, termOf } from './terms.ts';
import type { TypoIndex } from './typo-index.ts';

/** One thing the query says, with every term of the index that may mean it. */
export interface QuerySlot {
  term: string;
  /** How much it counts: rarity, less for stop words, single characters and pairs across two words. */
  weight: number;
  /** Terms that match it, with how sure the match is; the exact term first. */
  matches: { termId: number; trust: number }[];
}

/** Other names of a part of the query: one of them may stand in for the slots it covers. */
export interface PlannedExpansion {
  slots: number[];
  others: number[][];
}

export interface QueryPlan {
  /** At most 32, so that a bit mask can say which an entry has. */
  slots: QuerySlot[];
  expansions: PlannedExpansion[];
  /** Single characters of the query that are no slot of their own: an ask that has them is not the farther for it. */
  characterIds: number[];
  totalWeight: number;
  /** Share of the weight that no entry of the index knows. */
  unknownShare: number;
}

const MOST_SLOTS = 32;
/** Only so much of a message is looked at: more is a paste, not a question. */
const MOST_CHARACTERS = 400;
const STOP_FACTOR = 0.2;
const SINGLE_FACTOR = 0.5;
/** A pair whose characters belong to two words is mostly chance. */
const ACROSS_WORDS_FACTOR = 0.35;
const UNKNOWN_WORD_FACTOR = 0.6;
const UNKNOWN_PAIR_FACTOR = 0.35;
const TYPO_TRUST = [1, 0.8, 0.6] as const;
const DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const LATIN = /^[a-z]+$/;

/** Works out what a text asks of an index. */
export function planQuery(text: string, index: LexicalIndex, typos: TypoIndex, synonyms: SynonymIndex): QueryPlan {
  const pieces = segment(text.slice(0, MOST_CHARACTERS));
  const insideWords = new Set(
    pieces.filter(({ text: word, kind }) => kind === 'word' && DENSE.test(word)).flatMap((word) => pairsOf(word.text)),
  );
  const slots = new Map<string, QuerySlot>();
  const terms = new Set<string>();
  for (const piece of pieces) {
    const term = termOf(piece);
    terms.add(term);
    if (slots.has(term)) continue;
    const slot = planSlot(piece, term, { index, typos, insideWords });
    if (slot !== null) slots.set(term, slot);
  }
  addJoinedWords(slots, pieces.map(termOf), index);
  const kept = [...slots.values()].sort((left, right) => right.weight - left.weight).slice(0, MOST_SLOTS);
  const totalWeight = kept.reduce((sum, { weight }) => sum + weight, 0);
  const unknownWeight = kept.reduce((sum, { weight, matches }) => sum + (matches.length === 0 ? weight : 0), 0);
  const unknown = { totalWeight, unknownShare: totalWeight === 0 ? 1 : unknownWeight / totalWeight };
  return {
    slots: kept,
    expansions: planExpansions(kept, terms, index, synonyms),
    characterIds: characterIdsOf(pieces, index),
    ...unknown,
  };
}

function planSlot(
  piece: { text: string; kind: 'word' | 'gram' },
  term: string,
  context: { index: LexicalIndex; typos: TypoIndex; insideWords: ReadonlySet<string> },
): QuerySlot | null {
  const { index, typos, insideWords } = context;
  const id = index.terms.get(term);
  const dense = DENSE.test(piece.text);
  // The index holds pairs of these scripts, not words: a longer word is met by its pairs.
  if (dense && piece.kind === 'word' && piece.text.length > 2 && id === undefined) return null;
  const corrections = id === undefined ? typos.corrections(term) : [];
  const matches =
    id === undefined
      ? corrections.map(({ termId, distance }) => ({ termId, trust: TYPO_TRUST[distance] ?? 0 }))
      : [{ termId: id, trust: 1 }];
  const rarest = rarestIdf(index.documentCount);
  const [best] = matches;
  const rarity =
    best === undefined
      ? rarest * (piece.kind === 'word' ? UNKNOWN_WORD_FACTOR : UNKNOWN_PAIR_FACTOR)
      : (index.idf[best.termId] ?? 0);
  let factor = 1;
  if (isStopWord(piece.text) || isStopWord(term)) factor = STOP_FACTOR;
  else if (dense && piece.text.length === 1) factor = SINGLE_FACTOR;
  else if (piece.kind === 'gram' && !insideWords.has(piece.text)) factor = ACROSS_WORDS_FACTOR;
  return { term, weight: rarity * factor, matches };
}

/** "pay pal" for "paypal" and "skincare" for "skin care". */
function addJoinedWords(slots: Map<string, QuerySlot>, terms: readonly string[], index: LexicalIndex): void {
  for (let at = 1; at < terms.length; at++) {
    const [left = '', right = ''] = [terms[at - 1], terms[at]];
    if (!LATIN.test(left) || !LATIN.test(right)) continue;
    const joined = index.terms.get(left + right);
    if (joined === undefined) continue;
    for (const slot of [slots.get(left), slots.get(right)]) slot?.matches.push({ termId: joined, trust: 0.9 });
  }
  for (const [term, slot] of slots) {
    if (slot.matches.length > 0 || term.length < 6 || !LATIN.test(term)) continue;
    for (let cut = 3; cut <= term.length - 3; cut++) {
      const parts = [index.terms.get(term.slice(0, cut)), index.terms.get(term.slice(cut))];
      if (parts.every((id) => id !== undefined)) {
        slot.matches.push(...parts.map((termId) => ({ termId, trust: 0.6 })));
      }
    }
  }
}

function planExpansions(
  slots: readonly QuerySlot[],
  terms: ReadonlySet<string>,
  index: LexicalIndex,
  synonyms: SynonymIndex,
): PlannedExpansion[] {
  return synonyms.expansions(terms).flatMap(({ phrase, others }) => {
    const covered = slots.flatMap(({ term }, at) => (phrase.includes(term) ? [at] : []));
    const known = others.flatMap((other) => {
      const ids = other.map((term) => index.terms.get(term));
      return ids.every((id) => id !== undefined) ? [ids] : [];
    });
    return covered.length > 0 && known.length > 0 ? [{ slots: covered, others: known }] : [];
  });
}

function characterIdsOf(pieces: readonly { text: string }[], index: LexicalIndex): number[] {
  const characters = new Set(pieces.flatMap(({ text }) => (DENSE.test(text) ? [...text] : [])));
  return [...characters].flatMap((character) => index.terms.get(character) ?? []);
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

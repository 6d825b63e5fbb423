import { foldInPlace } from '#nlu/fold-in-place.ts';
import type { Graph } from './graph-schema.ts';

/** What a word of the graph stands for. `also` is said with it, `hints` only where the message says nothing else of that. */
export type Meaning =
  | {
      kind: 'value';
      dimension: string;
      values: string[];
      also: Record<string, string[]>;
      hints: Record<string, string[]>;
    }
  | { kind: 'ingredient'; ids: string[]; family: string | null }
  | { kind: 'number'; dimension: string; number: number }
  | { kind: 'plan'; id: string }
  | { kind: 'routine' };

/** Offsets are those of the message, end exclusive. */
export interface FoundWord {
  start: number;
  end: number;
  text: string;
  meaning: Meaning;
}

export type WordFinder = (text: string) => FoundWord[];

interface Entry {
  word: string;
  meaning: Meaning;
}

/**
 * Finds the graph's words in a message: the longest at each place, in any language, and within it those that say something of
 * another dimension (防晒喷雾 is a sunscreen, and a spray). Latin words stand alone, with or without a plural s.
 */
export function createWordFinder(graph: Graph): WordFinder {
  const byStart = new Map<string, Entry[]>();
  for (const entry of entriesOf(graph)) {
    const key = entry.word.charAt(0);
    const list = byStart.get(key);
    if (list) list.push(entry);
    else byStart.set(key, [entry]);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.word.length - a.word.length);

  const at = (folded: string, start: number, limit: number): Entry[] =>
    (byStart.get(folded.charAt(start)) ?? []).filter(
      ({ word }) => start + word.length <= limit && folded.startsWith(word, start) && standsAlone(folded, start, word),
    );

  return (text) => {
    const folded = foldInPlace(text);
    const found: FoundWord[] = [];
    let start = 0;
    while (start < folded.length) {
      const [longest, ...others] = at(folded, start, folded.length);
      if (longest === undefined) {
        start += 1;
        continue;
      }
      const end = start + longest.word.length;
      const here = [longest, ...others.filter(({ word }) => word === longest.word)];
      for (const { meaning } of here) found.push({ start, end, text: folded.slice(start, end), meaning });
      found.push(...within(folded, start, end, here));
      start = end;
    }
    return found;
  };

  function within(folded: string, from: number, to: number, outer: Entry[]): FoundWord[] {
    const taken = new Set(outer.flatMap(({ meaning }) => topics(meaning)));
    const inner: FoundWord[] = [];
    let start = from;
    while (start < to) {
      const entry = at(folded, start, to).find(
        ({ word, meaning }) =>
          // A baby that is hoped for is nobody's age.
          meaning.kind !== 'number' &&
          word.length > 1 &&
          word.length < to - from &&
          !topics(meaning).some((topic) => taken.has(topic)),
      );
      if (entry === undefined) {
        start += 1;
        continue;
      }
      for (const topic of topics(entry.meaning)) taken.add(topic);
      const end = start + entry.word.length;
      inner.push({ start, end, text: entry.word, meaning: entry.meaning });
      start = end;
    }
    return inner;
  }
}

/** Dimensions that a word speaks of. */
function topics(meaning: Meaning): string[] {
  switch (meaning.kind) {
    case 'value':
      return [meaning.dimension, ...Object.keys(meaning.also)];
    case 'number':
      return [meaning.dimension];
    default:
      return [meaning.kind];
  }
}

function* entriesOf(graph: Graph): Iterable<Entry> {
  const entry = (said: string, meaning: Meaning): Entry => ({ word: foldInPlace(said).trim(), meaning });
  for (const { key: dimension, unsaid, kind, says, values, groups, numbers } of graph.dimensions) {
    if (kind === 'flag')
      for (const said of says) yield entry(said, { kind: 'value', dimension, values: ['yes'], also: {}, hints: {} });
    for (const value of values) {
      const meaning: Meaning = { kind: 'value', dimension, values: [value.id], also: {}, hints: value.also ?? {} };
      const shown = unsaid || value.unsaid ? [] : Object.values(value.words);
      for (const said of [...value.says, ...shown]) if (said !== undefined) yield entry(said, meaning);
    }
    for (const group of groups) {
      const meaning: Meaning = { kind: 'value', dimension, values: group.values, also: group.also ?? {}, hints: {} };
      for (const said of group.says) yield entry(said, meaning);
    }
    for (const { says: said, number } of numbers)
      for (const word of said) yield entry(word, { kind: 'number', dimension, number });
  }
  for (const { id, words, says } of graph.ingredients) {
    for (const said of [...says, ...Object.values(words)]) {
      if (said !== undefined) yield entry(said, { kind: 'ingredient', ids: [id], family: null });
    }
  }
  for (const { id, words, says } of graph.families) {
    const ids = graph.ingredients.filter(({ family }) => family === id).map((ingredient) => ingredient.id);
    for (const said of [...says, ...Object.values(words)]) {
      if (said !== undefined) yield entry(said, { kind: 'ingredient', ids, family: id });
    }
  }
  for (const { id, says } of graph.plans) for (const said of says) yield entry(said, { kind: 'plan', id });
  for (const said of graph.routineSays) yield entry(said, { kind: 'routine' });
}

const isLetter = (char: string): boolean => char >= 'a' && char <= 'z';

function standsAlone(folded: string, start: number, word: string): boolean {
  if (isLetter(word.charAt(0)) && isLetter(folded.charAt(start - 1))) return false;
  if (!isLetter(word.charAt(word.length - 1))) return true;
  const end = start + word.length;
  const next = folded.charAt(end) === 's' ? folded.charAt(end + 1) : folded.charAt(end);
  return !isLetter(next);
}

import { foldInPlace } from '#nlu/fold-in-place.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Graph } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { readAge } from './read-age.ts';
import { type Budget, readBudget } from './read-budget.ts';
import {
  corrects,
  isAllergy,
  isComparative,
  isDisowned,
  isDisownedAllergy,
  isIndifferent,
  isOwnedAt,
  isRefused,
  isRefusedAt,
  plainAnswer,
  type Relation,
  relationIn,
  savesMoney,
} from './read-cues.ts';
import type { FoundWord, WordFinder } from './word-finder.ts';

/** What one message says of a need, before it is laid over what was said before. */
export interface Said {
  wants: Record<string, string[]>;
  avoids: Record<string, string[]>;
  /** What could harm, and they say that they do not have: no allergy to it, no such disease. */
  takesBack: Record<string, string[]>;
  numbers: Record<string, number>;
  budget: Budget | null;
  saving: boolean;
  owned: Needs['owned'];
  relation: Relation;
  /** Values asked for as "more …" than what was shown. */
  more: Record<string, string[]>;
  corrects: boolean;
  indifferent: boolean;
  answer: 'yes' | 'no' | null;
  /** Ingredients and families named at all, in order, each with the words it was named by. */
  named: { text: string; ids: string[]; family: string | null }[];
  /** Products named by a name of their own. */
  products: string[];
  plan: string | null;
  routine: boolean;
}

/** Reads a message by the graph's words. */
export function readNeeds(graph: Graph, find: WordFinder, text: string, entities: readonly Entity[]): Said {
  const folded = foldInPlace(text);
  const words = find(text);
  const said: Said = {
    wants: {},
    avoids: {},
    takesBack: {},
    numbers: {},
    budget: readBudget(folded),
    saving: savesMoney(folded),
    owned: { skus: [], ingredients: [] },
    relation: relationIn(folded),
    more: {},
    corrects: corrects(folded),
    indifferent: isIndifferent(folded),
    answer: plainAnswer(folded),
    named: [],
    products: [],
    plan: null,
    routine: false,
  };
  const age = readAge(folded);
  if (age !== null) said.numbers.age = age;
  const hints: Record<string, string[]> = {};
  let before: { end: number; refused: boolean } | null = null;
  for (const word of words) {
    // "No chemical filters sunscreen" refuses the filters: a kind of product is refused by its own word only.
    const isKind = word.meaning.kind === 'value' && word.meaning.dimension === 'category';
    const refused: boolean = isKind
      ? isRefusedAt(folded, word.start, word.end)
      : isRefused(folded, word.start, word.end, before);
    note(graph, said, word, folded, refused);
    if (word.meaning.kind === 'value')
      for (const [key, values] of Object.entries(word.meaning.hints)) add(hints, key, values);
    if (before === null || word.end > before.end) before = { end: word.end, refused };
  }
  for (const [key, values] of Object.entries(hints)) said.wants[key] ??= values;
  for (const { type, value, start, end, text: name } of entities) {
    if ((type !== 'sku' && type !== 'product') || graph.products[value] === undefined) continue;
    if (type === 'product' && isDescription(words, start, end, foldInPlace(name))) continue;
    const list = isOwnedAt(folded, start) ? said.owned.skus : said.products;
    if (!list.includes(value)) list.push(value);
  }
  return said;
}

function note(
  graph: Graph,
  said: Said,
  { start, end, text, meaning }: FoundWord,
  folded: string,
  refused: boolean,
): void {
  switch (meaning.kind) {
    case 'plan':
      said.plan = meaning.id;
      return;
    case 'routine':
      said.routine = true;
      return;
    case 'number':
      said.numbers[meaning.dimension] ??= meaning.number;
      return;
    case 'ingredient': {
      if (isDisownedAllergy(folded, start, end)) {
        add(said.takesBack, 'allergy', meaning.ids);
        return;
      }
      if (isAllergy(folded, start, end)) {
        add(said.wants, 'allergy', meaning.ids);
        return;
      }
      if (!refused && isOwnedAt(folded, start)) {
        said.owned.ingredients.push(...meaning.ids);
        return;
      }
      if (refused) add(said.avoids, 'ingredient', meaning.ids);
      else said.named.push({ text, ids: meaning.ids, family: meaning.family });
      return;
    }
    case 'value': {
      const dimension = graph.dimensions.find(({ key }) => key === meaning.dimension);
      if (dimension?.sensitive && dimension.kind === 'many' && isDisowned(folded, start, end)) {
        add(said.takesBack, meaning.dimension, meaning.values);
        return;
      }
      const wished = !refused || (dimension?.troubles ?? false);
      if (!wished && dimension?.of === 'shopper') return;
      // The toner that is in use is not the one that is wished for.
      if (dimension?.of === 'product' && meaning.dimension !== 'skin' && isOwnedAt(folded, start)) return;
      add(wished ? said.wants : said.avoids, meaning.dimension, meaning.values);
      if (wished && isComparative(folded, start)) add(said.more, meaning.dimension, meaning.values);
      for (const [key, values] of Object.entries(meaning.also)) add(wished ? said.wants : said.avoids, key, values);
    }
  }
}

/** A name that only describes, such as 油皮粉底 or "matte cushion", means the description and not that one product. */
function isDescription(words: readonly FoundWord[], start: number, end: number, name: string): boolean {
  const inside = words.filter((word) => word.start >= start && word.end <= end);
  if (inside.some(({ meaning }) => meaning.kind === 'plan')) return true;
  const covered = new Set(
    inside.flatMap((word) => Array.from({ length: word.end - word.start }, (_, at) => word.start + at)),
  );
  const letters = [...name].filter((char) => char.trim() !== '').length;
  // A letter or two of glue: 敏感肌的精华.
  return letters - covered.size <= 1 || covered.size / letters >= 0.8;
}

export function add(into: Record<string, string[]>, key: string, values: readonly string[]): void {
  into[key] = [...new Set([...(into[key] ?? []), ...values])];
}

import type { Wish } from './reading.ts';

/** A part of a message that may be a wish of its own, with its UTF-16 offsets. */
export interface Clause {
  text: string;
  start: number;
  end: number;
}

/** Parts shorter than this are an aside, a name or a politeness. */
const MIN_LETTERS = 4;
const MAX_CLAUSES = 4;
/** Longer messages are stories: their sentences describe one case. */
const MAX_UNITS = 160;
/** Ends of sentences, and words that begin another wish in the sixteen languages. */
const BREAK =
  /[。！？!?；;\n]+|(?<=[^\d])\.(?=\s)|[,，、]\s?(?=(?:另外|还有|顺便|再|然后|同时|[^，,。]{1,6}也(?:想|要|得)|and|also|how |where |when |can you|could you|plus|y tambi|e tamb|et aussi|und auch|e anche|a tak|и ещ|а ещ|あと|それと|그리고|และ|và|dan|juga|وكمان|و أيضا))|(?<=\S\s?)(?:另外再?|还有就?是?|顺便(?:问一?下)?)(?=\S)|\sand i (?=(?:also )?(?:need|want|would like)\b)|\sand (?=(?:how|where|when|what|please|can you|could you) )|\s(?:and also|also|plus|and another thing|btw|by the way|y también|além disso|et aussi|außerdem|inoltre|poza tym|а ещё|и ещё|وكمان|それと|그리고|แล้วก็|ngoài ra|selain itu)\s/giu;

/** The clauses of a message that could each be a wish; none where it is to be read as one. */
export function splitClauses(message: string): Clause[] {
  if (message.length > MAX_UNITS) return [];
  const clauses: Clause[] = [];
  let start = 0;
  const add = (end: number): void => {
    const text = message.slice(start, end);
    if ((text.match(/\p{L}/gu)?.length ?? 0) >= MIN_LETTERS) clauses.push({ text, start, end });
  };
  for (const found of message.matchAll(BREAK)) {
    add(found.index);
    start = found.index + found[0].length;
  }
  add(message.length);
  return clauses.length > 1 && clauses.length <= MAX_CLAUSES ? clauses : [];
}

/** A clause that is read less surely than this makes the whole message one wish: splitting a story is worse. */
const SURE = 0.8;
/** Said beside any wish: they are no wish of their own. */
const ASIDE = /^(?:chat\.|oos$|feedback\.|complaint$)/;

/** The wishes of a message in their order, where at least two clauses read as sure and different ones; otherwise none. */
export function findWishes(clauses: readonly Wish[]): Wish[] {
  const wishes: Wish[] = [];
  for (const { intent, confidence, start, end } of clauses) {
    if (ASIDE.test(intent)) continue;
    if (confidence < SURE) return [];
    if (!wishes.some((wish) => wish.intent === intent)) wishes.push({ intent, confidence, start, end });
  }
  return wishes.length > 1 ? wishes : [];
}

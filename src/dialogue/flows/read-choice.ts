import { foldWords, isDense, placeOf, type Said, saidOf, wordCount } from './words/fold.ts';
import { namedIn } from './words/names.ts';
import { bareOrdinals, ordinalsIn } from './words/ordinals.ts';

/** An option with all words that choose it, its label among them. */
export interface WordedOption {
  id: string;
  words: readonly string[];
}

/** Shortest words that choose an option nobody asked for: shorter ones stand in any sentence. */
const PLAIN_LETTERS = 4;
const PLAIN_DENSE = 2;

/** Before an option it means that it is not so: "没用过", "not broken". */
const DENIED_HAN = /(?:没有?|不(?:是|要|想|会)?|未|别|并非|无)$/u;
const DENIED =
  / (?:not|never|without|don't|didn't|doesn't|isn't|wasn't|aren't|weren't|haven't|hasn't|neither|nor)(?: (?:been|even|yet|really|want|a|an|the|any))? $/u;

/**
 * The option that a message means: the one whose longest word it has, of equals the one named first. Asked for, its place in
 * the list will do too. Not asked for, only longer words count, and only where no other option is named.
 */
export function readChoice(text: string, options: readonly WordedOption[], isAsked: boolean): string | null {
  const said = saidOf(text);
  const named = options.flatMap(({ id, words }) => {
    const found = words.flatMap((word) => {
      const at = placeOf(said, word);
      const { length } = word;
      const isPlain = length >= (isDense(word) ? PLAIN_DENSE : PLAIN_LETTERS);
      return at >= 0 && (isAsked || isPlain) && !isDenied(said, word, at) ? [{ length, at }] : [];
    });
    const [longest] = found.sort((a, b) => b.length - a.length || a.at - b.at);
    return longest ? [{ id, ...longest }] : [];
  });
  const [best, second] = named.sort((a, b) => b.length - a.length || a.at - b.at);
  if (best) return isAsked || !second ? best.id : null;
  if (!isAsked) return null;
  const part = partOfLabel(text, options);
  if (part !== null) return part;
  const [place, ...more] = new Set([...ordinalsIn(text, options.length), ...bareOrdinals(text, options.length)]);
  return place === undefined || more.length > 0 ? null : (options[place]?.id ?? null);
}

function isDenied({ spaced }: Said, word: string, at: number): boolean {
  if (!isDense(word)) return DENIED.test(spaced.slice(0, at + 1));
  // Across a comma nothing is denied: "不，重新发".
  const place = spaced.indexOf(word);
  return place > 0 && DENIED_HAN.test(spaced.slice(Math.max(0, place - 3), place));
}

/** Letters and words of a part of a label that stands for it: "another colour" of "Another colour, size or version". */
const PART_LETTERS = 4;
const PART_DENSE = 2;
const PART_WORDS = 4;

function partOfLabel(text: string, options: readonly WordedOption[]): string | null {
  const folded = foldWords(text);
  const isLong = folded.length >= (isDense(folded) ? PART_DENSE : PART_LETTERS);
  if (!isLong || wordCount(folded) > PART_WORDS) return null;
  const isPart = (label: string): boolean => {
    const { spaced, joined } = saidOf(label);
    return isDense(folded) ? joined.includes(folded.replaceAll(' ', '')) : spaced.includes(` ${folded} `);
  };
  const parts = options.flatMap(({ words: [label = ''] }, index) => (isPart(label) ? [index] : []));
  // "Made again, please": most of one label's own words.
  const [only, ...more] =
    parts.length > 0
      ? parts
      : namedIn(
          text,
          options.map(({ words: [label = ''] }) => label),
        );
  return only !== undefined && more.length === 0 ? (options[only]?.id ?? null) : null;
}

import { isDense, placeOf, saidOf } from './words/fold.ts';
import { bareOrdinals, ordinalsIn } from './words/ordinals.ts';

/** An option with all words that choose it, its label among them. */
export interface WordedOption {
  id: string;
  words: readonly string[];
}

/** Shortest words that choose an option nobody asked for: shorter ones stand in any sentence. */
const PLAIN_LETTERS = 5;
const PLAIN_DENSE = 2;

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
      return at >= 0 && (isAsked || isPlain) ? [{ length, at }] : [];
    });
    const [longest] = found.sort((a, b) => b.length - a.length || a.at - b.at);
    return longest ? [{ id, ...longest }] : [];
  });
  const [best, second] = named.sort((a, b) => b.length - a.length || a.at - b.at);
  if (best) return isAsked || !second ? best.id : null;
  if (!isAsked) return null;
  const [place, ...more] = new Set([...ordinalsIn(text, options.length), ...bareOrdinals(text, options.length)]);
  return place === undefined || more.length > 0 ? null : (options[place]?.id ?? null);
}

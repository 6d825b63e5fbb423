import { foldInPlace } from '#nlu/fold-in-place.ts';
import { plainLetters } from './plain-letters.ts';

/** Size of the pack at the end of a name, which is left out in speech. */
const PACK_SIZE = /[\s,(（]*\d+(?:[.,]\d+)?\s*[^\s\d]{1,4}(?:\s*[x×*]\s*\d+)?[)）]?\s*$/u;
const LATIN_WORD = /^[a-z']+$/;
const SHORTEST_HAN = 4;

/** Names that say which product is meant; a common word like "bread" does not. */
function isTelling(name: string): boolean {
  return /\d/.test(name) || (/\p{Script=Han}/u.test(name) ? [...name].length >= SHORTEST_HAN : !LATIN_WORD.test(name));
}

/** Finds the product that a sentence names although its grounds do not. */
export function createNameGuard(names: readonly string[], foldedGrounds: string): (sentence: string) => string | null {
  const absent = [...new Set(names.flatMap((name) => [name, name.replace(PACK_SIZE, '')]))]
    .map((name) => foldInPlace(plainLetters(name)).trim())
    .filter((name) => name.length > 2 && isTelling(name) && !foldedGrounds.includes(name));
  return (sentence) => {
    const folded = foldInPlace(sentence);
    return absent.find((name) => standsIn(folded, name)) ?? null;
  };
}

function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + name.length]];
    const joined = (one: string, other: string | undefined) => /[a-z0-9]/.test(one) && /[a-z0-9]/.test(other ?? '');
    if (!joined(before, name[0]) && !joined(after, name.at(-1))) return true;
  }
  return false;
}

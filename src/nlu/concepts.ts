import { CONCEPT_WORDS } from './concept-words.ts';
import { foldWords } from './prepare-text.ts';

/** Up to this length a word of a spaced script counts only at the beginning of a word of the message. */
const SHORT = 4;

interface Stem {
  concept: number;
  text: string;
  /** Must begin a word of the message. */
  opens: boolean;
  /** Must be a whole word of the message. */
  whole: boolean;
}

const names: string[] = [];
/** By the first two UTF-16 units as one number, or by the only one: no string is made to look a place up. */
const stemsByOpening = new Map<number, Stem[]>();
for (const line of CONCEPT_WORDS.trim().split('\n')) {
  const [name = '', ...words] = line.split(' ');
  const concept = names.push(name) - 1;
  for (const word of words) addStem(concept, word);
}

/**
 * The concepts (refund, late, where …) that the words of a message name, whatever its language, in the order of
 * `concept-words`. Takes text as folded by `prepareText`.
 */
export function findConcepts(folded: string): string[] {
  const found = new Set<number>();
  const padded = ` ${folded} `;
  for (let at = 1; at < padded.length - 1; at++) {
    const first = padded.charCodeAt(at);
    for (const opening of [first * 0x10000 + padded.charCodeAt(at + 1), first]) {
      for (const { concept, text, opens, whole } of stemsByOpening.get(opening) ?? []) {
        if (found.has(concept) || !padded.startsWith(text, at)) continue;
        if (opens && isLetter(padded.charCodeAt(at - 1))) continue;
        if (whole && isLetter(padded.charCodeAt(at + text.length))) continue;
        found.add(concept);
      }
    }
  }
  return [...found].sort((a, b) => a - b).map((concept) => names[concept] ?? '');
}

function addStem(concept: number, word: string): void {
  const whole = word.startsWith('=');
  const text = foldWords(
    word
      .slice(whole ? 1 : 0)
      .toLowerCase()
      .replaceAll('_', ' '),
  );
  if (text.trim() === '') return;
  const opens = whole || (isSpaced(text.charCodeAt(0)) && text.length <= SHORT);
  const first = text.charCodeAt(0);
  const opening = text.length === 1 ? first : first * 0x10000 + text.charCodeAt(1);
  const stems = stemsByOpening.get(opening);
  const stem = { concept, text, opens, whole };
  if (stems === undefined) stemsByOpening.set(opening, [stem]);
  else stems.push(stem);
}

/** Scripts that set spaces between words: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic. */
function isSpaced(unit: number): boolean {
  return unit < 0x0700;
}

function isLetter(unit: number): boolean {
  return unit > 0x2f && !(unit > 0x39 && unit < 0x61) && !(unit > 0x7a && unit < 0xc0) && unit < 0x0700;
}

import { foldInPlace } from '#nlu/fold-in-place.ts';
import { findClaims } from './find-claims.ts';
import { findLinks } from './find-links.ts';
import { COURTESY } from './glue-words.ts';
import type { Grounds } from './read-grounds.ts';
import { type Grounding, groundingOf } from './word-grounds.ts';

/**
 * How many words of a clause may stand neither in its grounds nor in the question, nor be ordinary (two Han characters are
 * a word), where more stand in the grounds. Fitted on replies written by hand.
 */
const FOREIGN_WORDS = 1.5;
/** Of a clause that has nothing of the grounds: none, or in words of courtesy one; and with the question's words. */
const OPENING_FOREIGN = 1.5;
const OPENING_WORDS = 4;
/** Of all clauses of a sentence together. */
const FOREIGN_IN_ALL = 2;
/** A single Han character is seldom a word of its own. */
const NEGLIGIBLE = 0.5;
/** Characters from which on a sentence that stands in the grounds as it is is theirs, and no chance. */
const VERBATIM = 10;
const CLAUSE = /(?<!\d)[,:]|[,:](?!\d)|[;，；：—→。！？]|[.!?]\s|\s-\s/u;
/** An agreement, which without anything of the grounds beside it agrees to whatever was asked. */
const AGREED_WORDS = 2;
const AGREES =
  /^\W*(?:yes|yeah|sure|of course|indeed|correct|agreed|certainly|absolutely|exactly)\b|^\W*(?:是|对|没错|当然)(?:的|呀|啊|呢)?(?:[,。!]|$)/;

/** Words of a sentence that its grounds do not bear out; null where they do. `informative`: it says something of them. */
export function groundWords(sentence: string, grounds: Grounds): { fault: string | null; informative: boolean } {
  const clauses = findLinks(sentence)
    .rest.split(CLAUSE)
    .map((clause) => ({ clause, grounding: groundingOf(clause, grounds.words, grounds.asked) }));
  const { links, codes, moments, numbers } = findClaims(sentence);
  const states = links.length + codes.length + moments.length > 0 || numbers.some(({ unit }) => unit !== null);
  // A fact that was let through is one of the grounds.
  const informative = states || clauses.some(({ grounding }) => grounding.grounded > 0);
  const folded = foldInPlace(sentence.trim());
  if (folded.length >= VERBATIM && grounds.folded.includes(folded)) return { fault: null, informative };
  // Who asks for words of their own making is given the shop's own.
  if (grounds.demanded) return { fault: sentence.trim(), informative };
  const courteous = clauses.map(({ clause }) => COURTESY.test(foldInPlace(clause)));
  // What an apology is for stands in it or before it.
  const bad = clauses.find(({ grounding }, at) => !isBorneOut(courteous.slice(at, at + 2).includes(true), grounding));
  if (bad) return { fault: bad.grounding.foreign.join(' ') || bad.clause.trim(), informative };
  const grounded = clauses.reduce((sum, { grounding }) => sum + grounding.grounded, 0);
  const agrees =
    clauses.some(({ clause }) => AGREES.test(foldInPlace(clause.trim()))) &&
    (grounds.leading || grounded < AGREED_WORDS);
  const echoes = clauses.some(({ grounding }) => grounding.echoed.length > 0);
  if (agrees || (echoes && !informative && !courteous.includes(true))) return { fault: sentence.trim(), informative };
  const foreign = clauses.flatMap(({ grounding }) => grounding.foreign);
  return { fault: sizeOf(foreign) > FOREIGN_IN_ALL ? foreign.join(' ') : null, informative };
}

function isBorneOut(courteous: boolean, { grounded, echoed, foreign }: Grounding): boolean {
  const strange = sizeOf(foreign);
  if (strange === 0 && sizeOf(echoed) <= OPENING_WORDS) return true;
  if (strange <= NEGLIGIBLE && grounded > 0) return true;
  if (courteous && strange <= OPENING_FOREIGN && strange + sizeOf(echoed) <= OPENING_WORDS) return true;
  return grounded > 0 && strange <= FOREIGN_WORDS && grounded > strange;
}

const sizeOf = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + (/\p{Script=Han}/u.test(word) ? word.length / 2 : 1), 0);

import { foldInPlace } from '#nlu/fold-in-place.ts';
import { findClaims } from './find-claims.ts';
import { findLinks } from './find-links.ts';
import { ASSERTS, COURTESY, GRAVE, UNSAID } from './glue-words.ts';
import type { Grounds } from './read-grounds.ts';
import { type Grounding, groundingOf } from './word-grounds.ts';
import { stem } from './words.ts';

/**
 * How many words of a clause may stand neither in its grounds nor in the question, nor be ordinary (two Han characters are
 * a word), where more stand in the grounds. Fitted on replies written by hand.
 */
const FOREIGN_WORDS = 1.5;
/** Of a clause that has nothing of the grounds: none, or in words of courtesy one; and with the question's words. */
const OPENING_FOREIGN = 1.5;
const OPENING_WORDS = 4;
/** Of a clause of courtesy that grants nothing, or that says what is not known. */
const ACKNOWLEDGED_FOREIGN = 1.5;
const ACKNOWLEDGED_WORDS = 7;
/** A cry of joy or sympathy is no longer: Han characters, or half as many words. */
const EXCLAMATION = 14;
/** What a word of the common vocabulary counts beside one that is foreign altogether. */
const COMMON_WORD = 0.34;
/** Of a cry, of such words alone: two. */
const CRIED_COMMON = 0.7;
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
  const cries = /!\s*$/.test(folded) && weightOf(folded) <= EXCLAMATION && !ASSERTS.test(folded);
  const courteous = clauses.map(({ clause }) => COURTESY.test(foldInPlace(clause)));
  // What an apology is for stands in it or before it.
  const bad = clauses.find(
    ({ clause, grounding }, at) =>
      isGrave(foldInPlace(clause), grounds) ||
      (!isAcknowledgement(foldInPlace(clause), courteous.slice(at, at + 2).includes(true), grounding) &&
        !isBorneOut(courteous.slice(at, at + 2).includes(true), grounding) &&
        !(cries && grounding.foreign.length === 0 && strangenessOf(grounding) <= CRIED_COMMON)),
  );
  if (bad)
    return { fault: [...bad.grounding.foreign, ...bad.grounding.common].join(' ') || bad.clause.trim(), informative };
  const grounded = clauses.reduce((sum, { grounding }) => sum + grounding.grounded, 0);
  // A fact that stands in the grounds tells as much as a word of theirs.
  const facts = links.length + codes.length + moments.length + numbers.length;
  const agrees =
    clauses.some(({ clause }) => AGREES.test(foldInPlace(clause.trim()))) &&
    (grounds.leading || grounded + (grounded > 0 ? facts : 0) < AGREED_WORDS);
  const echoes = clauses.some(({ grounding }) => grounding.echoed.length > 0);
  const unsaid = UNSAID.test(folded);
  if (agrees || (echoes && !informative && !unsaid && !cries && !courteous.includes(true)))
    return { fault: sentence.trim(), informative };
  const strange = clauses.reduce((sum, { grounding }) => sum + strangenessOf(grounding), 0);
  const foreign = clauses.flatMap(({ grounding }) => [...grounding.foreign, ...grounding.common]);
  return { fault: strange > FOREIGN_IN_ALL ? foreign.join(' ') : null, informative };
}

/** A grave word that neither the grounds nor the question have. */
function isGrave(folded: string, { folded: said, asked }: Grounds): boolean {
  const [word] = GRAVE.exec(folded) ?? [];
  if (word === undefined || said.includes(word)) return false;
  return !(asked.stems.has(stem(word)) || [...word].every((character) => asked.characters.has(character)));
}

/** Sympathy with what the shopper tells, or word that something is not known: what it is about was not said by the shop. */
function isAcknowledgement(folded: string, courteous: boolean, grounding: Grounding): boolean {
  const strange = strangenessOf(grounding);
  if (strange > ACKNOWLEDGED_FOREIGN || strange + sizeOf(grounding.echoed) > ACKNOWLEDGED_WORDS) return false;
  return UNSAID.test(folded) || (courteous && !ASSERTS.test(folded));
}

function isBorneOut(courteous: boolean, grounding: Grounding): boolean {
  const { grounded, echoed } = grounding;
  const strange = strangenessOf(grounding);
  if (strange === 0 && sizeOf(echoed) <= OPENING_WORDS) return true;
  if (strange <= NEGLIGIBLE && grounded > 0) return true;
  if (courteous && strange <= OPENING_FOREIGN && strange + sizeOf(echoed) <= OPENING_WORDS) return true;
  return grounded > 0 && strange <= FOREIGN_WORDS && grounded > strange;
}

const strangenessOf = ({ foreign, common }: Grounding): number => sizeOf(foreign) + COMMON_WORD * sizeOf(common);

const weightOf = (text: string): number => text.replace(/[a-z']+/g, 'xx').replace(/[^\p{L}]/gu, '').length;

const sizeOf = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + (/\p{Script=Han}/u.test(word) ? word.length / 2 : 1), 0);

import { foldInPlace } from '#nlu/fold-in-place.ts';
import type { Claim } from './claim.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { findClaims } from './find-claims.ts';
import { claimOf, type FoundNumber } from './find-numbers.ts';
import type { GuardRules } from './guard-fault.ts';
import { plainLetters } from './plain-letters.ts';
import { isMoney } from './units.ts';
import { withoutDemands } from './without-demands.ts';
import { withoutInstructions } from './without-instructions.ts';
import { type Vocabulary, vocabularyOf } from './word-grounds.ts';

/** The grounds of a text, read once for all of its sentences. Nothing in them speaks to a machine any more. */
export interface Grounds {
  /** As they are written; letters of all others are plain. */
  written: string;
  texts: readonly string[];
  /** All of them, folded, a line each. */
  folded: string;
  words: Vocabulary;
  /** Of the question; no facts. */
  asked: Vocabulary;
  /** The question demands an answer of its making: nothing but what the grounds say may be said then. */
  demanded: boolean;
  /** The question wants to hear yes: "…, can't I?" */
  leading: boolean;
  clauses: readonly Clause[];
  /** A figure or a day that the shopper gave, no money and no share: to be spoken of, never granted. */
  wasAsked(claim: Claim): boolean;
  has(claim: Claim): boolean;
  hasNumber(number: FoundNumber): boolean;
}

const LEADING =
  /(?:对吧|是吧|没错吧|是不是)[?!.]*$|,\s*(?:right|correct|(?:can|is|do|does|wo|are)n?'?t (?:i|it|you|they|we))\s*[?!.]*$/;

const WEEKEND: ReadonlySet<string> = new Set(['weekday 6', 'weekday 7']);
const DAILY = /\b(?:daily|every day|seven days a week)\b|每天|每日|天天/;
const SHARES: ReadonlySet<string> = new Set(['%', '折', 'fold']);

export function readGrounds(rules: GuardRules): Grounds {
  const written = rules.grounds.map(withoutInstructions);
  const texts = written.map(plainLetters).filter((text) => text.trim() !== '');
  const folded = texts.map(foldInPlace).join('\n');
  const claims = texts.map(findClaims);
  const numbers = claims.flatMap((each) => each.numbers);
  const keys = new Set([
    ...claims.flatMap((each) => [...each.links, ...each.codes, ...each.moments].map(({ key }) => key)),
    ...numbers.map((number) => claimOf(number).key),
  ]);
  const bare = new Set(numbers.filter(({ unit }) => unit === null).map(({ value }) => value));
  const unitless = new Set(
    numbers.filter(({ unit, counted }) => unit === null && counted === '').map(({ value }) => value),
  );
  // A price is not told by its number alone.
  const values = new Set(numbers.filter(({ unit }) => unit === null || !isMoney(unit)).map(({ value }) => value));
  const asked = plainLetters(withoutDemands(rules.question));
  const askedClaims = findClaims(asked);
  const askedKeys = new Set([
    ...askedClaims.moments.map(({ key }) => key),
    ...askedClaims.numbers
      .filter(({ unit }) => unit === null || !(isMoney(unit) || SHARES.has(unit)))
      .map((number) => claimOf(number).key),
  ]);
  const isDaily = DAILY.test(folded);
  const units = new Set(numbers.map(({ unit }) => unit));
  return {
    written: written.join('\n'),
    texts,
    folded,
    words: vocabularyOf(texts),
    asked: vocabularyOf([asked]),
    demanded: withoutDemands(rules.question) !== rules.question,
    leading: LEADING.test(foldInPlace(rules.question.trim())),
    clauses: texts.flatMap(clausesOf),
    wasAsked: ({ key }) => askedKeys.has(key),
    has: ({ key }) =>
      keys.has(key) ||
      (WEEKEND.has(key) && keys.has('weekend')) ||
      (isDaily && key.startsWith('week') && askedKeys.has(key)),
    hasNumber(number) {
      if (keys.has(claimOf(number).key)) return true;
      // In a table or a list the unit stands once.
      if (number.unit !== null) return unitless.has(number.value) && units.has(number.unit);
      return bare.has(number.value) || (number.counted === '' && values.has(number.value));
    },
  };
}

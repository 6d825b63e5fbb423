import { foldInPlace } from '#nlu/fold-in-place.ts';
import type { Claim } from './claim.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { findClaims } from './find-claims.ts';
import { claimOf, type FoundNumber } from './find-numbers.ts';
import type { GuardRules } from './guard-fault.ts';
import { isMoney } from './units.ts';
import { withoutDemands } from './without-demands.ts';
import { withoutInstructions } from './without-instructions.ts';
import { type Vocabulary, vocabularyOf } from './word-grounds.ts';

/** The grounds of a text, read once for all of its sentences. Nothing in them speaks to a machine any more. */
export interface Grounds {
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
  has(claim: Claim): boolean;
  hasNumber(number: FoundNumber): boolean;
}

const LEADING =
  /(?:对吧|是吧|没错吧|是不是)[?!.]*$|,\s*(?:right|correct|(?:can|is|do|does|wo|are)n?'?t (?:i|it|you|they|we))\s*[?!.]*$/;

export function readGrounds(rules: GuardRules): Grounds {
  const texts = rules.grounds.map(withoutInstructions).filter((text) => text.trim() !== '');
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
  const asked = withoutDemands(rules.question);
  const units = new Set(numbers.map(({ unit }) => unit));
  return {
    texts,
    folded,
    words: vocabularyOf(texts),
    asked: vocabularyOf([asked]),
    demanded: asked !== rules.question,
    leading: LEADING.test(foldInPlace(rules.question.trim())),
    clauses: texts.flatMap(clausesOf),
    has: ({ key }) => keys.has(key),
    hasNumber(number) {
      if (keys.has(claimOf(number).key)) return true;
      // In a table or a list the unit stands once.
      if (number.unit !== null) return unitless.has(number.value) && units.has(number.unit);
      return bare.has(number.value) || (number.counted === '' && values.has(number.value));
    },
  };
}

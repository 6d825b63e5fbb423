import { findClaims } from './find-claims.ts';
import { claimOf } from './find-numbers.ts';
import type { GuardFault } from './guard-fault.ts';
import type { Grounds } from './read-grounds.ts';

/** A link, code, date, time or number of a sentence that its grounds do not have; null where they have all. */
export function unfoundedFact(sentence: string, grounds: Grounds): GuardFault | null {
  const { links, codes, moments, numbers } = findClaims(sentence);
  const absent =
    [...links, ...codes, ...moments].find((claim) => !grounds.has(claim)) ??
    numbers.filter((number) => !grounds.hasNumber(number)).map(claimOf)[0];
  return absent === undefined ? null : { kind: absent.kind, found: absent.found };
}

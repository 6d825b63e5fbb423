import { foldInPlace } from '#nlu/fold-in-place.ts';
import type { Claim } from './claim.ts';
import { findClaims } from './find-claims.ts';
import { claimOf } from './find-numbers.ts';
import { ASSERTS, COURTESY } from './glue-words.ts';
import type { GuardFault } from './guard-fault.ts';
import { spellNumbers } from './number-words.ts';
import type { Grounds } from './read-grounds.ts';
import { groundingOf } from './word-grounds.ts';

const CLAUSE = /(?<!\d)[,:]|[,:](?!\d)|[;，；：—。！？]|[.!?]\s/u;
const DENIES =
  /\b(?:not|no|never|cannot|can't|isn't|won't|don't|doesn't|beyond|past|over|too (?:late|early|soon|long|much|many)|already)\b|不|没|无法|未|超|过了|来晚|太晚|太早/;
/** "Within 60 days no label is needed" grants 60 days all the same. */
const GRANTS = /\b(?:yes|within|until|up to|for|free|need no)\b|内|起(?!来)|之前|免|不用|无需|不收/;

/**
 * A link, code, date, time or number of a sentence that its grounds do not have; null where they have all. What the shopper
 * gave may be spoken of where it grants nothing: in sympathy, or denied beside a fact of the same kind that the grounds have.
 */
export function unfoundedFact(sentence: string, grounds: Grounds): GuardFault | null {
  const { absent, founded } = factsOf(sentence, grounds);
  const [first] = absent;
  if (first === undefined) return null;
  const { kind, found } = first;
  if (grounds.demanded || !absent.every((claim) => grounds.wasAsked(claim))) return { kind, found };
  const courteous = COURTESY.test(foldInPlace(sentence));
  const spokenOf = sentence.split(CLAUSE).every((clause) => {
    const facts = factsOf(clause, grounds);
    if (facts.absent.length === 0) return true;
    const folded = foldInPlace(clause);
    const { grounded } = groundingOf(without(clause, facts.absent), grounds.words, grounds.asked);
    // What has words of the shop's speaks of the shop.
    if (courteous && grounded === 0 && facts.founded.length === 0 && !ASSERTS.test(folded)) return true;
    return (
      DENIES.test(folded) &&
      !GRANTS.test(folded) &&
      facts.absent.every((claim) => founded.some((other) => other.kind === claim.kind))
    );
  });
  return spokenOf ? null : { kind, found };
}

function factsOf(text: string, grounds: Grounds): { absent: Claim[]; founded: Claim[] } {
  const { links, codes, moments, numbers } = findClaims(text);
  const facts = [
    ...[...links, ...codes, ...moments].map((claim) => ({ claim, has: grounds.has(claim) })),
    ...numbers.map((number) => ({ claim: claimOf(number), has: grounds.hasNumber(number) })),
  ];
  return {
    absent: facts.filter(({ has }) => !has).map(({ claim }) => claim),
    founded: facts.filter(({ has }) => has).map(({ claim }) => claim),
  };
}

/** A clause without the facts, whose units are words too. */
function without(clause: string, claims: readonly Claim[]): string {
  return claims.reduce((text, { found }) => text.replace(found, ' '), spellNumbers(foldInPlace(clause)));
}

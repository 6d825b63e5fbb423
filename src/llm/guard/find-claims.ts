import { foldInPlace } from '#nlu/fold-in-place.ts';
import type { Claim } from './claim.ts';
import { findCodes } from './find-codes.ts';
import { findLinks } from './find-links.ts';
import { findMoments } from './find-moments.ts';
import { type FoundNumber, findNumbers } from './find-numbers.ts';
import { spellNumbers } from './number-words.ts';

/** The facts that a text states, and the text without its links and codes. */
export interface Claims {
  links: Claim[];
  codes: Claim[];
  moments: Claim[];
  numbers: FoundNumber[];
  words: string;
}

/** Every link, code, date, time and number of a text, in figures or in words, Chinese or English. */
export function findClaims(text: string): Claims {
  const links = findLinks(text);
  const codes = findCodes(links.rest);
  // Folded, the comma and the colon of Chinese would stand beside numbers as those of thousands and of times do.
  const moments = findMoments(spellNumbers(foldInPlace(codes.rest.replace(/[，：]/g, ';'))));
  return {
    links: links.claims,
    codes: codes.claims,
    moments: moments.claims,
    numbers: findNumbers(moments.rest),
    words: codes.rest,
  };
}

import { normalise } from '#core/normalise.ts';

/** Buckets that grams are hashed to. */
export const GRAM_BUCKETS = 1 << 16;

/** Letters that are looked at. */
const LOOKED_AT = 400;
/** E-mail addresses, order numbers and phone numbers say nothing of what happened. */
const DETAIL = /[\w.+-]+@[\w.-]+|(?=[a-z\d#/-]*\d)[a-z\d#][a-z\d/-]{5,}/g;
const PIECE = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+/gu;
const HAN = /^\p{Script=Han}/u;
/** Letters of a word that stand for its stem: of a few dozen messages each they tell as much as all runs of letters. */
const BEGINNING = 4;

/**
 * What a chooser sees of a message: its words and their first letters, and where there are none between spaces, its ideographs
 * and pairs of them. Distinct buckets in no order; numbers count by their being there.
 */
export function gramsOf(text: string): number[] {
  const found = new Set<number>();
  const bare = normalise(text.slice(0, LOOKED_AT))
    .replace(DETAIL, ' ')
    .replace(/\p{N}+/gu, '0');
  for (const [piece] of bare.matchAll(PIECE)) {
    if (HAN.test(piece)) {
      for (let at = 0; at < piece.length; at++) {
        found.add(bucketOf(piece.slice(at, at + 1)));
        if (at + 1 < piece.length) found.add(bucketOf(piece.slice(at, at + 2)));
      }
    } else {
      found.add(bucketOf(`=${piece}`));
      found.add(bucketOf(`^${piece.slice(0, BEGINNING)}`));
    }
  }
  return [...found];
}

/** FNV-1a over UTF-16 units with a last mix: the same number in every engine. */
function bucketOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 12) % GRAM_BUCKETS;
}

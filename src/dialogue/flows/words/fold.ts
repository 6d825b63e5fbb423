/** A message as the word lists have it: compatible forms, lower case, no marks, single spaces, none at the ends. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`]/gu, "'")
    .replace(/[^\p{L}\p{M}\p{N}'@.+-]+/gu, ' ')
    .replace(/(^|\s)[.'+-]+|[.'+-]+(?=\s|$)/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** How many words a folded message has; each ideograph, kana and Thai letter group counts by its letters halved. */
export function wordCount(folded: string): number {
  const dense = folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const spaced = folded.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu, ' ').trim();
  return Math.ceil(dense / 2) + (spaced === '' ? 0 : spaced.split(/\s+/u).length);
}

/** A writing without spaces between words. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export const isDense = (word: string): boolean => DENSE.test(word);

/** A message in the two forms that words are looked for in. */
export interface Said {
  /** With spaces around every word, next to ideographs too: "我要L码". */
  spaced: string;
  /** Without any. */
  joined: string;
}

/** Letters that are looked at: what is wished for is not said later. */
const LOOKED_AT = 600;

export function saidOf(text: string): Said {
  const folded = foldWords(text.slice(0, LOOKED_AT));
  const spaced = folded.replace(
    /(?<=[^\p{Script=Han}\s])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[^\p{Script=Han}\s])/gu,
    ' ',
  );
  return { spaced: ` ${spaced} `, joined: folded.replaceAll(' ', '') };
}

/** Words of packs as they are looked for: there are a few thousand, and every message is held against all of them. */
const sought = new Map<string, { text: string; isDense: boolean }>();

/** Where a word or phrase of a pack stands in a message: whole in writings that have spaces, anywhere in others; −1 if not. */
export function placeOf({ spaced, joined }: Said, word: string): number {
  let known = sought.get(word);
  if (known === undefined) {
    const folded = foldWords(word);
    known = isDense(folded)
      ? { text: folded.replaceAll(' ', ''), isDense: true }
      : { text: folded === '' ? '' : ` ${folded} `, isDense: false };
    sought.set(word, known);
  }
  if (known.text === '') return -1;
  return (known.isDense ? joined : spaced).indexOf(known.text);
}

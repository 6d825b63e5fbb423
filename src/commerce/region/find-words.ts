const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/u;

export interface FoundWord<K> {
  key: K;
  at: number;
  length: number;
}

/**
 * Where a text has words, the longest first and none inside another: a tea set is no tea. Words of scripts that leave spaces are
 * whole ones, with any ending where they end with `*`; two capital letters must stand as capitals.
 */
export function findWords<K>(text: string, lists: readonly (readonly [K, readonly string[]])[]): FoundWord<K>[] {
  const plain = text.normalize('NFKC');
  const lower = plain.toLowerCase();
  const all = lists
    .flatMap(([key, words]) => words.map((word) => ({ key, word })))
    .sort((a, b) => b.word.length - a.word.length);
  const taken = new Array<boolean>(lower.length).fill(false);
  const found: FoundWord<K>[] = [];
  for (const { key, word: given } of all) {
    const isStem = given.endsWith('*');
    const word = (isStem ? given.slice(0, -1) : given).normalize('NFKC');
    const isCode = /^[A-Z]{2}$/.test(word);
    const needle = isCode ? word : word.toLowerCase();
    const hay = isCode ? plain : lower;
    for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
      if (taken[at] || taken[at + needle.length - 1] || !stands(hay, at, needle, isStem)) continue;
      taken.fill(true, at, at + needle.length);
      found.push({ key, at, length: needle.length });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

export const hasWord = (text: string, words: readonly string[]): boolean => findWords(text, [[true, words]]).length > 0;

/** Whether a word begins and ends where it is found. */
function stands(text: string, at: number, word: string, isStem: boolean): boolean {
  const [first = '', last = ''] = [word[0], word.at(-1)];
  const before = text[at - 1] ?? ' ';
  const after = text[at + word.length] ?? ' ';
  const isInner = (letter: string, edge: string): boolean =>
    /[\p{L}\p{N}]/u.test(letter) && !JOINED.test(letter) && !JOINED.test(edge);
  return !isInner(before, first) && (isStem || !isInner(after, last));
}

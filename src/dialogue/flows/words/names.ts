import { foldWords, wordCount } from './fold.ts';

/** Letters that stand in any sentence and name nothing. */
const EMPTY_HAN = new Set([
  ...'的了一个件单笔款那这我你要不是在有和跟把给就还也都呢吗吧啊退换买送发货收到想请帮没坏错整都全软包盒袋只瓶条支罐份些几',
]);
const EMPTY_WORDS = new Set(
  'the and for with one that this from item order pack box of my a an in to it is'.split(' '),
);

/** Words of a message in which a single ideograph may name a thing. */
const SHORT_WORDS = 4;
/** How much of it is no name. */
const AMOUNT = /^\d+(?:g|kg|ml|l|cm|mm|oz|lb|pcs|pc|x)?$/u;

/** What may name a thing in a message: words of three letters and more without a plural s, pairs of ideographs. */
function tokensOf(title: string): { strong: Set<string>; weak: Set<string> } {
  const folded = foldWords(title);
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const word of folded.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}][\p{L}\p{N}-]{1,}/gu) ?? []) {
    const stem = word.replace(/(?<=\p{L}{3})s$/u, '');
    if (stem.length >= 3 && !EMPTY_WORDS.has(stem) && !AMOUNT.test(stem)) strong.add(stem);
  }
  for (const run of folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu) ?? []) {
    const letters = [...run];
    letters.forEach((letter, at) => {
      if (!EMPTY_HAN.has(letter)) weak.add(letter);
      const next = letters[at + 1];
      if (next !== undefined && !(EMPTY_HAN.has(letter) && EMPTY_HAN.has(next))) strong.add(letter + next);
    });
  }
  return { strong, weak };
}

/**
 * Which of some titled things a message names: those of whose own tokens, which the others do not have, one is in it. A
 * single ideograph counts only where it singles one out.
 */
export function namedIn(text: string, titles: readonly string[]): number[] {
  const said = tokensOf(text);
  const tokens = titles.map(tokensOf);
  const isOwn = (kind: 'strong' | 'weak', token: string, index: number): boolean =>
    tokens.every((other, at) => at === index || !other[kind].has(token));
  const by = (kind: 'strong' | 'weak'): number[] =>
    titles.flatMap((_, index) =>
      [...(tokens[index]?.[kind] ?? [])].some((token) => said[kind].has(token) && isOwn(kind, token, index))
        ? [index]
        : [],
    );
  const strong = by('strong');
  if (strong.length > 0) return strong;
  // In a longer message a single ideograph stands in other words too: 手机 is no 有机菠菜.
  if (wordCount(foldWords(text)) > SHORT_WORDS) return [];
  const weak = by('weak');
  return weak.length === 1 ? weak : [];
}

import { foldWords } from './fold.ts';

/** Letters that stand in any sentence and name nothing. */
const EMPTY_HAN = new Set([
  ...'的了一个件单笔款那这我你要不是在有和跟把给就还也都呢吗吧啊退换买送发货收到想请帮没坏错整都全软包盒袋只瓶条支罐份些几第一二三四五六七八九十两',
]);
const EMPTY_WORDS = new Set(
  (
    'the and for with one that this from item order pack box of my a an in to it is ' +
    // What any thing may be, and what any thing has.
    'new old fresh whole large small big free long short extra plus set bag bottle pcs piece shade colour color size style version kind type number'
  ).split(' '),
);
const EMPTY_PAIRS = new Set('色号 颜色 尺码 款式 规格 型号 新鲜 包装 东西'.split(' '));

/** How much of it is no name. */
const AMOUNT = /^\d+(?:g|kg|ml|l|cm|mm|oz|lb|pcs|pc|x)?$/u;
const PLURAL = /(?<=\p{L}{3})s$/u;
const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}][\p{L}\p{N}-]{1,}/gu;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
/** Ends what a thing is called; its size, colour and number come after. */
const NAME_END = /\s*[,，(（#].*$|(?<=\S)\s+\d.*$/u;

/** What may name a thing in a message. */
export interface NameTokens {
  /** Words of three letters and more without a plural s, pairs of ideographs. */
  strong: Set<string>;
  /** Single ideographs. */
  weak: Set<string>;
  /** Those that say what it is, not which: "shirt" of "blue shirt". */
  heads: Set<string>;
}

/** @param title Names of one thing, with " ; " between them; or a message. */
export function nameTokens(title: string): NameTokens {
  const tokens: NameTokens = { strong: new Set(), weak: new Set(), heads: new Set() };
  for (const name of title.split(' ; ')) {
    for (const word of wordsOf(foldWords(name))) tokens.strong.add(word);
    for (const run of foldWords(name).match(DENSE) ?? []) addPairs(tokens, run);
    const called = foldWords(name.replace(NAME_END, ''));
    const head = wordsOf(called).at(-1);
    if (head !== undefined) tokens.heads.add(head);
    for (const run of called.match(DENSE) ?? []) tokens.heads.add([...run].slice(-2).join(''));
  }
  return tokens;
}

function wordsOf(folded: string): string[] {
  return (folded.match(LATIN) ?? []).flatMap((word) => {
    const stem = word.replace(PLURAL, '');
    return stem.length >= 3 && !EMPTY_WORDS.has(stem) && !AMOUNT.test(stem) ? [stem] : [];
  });
}

function addPairs({ strong, weak }: NameTokens, run: string): void {
  const letters = [...run];
  letters.forEach((letter, at) => {
    if (!EMPTY_HAN.has(letter)) weak.add(letter);
    const next = letters[at + 1];
    if (next === undefined || (EMPTY_HAN.has(letter) && EMPTY_HAN.has(next))) return;
    if (!EMPTY_PAIRS.has(letter + next)) strong.add(letter + next);
  });
}

import { type Segment, segment, type WordBreaker } from '#core/segment.ts';
import { stem } from './stem.ts';

/** Words that say little about what is asked for; they count for less and are never left out. */
const STOP_WORDS = new Set(
  [
    'a an and any are as at be been but by can could did do does for from get got had has have hello hey hi how i if im in is it its ive',
    'just like me my need of on or our please pls so some tell that the their them then there they this to us want was we were what',
    'when where which who why will with would you your yours',
    '的 了 吗 呢 啊 吧 呀 嘛 我 你 您 它 我们 你们 是 在 有 和 就 都 也 还 那 这 这个 那个 请问 一下 什么 怎么 怎么样 如何 可以 能 要 想 会 给 跟 对 把 被 个 里 上 下 到 说 啥 咋',
  ]
    .join(' ')
    .split(' '),
);

/** The form in which a segment is looked up in the index. */
export function termOf({ text, kind }: Segment): string {
  return kind === 'word' ? stem(text) : text;
}

export function isStopWord(text: string): boolean {
  return STOP_WORDS.has(text);
}

/** The terms of a text, in reading order, repeated as they repeat. Without a word breaker, as `segment` with `null`. */
export function termsOf(text: string, breakWords?: WordBreaker | null): string[] {
  return segment(text, breakWords).map(termOf);
}

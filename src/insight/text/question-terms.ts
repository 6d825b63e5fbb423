import { segment } from '#core/segment.ts';
import { isStopWord } from '#knowledge/terms.ts';
import { PLACEHOLDER } from '../log/mask/mask-text.ts';

/** Words of politeness and of chat itself, which rise and fall with nothing. */
const CHAT = new Set(
  '您好 谢谢 麻烦 亲 客服 请 吧 呀 好 不 没 没有 就是 知道 多少 多久 几 thanks thank please hi ok okay yes no not there still one also very much too really im dont cant'.split(
    ' ',
  ),
);

/**
 * The distinct words of a question that mean something, in one spelling. Chinese by its words; characters that the word
 * breaker leaves single and side by side are taken as one (it knows no 保质期).
 */
export function questionTerms(text: string): string[] {
  const terms = new Set<string>();
  let single = '';
  const close = (): void => {
    if (single.length >= 2 && !isEmpty(single)) terms.add(single);
    single = '';
  };
  for (const { text: word, kind } of segment(text.replace(PLACEHOLDER, ' '))) {
    if (kind !== 'word') continue;
    if (word.length === 1 && /\p{Script=Han}/u.test(word) && !isEmpty(word)) {
      // Of two runs of characters with something between them none is made.
      if (single !== '' && !text.includes(single + word)) close();
      single += word;
      continue;
    }
    close();
    if (word.length >= 2 && !isEmpty(word)) terms.add(word);
  }
  close();
  return [...terms];
}

const isEmpty = (word: string): boolean => isStopWord(word) || CHAT.has(word) || /^[\d.]+$/.test(word);

import type { TestMessage } from './judge.ts';

/** Scripts that write words without spaces: two characters say about as much as a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const OTHER_THAN_LATIN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Cyrillic}]/u;
const LATIN_WORD = /\p{Script=Latin}{3,}/u;

const SHORT_WORDS = 3;
const LONG_WORDS = 20;

/** How shoppers of the sixteen languages begin a chat. */
const GREETING =
  /^\s*(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening)|hola|buen[oa]s|ol[áa]|oi|bo[am] (?:dia|tarde|noite)|bonjour|bonsoir|salut|coucou|hallo|moin|guten|servus|ciao|buon(?:giorno|asera)|salve|cześć|czesc|hej|dzień dobry|witam|привет|здравствуйте|добрый|доброе|مرحبا|السلام|سلام|هلا|xin chào|chào|alo|halo|hai|permisi|selamat|สวัสดี|หวัดดี|안녕|こんにち|こんばん|おはよう|すみません|你好|您好|亲|哈喽|哈囉|嗨|在吗|在嗎|喂|hello)(?!\p{Script=Latin})/iu;

/** The styles that a message is written in; a message has several. */
export function stylesOf({ text, variety, intent }: TestMessage): string[] {
  const words = wordsOf(text);
  const styles = [words <= SHORT_WORDS ? 'short' : words > LONG_WORDS ? 'long' : 'middling'];
  if (variety === 'yue') styles.push('Cantonese');
  if (variety === 'zh-dialect') styles.push('Sichuan and North-eastern');
  if (OTHER_THAN_LATIN.test(text) && LATIN_WORD.test(text)) styles.push('mixed scripts');
  if (intent !== 'chat.greet' && GREETING.test(text)) styles.push('greeting first');
  return styles;
}

function wordsOf(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return spaced + unspaced / 2;
}

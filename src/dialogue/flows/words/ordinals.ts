import { foldWords } from './fold.ts';

const HAN_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const ORDINALS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|');
const NUMBERS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const HAN_NUMBER = '[一二两俩三四五六七八九十]';
const COUNTED = '[个件单笔款样项条只盒袋瓶包份]';

const ALL =
  /^(?:都|全|整单|整个订单|所有|统统)|(?:都要|都退|都换|都有|都坏|全部|全都|所有的|两[个件]都|整单|everything|\ball\b(?! right)|\bboth\b|whole order|entire order|each of them|every one)/u;
const LAST = /最后一?[个件单笔款样]|\b(?:the )?last (?:one|item|order)\b|^last$/u;
const NEWEST = /最近(?:那|的|一)|最新|刚(?:刚|才)?[下买拍]的|\b(?:latest|newest|most recent)\b/u;

const OLDEST =
  /最早|更早|早一点的|早的那|之前那|上一[单个笔]|前面那|旧的那|\b(?:oldest|older|earliest|earlier|previous)\b/u;

/** A number up to 999 as Chinese writes it; null when it is none. */
export function hanNumber(text: string): number | null {
  const match = /^(?:([一二两三四五六七八九])百零?)?([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (!match || text === '') return null;
  const [, hundreds = '', tens = '', ten = '', units = ''] = match;
  const digit = (letter: string): number => HAN_DIGITS[letter] ?? 0;
  if (ten !== '') return digit(hundreds) * 100 + (tens === '' ? 1 : digit(tens)) * 10 + digit(units);
  if (tens !== '' && units !== '') return null;
  // 两百五 is 250, 两百零五 is 205.
  const isShort = hundreds !== '' && !text.includes('零');
  return digit(hundreds) * 100 + digit(tens || units) * (isShort ? 10 : 1);
}

/** Which of a list of `count` are meant by their place: indexes from 0, without doubles; empty when none is named. */
export function ordinalsIn(text: string, count: number): number[] {
  const folded = foldWords(text);
  const found: number[] = [];
  if (count > 0 && LAST.test(folded)) found.push(count - 1);
  for (const [, digits = ''] of folded.matchAll(/第\s?(\d{1,2}|[一二两三四五六七八九十]{1,3})/gu)) {
    found.push((hanNumber(digits) ?? Number(digits)) - 1);
  }
  const firsts = new RegExp(`前(\\d|${HAN_NUMBER})${COUNTED}`, 'u').exec(folded)?.[1];
  for (let index = 0; firsts && index < (hanNumber(firsts) ?? Number(firsts)); index += 1) found.push(index);
  for (const [word] of folded.matchAll(
    /\b(?:first(?! (?:tell|show|let|can|could|please|of all|check|i|we|what|where|how)\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b/gu,
  )) {
    found.push(ORDINALS.indexOf(word));
  }
  for (const [, digits = ''] of folded.matchAll(/\b(\d{1,2})(?:st|nd|rd|th)\b/gu)) found.push(Number(digits) - 1);
  for (const [, digits = ''] of folded.matchAll(/(?:\b(?:number|no|item|option)\.? ?|#)(\d{1,2})\b/gu)) {
    found.push(Number(digits) - 1);
  }
  return distinct(found.filter((index) => index >= 0 && index < count));
}

/** The same for a message that is nothing but numbers: "2", "1 and 3", "二". */
export function bareOrdinals(text: string, count: number): number[] {
  const folded = foldWords(text);
  const parts = folded.split(/\s*(?:和|跟|与|、|and|,|\s)\s*/u).filter((part) => part !== '');
  const numbers = parts.map((part) => numberWord(part));
  if (numbers.some((number) => number === null)) return [];
  return distinct(numbers.map((number) => (number ?? 0) - 1).filter((index) => index >= 0 && index < count));
}

function numberWord(part: string): number | null {
  if (/^\d{1,2}$/u.test(part)) return Number(part);
  const word = NUMBERS.indexOf(part);
  return word >= 0 ? word + 1 : hanNumber(part);
}

export const meansAll = (text: string): boolean => ALL.test(foldWords(text));
export const meansOldest = (text: string): boolean => OLDEST.test(foldWords(text));
export const meansNewest = (text: string): boolean => NEWEST.test(foldWords(text));

/** How many of a thing: "两件", "3 pieces", "three of them"; null when no count is said. */
export function countIn(text: string): number | null {
  const folded = foldWords(text);
  const han = new RegExp(`(?<!第)(${HAN_NUMBER}{1,3}|\\d{1,3})\\s?${COUNTED}`, 'u').exec(folded)?.[1];
  if (han) return hanNumber(han) ?? (/^\d+$/u.test(han) ? Number(han) : null);
  const word =
    /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s?(?:x\b|pcs?\b|pieces?|of (?:them|those|it)|units?|items?|packs?|boxes|bottles)/u.exec(
      folded,
    )?.[1];
  return word === undefined ? null : numberWord(word);
}

/** The count that a thing is to have: "改成1瓶", "change it to 3", "2 instead"; null when none is said. */
export function newCountIn(text: string): number | null {
  const folded = foldWords(text);
  const han = new RegExp(
    `(?:改成|改为|改到|换成|变成|减到|减成|加到|只要)(\\d{1,3}|${HAN_NUMBER}{1,3})${COUNTED}`,
    'u',
  ).exec(folded)?.[1];
  if (han) return hanNumber(han) ?? Number(han);
  const word =
    /\b(?:change (?:it |that |them )?to|make (?:it|that|them)|only|just) (\d{1,3}|one|two|three|four|five|six)\b(?! ?(?:g|kg|ml|l|days?|hours?|minutes?|am|pm)\b)|\b(\d{1,3}|one|two|three|four|five|six) instead\b/u.exec(
      folded,
    );
  const found = word?.[1] ?? word?.[2];
  return found === undefined ? null : numberWord(found);
}

/** The first number said, in digits or words; decimals with a point or comma. Null when there is none. */
export function numberIn(text: string): number | null {
  const folded = text.normalize('NFKC').toLowerCase();
  const digits = /-?\d+(?:[.,]\d+)?/u.exec(folded)?.[0];
  if (digits !== undefined) return Number(digits.replace(',', '.'));
  for (const word of foldWords(text).split(' ')) {
    const at = NUMBERS.indexOf(word);
    if (at >= 0) return at + 1;
  }
  const han = /[一二两三四五六七八九十百零]{1,6}/u.exec(folded)?.[0];
  return han === undefined ? null : hanNumber(han);
}

const distinct = (indexes: number[]): number[] => [...new Set(indexes)].sort((a, b) => a - b);

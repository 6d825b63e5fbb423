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
const NUMBERS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const HAN_NUMERAL = /^(?:([一二两三四五六七八九])百零?)?([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u;

/** A number up to 999 as Chinese writes it; null when it is none. */
export function hanNumber(text: string): number | null {
  if (text === '俩') return 2;
  const match = HAN_NUMERAL.exec(text);
  if (!match || text === '') return null;
  const [, hundreds = '', tens = '', ten = '', units = ''] = match;
  const digit = (letter: string): number => HAN_DIGITS[letter] ?? 0;
  if (ten !== '') return digit(hundreds) * 100 + (tens === '' ? 1 : digit(tens)) * 10 + digit(units);
  if (tens !== '' && units !== '') return null;
  // 两百五 is 250, 两百零五 is 205.
  const isShort = hundreds !== '' && !text.includes('零');
  return digit(hundreds) * 100 + digit(tens || units) * (isShort ? 10 : 1);
}

/** A number in up to three digits, as an English word up to twelve, or in Chinese; null for other words. */
export function numberWord(part: string): number | null {
  if (/^\d{1,3}$/u.test(part)) return Number(part);
  const word = NUMBERS.indexOf(part);
  return word >= 0 ? word + 1 : hanNumber(part);
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

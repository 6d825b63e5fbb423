import * as table from './date-words.ts';
import { foldInPlace } from './fold-in-place.ts';

const folded = <Value>(of: Readonly<Record<string, Value>>): Map<string, Value> =>
  new Map(Object.entries(of).map(([word, value]) => [foldInPlace(word), value]));
export const days = folded(table.DAYS);
export const units = folded(table.UNITS);
export const weekdays = folded(table.WEEKDAYS);
export const before = folded(table.NEIGHBOURS_BEFORE);
export const after = folded(table.NEIGHBOURS_AFTER);
export const months = folded(table.MONTHS);
export const numbers = folded(table.NUMBERS);

/** Letters of scripts that set spaces between words, as folded. `\p{L}` in so many places takes seconds to compile. */
const LETTER = '[a-z\\u00df-\\u06ff\\u1e00-\\u1eff]';

/** Any of the words: whole ones where the script has spaces, run on in the others. */
function anyOf(words: Iterable<string>): string {
  const longestFirst = [...words].map((word) => word.replaceAll('.', '\\.')).sort((a, b) => b.length - a.length);
  const isSpaced = (word: string): boolean => word.charCodeAt(0) < 0x0700 || /^[\u1e00-\u1eff]/.test(word);
  const spaced = longestFirst.filter(isSpaced).join('|');
  const runOn = longestFirst.filter((word) => !isSpaced(word)).join('|');
  const whole = spaced === '' ? '' : `(?<!${LETTER})(?:${spaced})(?!${LETTER})`;
  return `(?:${[whole, runOn].filter((part) => part !== '').join('|')})`;
}

const list = (text: string): string[] => text.split(' ').map((word) => foldInPlace(word.replaceAll('_', ' ')));

const UNIT = anyOf(units.keys());
const AMOUNT = `\\d{1,3}|${anyOf(numbers.keys())}`;
export const DAY = new RegExp(anyOf(days.keys()), 'gu');
export const PAST = new RegExp(
  `(?:${anyOf(list(table.PAST_BEFORE))})\\s?(${AMOUNT})\\s?(${UNIT})|(${AMOUNT})\\s?(${UNIT})\\s?(?:${anyOf(list(table.PAST_AFTER))})`,
  'gu',
);
export const FUTURE = new RegExp(
  `(?:${anyOf(list(table.FUTURE_BEFORE))})\\s?(${AMOUNT})\\s?(${UNIT})|(${AMOUNT})\\s?(${UNIT})\\s?(?:${anyOf(list(table.FUTURE_AFTER))})`,
  'gu',
);
const NEAR = `(?:(${anyOf(before.keys())})\\s?)?`;
const NEAR_AFTER = `(?:\\s?(${anyOf(after.keys())}))?`;
export const WEEKDAY = new RegExp(`${NEAR}(${anyOf(weekdays.keys())})${NEAR_AFTER}`, 'gu');
export const SPAN = new RegExp(`${NEAR}(${UNIT})${NEAR_AFTER}`, 'gu');
export const ISO = /(?<!\d)(20\d\d)\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日号일]?/gu;
export const MONTH_DAY = /(?<!\d)(\d{1,2})\s?[月월]\s?(\d{1,2})(?!\d)\s?[日号일]?/gu;
/** With its year, or after a preposition: `4.5.` alone is a number at the end of a sentence. */
export const DAY_MONTH =
  /(?<![\d.,/-])(\d{1,2})[./](\d{1,2})[./](20\d\d|\d\d)(?![\d/])|(?<=(?<![a-z\u0400-\u04ff])(?:am|bis|vom|ab|zum|den|dnia|do|od|с|до|от)\s)(\d{1,2})\.(\d{1,2})\.(?!\d)/gu;
export const VIETNAMESE = /(?<![a-z])ngay (\d{1,2}) thang (\d{1,2})(?!\d)/gu;
export const NAMED = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?[.\\s]?\\s?(?:de |of )?(${anyOf(months.keys())})(?:\\s?(?:de |,)?\\s?(20\\d\\d))?|(${anyOf(months.keys())})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(20\\d\\d))?`,
  'gu',
);

/** The groups of every match as strings, empty where a group took no part, first the whole; and the offset. */
export function* matches(text: string, pattern: RegExp): Generator<{ at: number; groups: Groups }> {
  for (const match of text.matchAll(pattern)) {
    yield { at: match.index, groups: match.map((group) => group ?? '') as string[] as Groups };
  }
}

/** As many as the longest pattern has; what a pattern does not have is never read. */
type Groups = [string, string, string, string, string, string, string];

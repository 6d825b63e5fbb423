import { findClocks } from '#nlu/clock-finder.ts';
import { blank, type Claim } from './claim.ts';

const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** A pattern, and the key of what it finds. */
const MOMENTS: readonly { pattern: RegExp; key: (found: RegExpExecArray) => string }[] = [
  {
    pattern: /\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b/g,
    key: ([, y, m, d]) => `${y}-${Number(m)}-${Number(d)}`,
  },
  {
    pattern: /((?:19|20)\d\d) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?/g,
    key: ([, y, m, d]) => [y, m && Number(m), d && Number(d)].filter(Boolean).join('-'),
  },
  { pattern: /(\d{1,2}) ?月 ?(?:的)?(\d{1,2}) ?[日号]?/g, key: ([, m, d]) => `md ${Number(m)}-${Number(d)}` },
  {
    pattern: new RegExp(`\\b(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b\\.?`, 'g'),
    key: ([, d, m]) => `md ${monthOf(m)}-${Number(d)}`,
  },
  {
    pattern: new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'g'),
    key: ([, m, d]) => `md ${monthOf(m)}-${Number(d)}`,
  },
  {
    pattern:
      /\b(january|february|april|june|july|august|september|october|november|december)\b|\b(?:in|by|until|since|from|to|mid-?|end of|early|late|next|last|this) ?(may|march)\b/g,
    key: ([, one, two]) => `month ${monthOf(one ?? two)}`,
  },
  {
    pattern: new RegExp(`\\b(${WEEKDAYS.join('|')})s?\\b`, 'g'),
    key: ([, day]) => `weekday ${WEEKDAYS.indexOf(day ?? '') + 1}`,
  },
  {
    pattern: /(?:周|星期|礼拜)([一二三四五六日天])(?!次|回)/g,
    key: ([, day]) => `weekday ${'一二三四五六日'.indexOf((day ?? '').replace('天', '日')) + 1}`,
  },
  { pattern: /\bweekends?\b|周末/g, key: () => 'weekend' },
  { pattern: /\b(?:the )?day after tomorrow\b|后天/g, key: () => 'day +2' },
  { pattern: /\btomorrow\b|明天|明日|明早|明晚/g, key: () => 'day +1' },
  { pattern: /\b(?:today|tonight|this (?:morning|afternoon|evening))\b|今天|今日|今晚|今早/g, key: () => 'day 0' },
  { pattern: /\b(?:yesterday|last night)\b|昨天|昨日|昨晚/g, key: () => 'day -1' },
  {
    pattern: /\bnext (?:week|month|year)\b|下周|下个月|明年/g,
    key: ([found]) => `next ${/week|周/.test(found) ? 'week' : /month|月/.test(found) ? 'month' : 'year'}`,
  },
];

const monthOf = (name = ''): number => MONTH_NAMES.indexOf(name.slice(0, 3)) + 1;

/**
 * Days, months, weekdays and times of day of a folded text whose number words are digits, and the text without them.
 * Relative days count as they are said: "tomorrow" is not grounded by its date.
 */
export function findMoments(text: string): { claims: Claim[]; rest: string } {
  const claims: Claim[] = [];
  // The second time of a span begins where the first one ends.
  let rest = text.replace(/(\d:\d\d) ?[-~] ?(?=\d{1,2}:\d\d)/g, '$1 to ');
  for (const { pattern, key } of MOMENTS) {
    for (const found of rest.matchAll(pattern)) claims.push({ kind: 'date', key: key(found), found: found[0].trim() });
    rest = blank(rest, pattern);
  }
  const clocks = findClocks(rest);
  for (const { start, end, hour, minute } of clocks) {
    claims.push({ kind: 'date', key: `${hour}:${minute}`, found: rest.slice(start, end).trim() });
  }
  for (const { start, end } of clocks) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return { claims, rest };
}

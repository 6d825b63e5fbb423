import { CURRENCIES } from './currencies.ts';
import { GLUE_EN } from './glue-words.ts';

const UNITS: Readonly<Record<string, string>> = {
  second: 'seconds?|secs?|s|秒钟?',
  minute: 'minutes?|mins?|min|分钟',
  hour: 'hours?|hrs?|h|个?小时|个?钟头',
  workday: '(?:working|business|week)[ -]?days?|个?工作日',
  day: 'calendar days?|days?|天|个?自然日|日(?=内|之内|以内|起|无理由)',
  night: 'nights?|晚',
  week: 'weeks?|周|个?星期|个?礼拜',
  month: 'months?|个月',
  year: 'years?|年(?!\\d)',
  'day-of-month': 'st|nd|rd|th|日|号',
  'month-of-year': '月份?',
  '%': '%|percent|per cent|个百分点',
  折: '折',
  fold: '倍|-?fold|times(?= the| what| as| your)',
  times: 'times|次',
  ...Object.fromEntries(Object.entries(CURRENCIES).map(([name, { behind }]) => [name, behind])),
  point: 'points?|积分',
  g: 'g|grams?|克',
  kg: 'kg|kilos?|kilograms?|公斤|千克',
  jin: '斤',
  mg: 'mg|毫克',
  ml: 'ml|millilit(?:re|er)s?|毫升',
  l: 'l|lit(?:re|er)s?|升',
  mm: 'mm|毫米',
  cm: 'cm|厘米|公分',
  m: 'm|met(?:re|er)s?|米',
  km: 'km|kilomet(?:re|er)s?|公里',
  inch: 'inch(?:es)?|in(?=[ ,.)]*$)|英寸',
  celsius: '°c|℃|摄氏度|degrees|度',
  fahrenheit: '°f|℉',
  w: 'w|watts?|瓦',
  mah: 'mah|毫安时?',
  k: 'k(?![a-z])',
};

/** Signs that stand before the amount. */
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CURRENCIES).flatMap(([name, { before = [] }]) => before.map((sign) => [sign, name])),
);

const NAMES = Object.keys(UNITS);
const AFTER = new RegExp(`^[ \\-]?(?:${NAMES.map((name) => `(${UNITS[name]})`).join('|')})(?![a-z])`);
const SIGN = Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => (/^[a-z]/.test(sign) ? '(?<![a-z])' : '') + sign.replace(/[$./]/g, String.raw`\$&`))
  .join('|');
const BEFORE = new RegExp(`(?:${SIGN}) ?$`);
/** Measures that only say what is counted. */
const COUNTER = /^ ?(?:个|件|张|瓶|盒|包|袋|片|枚|支|双|台|份|条|颗|粒|位|名|人|本|项|步|样|款|种)/;

export const isMoney = (unit: string): boolean => Object.hasOwn(CURRENCIES, unit);

/** The unit in which a number is given, by its one name: what stands after it in a folded text, or the sign before it. */
export function unitOf(before: string, after: string): { unit: string; text: string } | null {
  const sign = BEFORE.exec(before)?.[0].trim();
  if (sign !== undefined) return { unit: SIGNS[sign] ?? sign, text: sign };
  const found = AFTER.exec(after);
  if (found === null) return null;
  const at = found.slice(1).findIndex((group) => group !== undefined);
  return { unit: NAMES[at] ?? '', text: found[0] };
}

/** What is counted, where it is not a unit: the counter in Chinese, the next word in English. Empty at a sentence's end. */
export function countedBy(after: string): string {
  const counter = COUNTER.exec(after)?.[0].trim();
  if (counter !== undefined) return counter === '个' ? '' : counter;
  const word = /^[ -]([a-z]{3,})/.exec(after)?.[1] ?? '';
  return GLUE_EN.has(word) ? '' : word;
}

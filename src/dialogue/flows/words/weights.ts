import { hanNumber } from './numbers.ts';

const HAN = '[一二两三四五六七八九十百零半]';
/** Digits with a unit, or Chinese: "430g", "0.4 kg", "一斤二两", "八两". */
const WEIGHT = new RegExp(
  `(?<![\\d.,])(?:(\\d{1,5}(?:[.,]\\d{1,3})?)\\s?(kgs?|kilos?|公斤|千克|grams?|grammes?|gr?s?|克|斤|两|lbs?|pounds?|oz|ounces?)(?![a-z])` +
    `|(${HAN}{1,6}?)(公斤|千克|克|斤)|(${HAN})(两))(?:(半)|([一二三四五六七八九])两?)?`,
  'giu',
);
const GRAMS: readonly (readonly [RegExp, number])[] = [
  [/^(?:kg|kilo|公斤|千克)/iu, 1000],
  [/^斤/u, 500],
  [/^两/u, 50],
  [/^(?:lb|pound)/iu, 453.6],
  [/^(?:oz|ounce)/iu, 28.35],
];

/** Before what the scales say. */
const WEIGHED =
  /(?:只有|就|才|仅|称(?:了|出来|得|下来|一下|的)?[^，,。]{0,6}|秤[^，,。]{0,6}|实际|实重|净重|剩|到手|\b(?:only|just|weigh(?:s|ed|ing)?|actual(?:ly)?|scales?|reads?|shows?|comes? (?:to|out at)|came (?:to|out at)|net|got))\D{0,14}$/iu;
/** Before what was to be. */
const PROMISED =
  /(?:应该?|说(?:好|是|的是)?|标(?:称|的|着|注)?|写(?:着|的)?|买|下单|订|要的|本来|instead of|rather than|should|supposed|ordered|paid for|label|says? on|promised|listed|not|of)\D{0,12}$/iu;
/** Before what is missing: no weight of the thing. */
const SHORT = /(?:少|差|缺|短)了?\D{0,3}$|\b(?:short(?: by)?|missing|less|lost|lacking)\D{0,4}$/iu;
/** After what was to be: "500g的三文鱼". */
const SIZE = /^\s?(?:的|装|一?[盒袋包瓶份条]|(?:pack|box|bag|piece|bottle|tub)\b)/iu;

interface Weight {
  text: string;
  sure: boolean;
}

/**
 * What a thing weighs by the message; null when none is said. `isAsked`: a single weight will do whatever stands beside it,
 * otherwise it must be told as what was weighed. A size that belongs to a product's name, or what was promised, is none.
 * @param names Parts of the message that name goods, as [start, end] in UTF-16 units.
 * @returns As said with its unit where that is grams or kilograms in digits, else in grams.
 */
export function weightIn(
  text: string,
  isAsked: boolean,
  names: readonly (readonly [number, number])[] = [],
): string | null {
  const found: Weight[] = [];
  let promised = 0;
  for (const match of text.matchAll(WEIGHT)) {
    const value = plainWeight(match);
    const end = match.index + match[0].length;
    if (value === null || names.some(([from, to]) => match.index < to && from < end)) continue;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (SHORT.test(before)) continue;
    const weighed = lengthOf(WEIGHED, before);
    const due = lengthOf(PROMISED, before);
    // Of two cues the one nearer to the weight counts.
    if (due > 0 && (weighed === 0 || due < weighed)) promised += 1;
    else if (SIZE.test(text.slice(end)) && weighed === 0) promised += 1;
    else found.push({ text: value, sure: weighed > 0 });
  }
  const [sure] = found.filter((weight) => weight.sure);
  if (sure) return sure.text;
  const [only, ...more] = found;
  return only && more.length === 0 && (isAsked || promised > 0) ? only.text : null;
}

const lengthOf = (pattern: RegExp, text: string): number => pattern.exec(text)?.[0].length ?? 0;

function plainWeight([whole, digits, unit, han, hanUnit, liang, two, half, tenths]: RegExpExecArray): string | null {
  const named = unit ?? hanUnit ?? two ?? '';
  const number = digits === undefined ? numberOf(han ?? liang ?? '') : Number(digits.replace(',', '.'));
  if (number === null) return null;
  const more = (tenths === undefined ? 0 : (numberOf(tenths) ?? 0)) + (half === undefined ? 0 : 5);
  const isPlain = digits !== undefined && more === 0 && /^(?:k?g|克|千克|公斤)/iu.test(named);
  if (isPlain) return whole.trim();
  const each = GRAMS.find(([pattern]) => pattern.test(named))?.[1] ?? 1;
  const grams = number * each + (more * each) / 10;
  return grams > 0 ? `${Math.round(grams)} g` : null;
}

const numberOf = (han: string): number | null => (han === '半' ? 0.5 : hanNumber(han.replace('半', '')));

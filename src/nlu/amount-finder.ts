import { foldInPlace } from './fold-in-place.ts';

/** An amount of money found in a message; the value is a plain decimal and an ISO 4217 code: `1299.00 CNY`. */
export interface AmountMatch {
  start: number;
  end: number;
  value: string;
}

const NUMBER = String.raw`\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;

// A bare ¥ is read as yuan and a bare $ as US dollars: the shop's currency is for the dialogue to prefer.
const BEFORE: Readonly<Record<string, string>> = {
  '¥': 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  us$: 'USD',
  $: 'USD',
  usd: 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  '€': 'EUR',
  eur: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  r$: 'BRL',
  '₩': 'KRW',
  '₫': 'VND',
  '฿': 'THB',
  '₽': 'RUB',
  rp: 'IDR',
  sar: 'SAR',
};
const AFTER: Readonly<Record<string, string>> = {
  块钱: 'CNY',
  块: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  円: 'JPY',
  日元: 'JPY',
  원: 'KRW',
  บาท: 'THB',
  '฿': 'THB',
  '€': 'EUR',
  euros: 'EUR',
  euro: 'EUR',
  eur: 'EUR',
  dollars: 'USD',
  dollar: 'USD',
  usd: 'USD',
  bucks: 'USD',
  $: 'USD',
  pounds: 'GBP',
  quid: 'GBP',
  gbp: 'GBP',
  '£': 'GBP',
  reais: 'BRL',
  zł: 'PLN',
  zl: 'PLN',
  pln: 'PLN',
  руб: 'RUB',
  рублей: 'RUB',
  '₽': 'RUB',
  ريال: 'SAR',
  درهم: 'AED',

  '₫': 'VND',
  vnd: 'VND',
  rupiah: 'IDR',
};

const alternatives = (words: Readonly<Record<string, string>>): string =>
  Object.keys(words)
    .map((word) => foldInPlace(word))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$]/g, String.raw`\$`))
    .join('|');
const folded = (words: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(words).map(([word, currency]) => [foldInPlace(word), currency]));

const currencyBefore = folded(BEFORE);
const currencyAfter = folded(AFTER);
const AMOUNT_AFTER_SIGN = new RegExp(`(?<![a-z])(${alternatives(BEFORE)})\\s?(${NUMBER})(?![\\d])`, 'g');
const AMOUNT_BEFORE_SIGN = new RegExp(`(?<![\\da-z.,#-])(${NUMBER})\\s?(${alternatives(AFTER)})(?![a-z])`, 'g');

/** Takes text as folded by `foldInPlace`. */
export function findAmounts(text: string): AmountMatch[] {
  if (!/\d/.test(text)) return [];
  const matches: AmountMatch[] = [];
  const add = (start: number, length: number, number: string, currency: string): void => {
    const end = start + length;
    if (matches.some((match) => start < match.end && match.start < end)) return;
    matches.push({ start, end, value: `${plainDecimal(number)} ${currency}` });
  };
  for (const found of text.matchAll(AMOUNT_AFTER_SIGN)) {
    const [whole, sign = '', number = ''] = found;
    add(found.index, whole.length, number, currencyBefore.get(sign) ?? '');
  }
  for (const found of text.matchAll(AMOUNT_BEFORE_SIGN)) {
    const [whole, number = '', sign = ''] = found;
    add(found.index, whole.length, number, currencyAfter.get(sign) ?? '');
  }
  return matches.sort((a, b) => a.start - b.start);
}

/** `1,299.00`, `1.299,00` and `1 299` to `1299.00` and `1299`: a mark before one or two last digits is the decimal point. */
function plainDecimal(number: string): string {
  const decimals = /[.,](\d{1,2})$/.exec(number);
  const whole = decimals === null ? number : number.slice(0, decimals.index);
  return whole.replace(/\D/g, '') + (decimals === null ? '' : `.${decimals[1]}`);
}

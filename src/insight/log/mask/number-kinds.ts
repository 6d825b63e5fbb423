import { isLuhn, isResidentId } from '#nlu/personal/check-digits.ts';
import type { LogKind } from './personal-span.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const hasDigits = (least: number) => (text: string) => digitsOf(text).length >= least;
/** Between the word that says what a number is and the number: 号码是：, number is, no. */
const IS =
  '(?:的?(?:号码?|账号|帐号)?\\s*(?:是|为|：|:)*\\s*|\\s*(?:numbers?|num|nr|no|id|code)?\\.?\\s*(?:is|are|was|=|:|：)*\\s*)';
const NOT_BEFORE = '(?<![\\p{Script=Latin}\\p{N}])';
const NOT_AFTER = '(?![\\p{Script=Latin}\\p{N}])';

/** ISO 13616: the country to the end, letters as numbers, remainder 1 by 97. */
export function isIban(text: string): boolean {
  const whole = text.replace(/\s/g, '').toUpperCase();
  if (whole.length < 15 || whole.length > 34) return false;
  const turned = whole.slice(4) + whole.slice(0, 4);
  let rest = 0;
  for (const char of turned) {
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** Numbers of papers and accounts: before orders and parcels are looked for, because they have a check or a word of their own. */
export const PAPER_KINDS: readonly LogKind[] = [
  { kind: 'link', pattern: /https?:\/\/[^\s?#]+(?<it>[?#][^\s]+)/giu },
  {
    kind: 'iban',
    pattern: new RegExp(`${NOT_BEFORE}[A-Z]{2}\\d{2}(?: ?[A-Z\\d]{4}){2,7}(?: ?[A-Z\\d]{1,4})?${NOT_AFTER}`, 'gu'),
    holds: isIban,
  },
  { kind: 'id', pattern: new RegExp(`${NOT_BEFORE}\\d{17}[\\dXx]${NOT_AFTER}`, 'gu'), holds: isResidentId },
  // Mistyped, or of the old fifteen digits: only where it is called one.
  { kind: 'id', pattern: /身份证[^\d\n]{0,8}(?<it>\d{14,17}[\dXx]?)/giu },
  {
    kind: 'passport',
    pattern: new RegExp(`(?:passport|护照|通行证)${IS}(?<it>[A-Z]{0,2}\\d{6,9})${NOT_AFTER}`, 'giu'),
  },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}${NOT_AFTER}`,
      'gu',
    ),
  },
  {
    kind: 'plate',
    pattern: new RegExp(
      `(?:licen[cs]e plate|plate|number plate|registration)${IS}(?<it>(?=[A-Z]{0,4}[ -]?\\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})${NOT_AFTER}`,
      'giu',
    ),
    holds: (found) => /\d/.test(found) && /[A-Z]/i.test(found),
  },
  {
    kind: 'card',
    pattern: new RegExp(
      `(?:卡号|银行卡|信用卡|储蓄卡|card|visa|mastercard)${IS}(?<it>\\d(?:[ -]?\\d){11,18})${NOT_AFTER}`,
      'giu',
    ),
  },
];

const CARRIERS = '(?:SF|YT|ZTO?|STO|YD|JDV[A-Z]?|JD|EMS|JT|DPK?|HT|TT|UC|SFC|LP|CN|1Z)';
/** Letters and digits, hyphens and strokes within; groups of digits may follow a blank each. */
const CODE = '(?=[A-Z\\d/-]*\\d{3})[A-Z\\d](?:[A-Z\\d]|[/-](?=[A-Z\\d])){3,31}(?:(?<=\\d) \\d{2,6}){0,4}';

/** What is the shop's own: it names a shopper to whoever has the shop's data. */
export const SHOP_KINDS: readonly LogKind[] = [
  {
    kind: 'parcel',
    pattern: new RegExp(`${NOT_BEFORE}${CARRIERS}[A-Z\\d]{8,24}${NOT_AFTER}`, 'gu'),
    holds: hasDigits(8),
  },
  // UPU S10, as post offices number parcels.
  { kind: 'parcel', pattern: new RegExp(`${NOT_BEFORE}[A-Z]{2}\\d{9}[A-Z]{2}${NOT_AFTER}`, 'gu') },
  { kind: 'parcel', pattern: new RegExp(`${NOT_BEFORE}9[2-5]\\d{18,24}${NOT_AFTER}`, 'gu') },
  {
    kind: 'parcel',
    pattern: new RegExp(
      `(?:快递|运单|運單|物流|面单|包裹|顺丰|圆通|中通|申通|韵达|百世|极兔|邮政|京东物流|tracking|parcel|waybill|consignment|\\bups|fedex|dhl|usps|hermes|evri)(?:单号|單號|号)?${IS}(?<it>${CODE})${NOT_AFTER}`,
      'giu',
    ),
    holds: hasDigits(6),
  },
  {
    kind: 'order',
    pattern: new RegExp(
      `(?:订单|訂單|单号|單號|编号|編號|交易号|ordr|order|invoice|ticket|booking|reference|ref|rma|\\bno\\.)(?:号|號|编号)?${IS}(?<it>#?${CODE})${NOT_AFTER}`,
      'giu',
    ),
    holds: hasDigits(3),
  },
  { kind: 'order', pattern: /(?<![\p{L}\p{N}&])#\d{3,20}(?!\p{N})/gu },
  // Groups of four, as some shops print them; two years are none.
  {
    kind: 'order',
    pattern: /(?<![\p{N}.,-] ?|[¥$€£])(?!(?:19|20)\d{2} (?:19|20)\d{2}\b)\d{4} \d{4}(?: \d{2,4})?(?! ?\p{N})/gu,
  },
  { kind: 'order', pattern: new RegExp(`${NOT_BEFORE}[A-Z]{1,4}-\\d{5,12}${NOT_AFTER}`, 'gu') },
  // A few letters and a long number: nobody calls a product so.
  {
    kind: 'order',
    pattern: new RegExp(`${NOT_BEFORE}[A-Z]{1,4}\\d{0,6}-?\\d{2,4}[-/]?\\d{5,12}${NOT_AFTER}`, 'gu'),
    holds: hasDigits(7),
  },
];

/** So long a number is an order's: looked for once cards, papers and parcels are gone. */
export const LONG_NUMBERS: readonly LogKind[] = [
  { kind: 'order', pattern: new RegExp(`${NOT_BEFORE}\\d{14,24}${NOT_AFTER}`, 'gu') },
];

const PHONE_WORD =
  '(?:电话|手机|手机号|号码|座机|联系方式|致电|回电|打给?|传真|phones?|mobile|cell|tel|telephone|call(?: me)?(?: (?:on|at|back on))?|text(?: me)?(?: (?:on|at))?|whats ?app|reach me (?:on|at)|handy|fax)';

/** Phones beyond those that packets mask: national forms, and any number that is called one. */
export const PHONE_KINDS: readonly LogKind[] = [
  { kind: 'phone', pattern: /(?<!\p{N})1[3-9]\d[*＊xX]{4}\d{4}(?!\p{N})/gu },
  {
    kind: 'phone',
    pattern: new RegExp(`${PHONE_WORD}${IS}(?<it>[+(]?\\d(?:[ ./()-]{0,2}\\d){6,13})(?!\\p{N})`, 'giu'),
  },
  // Pairs, as in France; Japan, Korea, Taiwan; Australia; Brazil; Spain and Italy in threes.
  { kind: 'phone', pattern: /(?<![\p{N}.,-])0\d(?:[ .-]\d{2}){4}(?![\p{N}.,-]?\p{N})/gu },
  { kind: 'phone', pattern: /(?<![\p{N}-])0\d{1,3}-\d{3,4}-\d{3,4}(?![\p{N}-])/gu },
  { kind: 'phone', pattern: /(?<!\p{N})04\d{2} \d{3} \d{3}(?!\p{N})/gu },
  { kind: 'phone', pattern: /(?<!\p{N})0\d{3} \d{3} \d{4}(?!\p{N})/gu },
  { kind: 'phone', pattern: /\(\d{2,3}\) ?9?\d{4}[- ]\d{4}(?!\p{N})/gu },
  { kind: 'phone', pattern: /(?<![\p{N}.,-] ?)[3679]\d{2} \d{3} \d{3,4}(?! ?\p{N})/gu },
  { kind: 'phone', pattern: /(?<![\p{N}.,-] ?)[6-9]\d{4} \d{5}(?! ?\p{N})/gu },
];

/** Accounts elsewhere, and what opens one. */
export const ACCOUNT_KINDS: readonly LogKind[] = [
  {
    kind: 'account',
    pattern:
      /(?:微信|薇信|威信|vx|wechat|加v|line|telegram|skype)(?:号|id)?(?:同号)?\s*(?:吧|是|为|[:：,，])*\s*(?<it>[a-z][\w-]{5,24})(?![\p{Script=Latin}\p{N}])/giu,
    // A word may follow too: on the line running late.
    holds: (found) => /[\d_-]/.test(found),
  },
  { kind: 'account', pattern: /(?<![\p{Script=Latin}])qq(?:号码?)?\s*(?:是|为|[:：])*\s*(?<it>\d{5,11})(?!\p{N})/giu },
  { kind: 'account', pattern: /(?<![\p{L}\p{N}._%+-])@[a-z0-9_](?:[\w.]{1,28}\w)/giu },
  {
    kind: 'secret',
    pattern:
      /(?:password|passcode|pwd|密码|口令)\s*(?:is|was|是|为|=|[:：])*\s*(?<it>(?=[^\s，。,]*[\d!@#$%^&*])[\x21-\x2b\x2d-\x7e]{4,40})/giu,
  },
  { kind: 'secret', pattern: /验证码\s*(?:是|为|[:：])*\s*(?<it>\d{4,8})(?!\p{N})/gu },
  {
    kind: 'secret',
    pattern:
      /(?<!error |promo |coupon |discount |zip |post )\b(?:code|otp|pin)\b[^.\n\d]{0,24}?(?<it>\b\d{4,8})\b(?! ?%)/giu,
  },
];

/** Bank cards by their check digit. */
export const CARD_KINDS: readonly LogKind[] = [
  {
    kind: 'card',
    pattern: new RegExp(`(?<![\\p{Script=Latin}\\p{N}+])\\d(?:[ -]?\\d){12,18}${NOT_AFTER}`, 'gu'),
    holds: (found) => isLuhn(digitsOf(found)),
  },
];

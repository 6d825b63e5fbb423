import type { Claim } from './claim.ts';
import { countedBy, isMoney, unitOf } from './units.ts';

/** A number of a text: its value as a plain decimal, its unit (null: none that is known), and what it counts. */
export interface FoundNumber {
  value: string;
  unit: string | null;
  counted: string;
  found: string;
}

const NUMBER =
  /(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<!\d)\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:\.\d+)*(?:,\d{2}(?!\d))?/g;
/** Between the two numbers of a range or an alternative: the first has the unit of the second. */
const RANGE = /^ ?(?:-|~|至|到|to|and|or|或|和|、|\/) ?(?:\p{Sc}|[a-z]{1,3}\$)?(?=\d)/u;

/** Numbers of a folded text whose number words are digits (`spellNumbers`), without those of dates, codes and links. */
export function findNumbers(text: string): FoundNumber[] {
  const numbers: FoundNumber[] = [];
  const matches = [...text.matchAll(NUMBER)];
  let next: FoundNumber | null = null;
  for (const { 0: digits, index } of matches.toReversed()) {
    const before = text.slice(Math.max(0, index - 6), index);
    const after = text.slice(index + digits.length, index + digits.length + 24);
    const own = unitOf(before, after);
    const inherits: boolean = own === null && next !== null && RANGE.test(after);
    const unit: string | null = own?.unit ?? (inherits && next ? next.unit : null);
    next = {
      value: plainDecimal(digits, unit),
      unit,
      counted: own === null ? (inherits && next ? next.counted : countedBy(after)) : '',
      found: `${own && before.endsWith(own.text) ? own.text : ''}${digits}${own && !before.endsWith(own.text) ? own.text : ''}`,
    };
    numbers.unshift(next);
  }
  return numbers;
}

export function claimOf(number: FoundNumber): Claim {
  const { value, unit, found } = number;
  return { kind: unit !== null && isMoney(unit) ? 'price' : 'number', key: `${value}|${unit ?? ''}`, found };
}

/** `1,299.00`, `1 299`, `1'299` and, where it is money, `1.299,00` to `1299`; `312,80` to `312.8`; `4.15.555` stays. */
function plainDecimal(digits: string, unit: string | null): string {
  const plain = withoutThousands(digits, unit !== null && isMoney(unit)).replace(/^(\d+),(\d+)$/, '$1.$2');
  if (!/^\d+(?:\.\d+)?$/.test(plain) || plain.length > 15) return plain;
  const value = Number(plain);
  // 八五折 and 85折 are 8.5折.
  return String(unit === '折' && value > 10 ? value / 10 : value);
}

function withoutThousands(digits: string, isPrice: boolean): string {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '');
  if (/^\d{1,3}(?:[ ']\d{3})+/.test(digits)) return digits.replace(/[ ']/g, '');
  const stopped = /^[1-9]\d{0,2}(?:\.\d{3})+(,\d+)?$/.exec(digits);
  const isThousands =
    stopped !== null && (isPrice || stopped[1] !== undefined || digits.indexOf('.') !== digits.lastIndexOf('.'));
  return isThousands ? digits.replaceAll('.', '') : digits;
}

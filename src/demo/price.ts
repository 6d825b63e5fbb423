import type { Money } from '#commerce/order.ts';

/** Digits after the point in the two currencies of the shops. */
const MINOR_DIGITS = 2;
const SYMBOLS: Readonly<Record<string, string>> = { CNY: '¥', USD: '$' };

/** Sum of amounts of one currency. Exact: decimals are added as integers, never as floats. */
export function sumOf(amounts: readonly Money[], currency: string): Money {
  let total = 0n;
  for (const money of amounts) {
    if (money.currency !== currency) throw new RangeError(`${money.currency} in a sum of ${currency}`);
    total += minorUnits(money);
  }
  return fromMinorUnits(total, currency);
}

/** `money` taken `count` times. */
export function times(money: Money, count: number): Money {
  return fromMinorUnits(minorUnits(money) * BigInt(count), money.currency);
}

/** `a` less `b`. */
export function minus(a: Money, b: Money): Money {
  return sumOf([a, fromMinorUnits(-minorUnits(b), b.currency)], a.currency);
}

/** Whether `a` is less than `b`. */
export function isLess(a: Money, b: Money): boolean {
  return minorUnits(minus(a, b)) < 0n;
}

/** For people: `¥1,299.00`, `$5.90`. */
export function formatMoney({ amount, currency }: Money): string {
  const isNegative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const symbol = SYMBOLS[currency] ?? `${currency} `;
  return `${isNegative ? '−' : ''}${symbol}${grouped}.${fraction.padEnd(MINOR_DIGITS, '0')}`;
}

function minorUnits({ amount }: Money): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (match === null) throw new RangeError(`not an amount: ${amount}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return BigInt(`${sign}${whole}${fraction.padEnd(MINOR_DIGITS, '0')}`);
}

function fromMinorUnits(units: bigint, currency: string): Money {
  const digits = (units < 0n ? -units : units).toString().padStart(MINOR_DIGITS + 1, '0');
  const amount = `${units < 0n ? '-' : ''}${digits.slice(0, -MINOR_DIGITS)}.${digits.slice(-MINOR_DIGITS)}`;
  return { amount, currency };
}

import type { Money } from '#commerce/order.ts';

/** Amounts are counted in the smallest unit of their currency, as whole numbers: no float ever touches money. */

const digits = new Map<string, number>();

/** Decimals of a currency: 2 for CNY, 0 for JPY. */
function decimalsOf(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, decimals);
  return decimals;
}

/** Smallest units; what is finer than that is rounded, half away from zero. */
export function toMinor({ amount, currency }: Money): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const decimals = decimalsOf(currency);
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  const rounded = (fraction[decimals] ?? '0') >= '5' ? kept + 1n : kept;
  return sign === '-' ? -rounded : rounded;
}

export function fromMinor(minor: bigint, currency: string): Money {
  const decimals = decimalsOf(currency);
  const plain = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const whole = plain.slice(0, plain.length - decimals);
  const fraction = decimals > 0 ? `.${plain.slice(-decimals)}` : '';
  return { amount: `${minor < 0n ? '-' : ''}${whole}${fraction}`, currency };
}

/** `minor × part ÷ whole`, rounded half up. For amounts and shares that are not negative; `whole` is above zero. */
export function share(minor: bigint, part: bigint, whole: bigint): bigint {
  return (2n * minor * part + whole) / (2n * whole);
}

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

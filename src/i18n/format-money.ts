import { numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';

/**
 * An amount in the shopper's way of writing money. The decimal string is never turned into a float: `Intl.NumberFormat`
 * takes it exactly, and no digit that was given is rounded away.
 */
export function formatMoney(money: { amount: string; currency: string }, locale: Locale): string {
  const fraction = /^-?\d+(?:\.(\d+))?$/.exec(money.amount);
  if (!fraction || !/^[A-Z]{3}$/.test(money.currency)) return `${money.amount} ${money.currency}`;
  const usual = numberFormat(locale, { style: 'currency', currency: money.currency });
  const given = (fraction[1] ?? '').replace(/0+$/, '').length;
  const digits = usual.resolvedOptions().maximumFractionDigits ?? 0;
  const format =
    given > digits
      ? numberFormat(locale, { style: 'currency', currency: money.currency, maximumFractionDigits: given })
      : usual;
  return format.format(money.amount as `${number}`);
}

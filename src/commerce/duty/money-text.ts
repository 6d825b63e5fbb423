import { numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import type { Money } from '../order.ts';

/** An amount for a sentence; the decimal string goes to `Intl` as it is. */
export function moneyText({ amount, currency }: Money, locale: Locale): string {
  return numberFormat(locale, { style: 'currency', currency }).format(amount as `${number}`);
}

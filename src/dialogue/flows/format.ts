import type { Money } from '#commerce/order.ts';
import { dateTimeFormat, numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';

/** A price as the language writes it; as it came where the currency is not known. */
export function moneyText({ amount, currency }: Money, locale: Locale): string {
  try {
    const format = numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    return format.format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}

/**
 * The day of an ISO 8601 instant, with its time of day where it is on the hour or half hour. In the offset that it was
 * written with: that is the shop's own clock, and a replay elsewhere says the same.
 */
export function dayText(iso: string, locale: Locale): string {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(iso) ?? [];
  if (!year || !month || !day) return iso;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  const timed = hour !== undefined && (minute === '00' || minute === '30') && hour !== '00';
  return dateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    ...(timed && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    timeZone: 'UTC',
  }).format(at);
}

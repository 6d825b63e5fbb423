import type { Money } from '#commerce/order.ts';
import { dateTimeFormat, numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';

/** Currencies that share their short sign with a better known one: a sum in Canadian dollars is no sum in US dollars. */
const SHARED_SIGN = new Set(['AUD', 'CAD', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD', 'DKK', 'NOK', 'SEK']);

/** Written short, the yen in Chinese, the yuan in Japanese and the US dollar in Taiwan look like the money of the country. */
const isMistaken = (currency: string, locale: Locale): boolean =>
  SHARED_SIGN.has(currency) ||
  (currency === 'JPY' && locale.startsWith('zh')) ||
  (currency === 'CNY' && locale === 'ja') ||
  (currency === 'USD' && locale === 'zh-Hant');

/** A price as the language writes it, to the last digit; as it came where the currency is not known. */
export function moneyText({ amount, currency }: Money, locale: Locale): string {
  try {
    const currencyDisplay = isMistaken(currency, locale) ? 'symbol' : 'narrowSymbol';
    return numberFormat(locale, { style: 'currency', currency, currencyDisplay }).format(amount as `${number}`);
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

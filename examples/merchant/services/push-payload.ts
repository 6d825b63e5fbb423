import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import type { Locale } from '#core/locale.ts';
import { directionOf } from '#i18n/direction-of.ts';
import { fill } from '#i18n/fill.ts';
import { PUSH_STRINGS } from '#i18n/push-strings.ts';

/**
 * What is pushed. Nothing in it tells who ordered, what, or where it goes: the last characters of the order's number, so
 * that the shopper and the chat know which one, and what there is to say.
 */
export function pushPayload(options: {
  shopName: string;
  /** As the shopper knows it. */
  orderNumber: string;
  notice: Pick<OrderNotice, 'id' | 'kind' | 'eta'>;
  locale: Locale;
  /** IANA name: the time in it is of the shop's clock. */
  timeZone: string;
  /** Path of the page to open. */
  page: string;
}): string {
  const { shopName, orderNumber, notice, locale, timeZone, page } = options;
  const words = PUSH_STRINGS[locale];
  const order = orderTail(orderNumber);
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const time = notice.eta === undefined ? '' : clock.format(Date.parse(notice.eta));
  const said = notice.kind === 'storm' && time ? words['storm-eta'] : words[notice.kind];
  return JSON.stringify({
    aisle: 1,
    id: notice.id,
    order,
    title: fill(words.title, { shop: shopName, order }),
    body: fill(said, { time }),
    lang: locale,
    dir: directionOf(locale),
    page,
  });
}

const TAIL = 4;

/** Enough to tell one's own orders apart, and nobody else's. */
export const orderTail = (number: string): string => number.replace(/[^0-9a-z]/gi, '').slice(-TAIL);

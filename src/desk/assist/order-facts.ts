import type { Locale } from '#core/locale.ts';
import { formatMoney } from '#i18n/format-money.ts';
import type { DeskOrder } from '#merchant/generated/protocol.ts';

/** What may be told of the orders on the screen: those that were shown to be the shopper's, and no others. */
export function orderFacts(orders: readonly DeskOrder[], locale: Locale): string[] {
  return orders
    .filter(({ proven }) => proven)
    .map(({ order: { number, total, lines, shipments = [] } }) =>
      [
        number,
        formatMoney(total, locale),
        ...lines.flatMap(({ title, unit_price }) => [title, ...(unit_price ? [formatMoney(unit_price, locale)] : [])]),
        ...shipments.flatMap(({ carrier, tracking_number }) => [carrier ?? '', tracking_number ?? '']),
      ]
        .filter(Boolean)
        .join('\n'),
    );
}

import type { OrderLine } from '#commerce/order.ts';
import type { Locale } from '#core/locale.ts';
import type { Draft } from '../draft.ts';

const NEAREST: Partial<Record<Locale, Locale>> = { 'zh-Hant': 'zh-Hans' };

/** A line as the reply calls it: the pack's name of the product in the reply's language, else the order's own title. */
export function lineTitle({ state, book }: Draft, { sku, title }: Pick<OrderLine, 'sku' | 'title'>): string {
  const names = sku === undefined ? undefined : book?.productNames?.[sku];
  const near = NEAREST[state.replyLocale];
  return names?.[state.replyLocale]?.[0] ?? (near && names?.[near]?.[0]) ?? title;
}

/** All that a line may be called by, in any language, for finding it in a message. */
export function lineNames({ book }: Pick<Draft, 'book'>, { sku, title }: Pick<OrderLine, 'sku' | 'title'>): string {
  const names = sku === undefined ? undefined : book?.productNames?.[sku];
  return [title, ...Object.values(names ?? {}).flat()].join(' ; ');
}

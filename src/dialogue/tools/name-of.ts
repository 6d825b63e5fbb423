import type { Draft } from '../draft.ts';

/** What the shop calls a product, in the language of the reply or the nearest there is; its SKU where the pack has no name. */
export function nameOf({ book, state }: Draft, sku: string): string {
  const names = book?.productNames?.[sku] ?? {};
  const [name] = names[state.replyLocale] ?? names.en ?? names['zh-Hans'] ?? [];
  return name ?? sku;
}

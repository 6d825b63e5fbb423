import * as v from 'valibot';

const basket = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ sku: v.string(), quantity: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
);

/** What lies in the shopper's basket: `cart` of the page's context, `[{ sku, quantity }]` as JSON; empty for anything else. */
export function cartOnPage({ cart }: Readonly<Record<string, string>>): { sku: string; quantity: number }[] {
  const read = v.safeParse(basket, cart);
  return read.success ? read.output : [];
}

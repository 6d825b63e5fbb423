import * as v from 'valibot';

/** What the conversation keeps between two questions about duty. */
const known = v.object({
  destination: v.nullable(v.string()),
  items: v.array(v.object({ sku: v.string(), quantity: v.number(), value: v.nullable(v.string()) })),
  /** Of which country or product it was asked last. */
  asked: v.nullable(v.picklist(['country', 'product'])),
});

export type DutyKnown = v.InferOutput<typeof known>;
/** `value`: what the shopper says a piece costs, `200.00 EUR`; null for the shop's price. */
export type DutyItem = DutyKnown['items'][number];

export function readKnown(value: Record<string, unknown> | null): DutyKnown | null {
  const read = v.safeParse(known, value);
  return read.success ? read.output : null;
}

import * as v from 'valibot';

/**
 * What changes faster than a pack: `overlay.json` beside the pack's manifest, with `overlay.sig` (base64 of the Ed25519
 * signature over its bytes, by the pack's key). It changes prices, stock and ended offers of goods that the pack has, and
 * adds nothing.
 */
export const OVERLAY_FORMAT = 'aisle-overlay/1';
export const OVERLAY_FILE = 'overlay.json';
export const OVERLAY_SIGNATURE_FILE = 'overlay.sig';

/** Most bytes that a device takes: some thirty thousand changed prices. */
export const OVERLAY_MAX_BYTES = 2_000_000;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i));
const sku = v.pipe(v.string(), v.regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/));
const isoInstant = v.pipe(v.string(), v.isoTimestamp());
const money = v.strictObject({
  amount: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

export const overlaySchema = v.strictObject({
  format: v.literal(OVERLAY_FORMAT),
  shop: id,
  /** Version of the pack that lay beside it: a device with another one fetches the pack anew. */
  packVersion: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  /** Greater with each one published: an older one is not taken again. */
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  publishedAt: isoInstant,
  /** From then on nothing of it is told: the pack's own figures hold. */
  validUntil: isoInstant,
  /** The whole price of now: a good that has no `listPrice` here is not reduced, whatever the pack says. */
  prices: v.record(sku, v.strictObject({ price: money, listPrice: v.optional(money) })),
  stock: v.record(sku, v.picklist(['in-stock', 'low', 'out'])),
  /** Offers of the pack that were ended before their time. */
  promotionsEnded: v.array(id),
});

export type Overlay = v.InferOutput<typeof overlaySchema>;

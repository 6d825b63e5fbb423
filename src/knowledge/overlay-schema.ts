import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';
import { answerSchema } from './pack-schema.ts';

/**
 * What changes faster than a pack: `overlay.json` beside the pack's manifest, with `overlay.sig` (base64 of the Ed25519
 * signature over its bytes, by the pack's key). It changes prices, stock and ended offers of goods that the pack has; all that
 * it can add is an answer that cannot wait for the next pack.
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

/** Most answers in an emergency: more of them are a new pack. */
const MOST_URGENT = 50;

const { id: answerId, validFrom: _from, validUntil: _until, ...said } = answerSchema.entries;

/**
 * An answer for now. One with the id of an entry takes its place: in a language that it lacks the entry is not told at all,
 * for what it says there is out of date too.
 */
const urgentAnswer = v.strictObject({
  id: answerId,
  until: isoInstant,
  texts: v.pipe(
    v.record(v.picklist(LOCALES), v.strictObject(said)),
    v.check((texts) => Object.keys(texts).length > 0, 'has no language'),
  ),
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
  answers: v.optional(v.pipe(v.array(urgentAnswer), v.maxLength(MOST_URGENT))),
});

export type Overlay = v.InferOutput<typeof overlaySchema>;
export type UrgentAnswer = v.InferOutput<typeof urgentAnswer>;

import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';

const sku = v.pipe(v.string(), v.regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/));
/** Of one piece, in the shop's currency. */
const price = v.optional(
  v.union([v.pipe(v.number(), v.minValue(0)), v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/), v.transform(Number))]),
);

const pageEvent = v.variant('type', [
  v.strictObject({
    type: v.picklist(['viewed', 'favourited', 'unfavourited', 'added', 'bought']),
    sku,
    price,
  }),
  v.strictObject({ type: v.literal('dwelt'), sku, seconds: v.pipe(v.number(), v.minValue(0)), price }),
]);

/** What the shop's page tells of what the shopper does with goods; given to `Aisle.track`. */
export type PageEvent = v.InferOutput<typeof pageEvent>;

/** Reads what the page gave to `Aisle.track`. Throws `settings-invalid` with the path of the fault. */
export function parsePageEvent(given: unknown): PageEvent {
  const read = v.safeParse(pageEvent, given);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const path = ['track', ...(issue.path ?? []).map(({ key }) => String(key))].join('.');
  throw new AppError('settings-invalid', { path, reason: issue.message });
}

import * as v from 'valibot';
import { text } from './text.ts';

export const GuestLookupSchema = v.object({
  number: text(64, 1),
  contact: v.object({ kind: v.picklist(['email', 'phone', 'postcode']), value: text(254, 1) }),
});
export type GuestLookup = v.InferOutput<typeof GuestLookupSchema>;

export const OrderPageQuerySchema = v.object({
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,2}$/, 'a number from 1 to 50'),
      v.transform(Number),
      v.minValue(1, 'a number from 1 to 50'),
      v.maxValue(50, 'a number from 1 to 50'),
    ),
    '10',
  ),
  cursor: v.optional(v.string()),
});

export const ReturnRequestSchema = v.object({
  kind: v.optional(v.picklist(['refund', 'exchange']), 'refund'),
  lines: v.pipe(
    v.array(
      v.object({
        line_id: text(128),
        quantity: v.pipe(v.number(), v.integer(), v.minValue(1)),
        reason: v.optional(text(200)),
        note: v.optional(text(2000)),
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
});
export type ReturnRequest = v.InferOutput<typeof ReturnRequestSchema>;

export const DemoSessionSchema = v.object({ email: v.optional(text(254)) });

import * as v from 'valibot';
import { text } from './text.ts';

const SignedUserSchema = v.object({
  user_id: text(128, 1),
  timestamp: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  nonce: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{8,64}$/, '8 to 64 visible ASCII characters')),
  signature: text(128),
});

/** `IdentityExchange` of the protocol, with what each platform's payload must have. */
export const IdentityExchangeSchema = v.variant('platform', [
  v.object({ platform: v.literal('shopify'), payload: v.object({ query: v.optional(text(4096)) }) }),
  v.object({ platform: v.literal('bigcommerce'), payload: v.object({ jwt: text(4096, 1) }) }),
  v.object({ platform: v.picklist(['woocommerce', 'custom']), payload: SignedUserSchema }),
]);
export type IdentityExchange = v.InferOutput<typeof IdentityExchangeSchema>;

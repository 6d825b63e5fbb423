import * as v from 'valibot';
import type { IdentityKeys } from './identity-keys.ts';

const secret = v.pipe(v.string(), v.minLength(16, 'at least 16 characters'));

const KeysSchema = v.strictObject({
  shopify: v.exactOptional(v.strictObject({ shop: v.string(), secret })),
  bigcommerce: v.exactOptional(v.strictObject({ clientId: v.string(), secret, storeHash: v.string() })),
  woocommerce: v.exactOptional(v.strictObject({ secret })),
  custom: v.exactOptional(v.strictObject({ secret })),
  handoff: v.exactOptional(v.strictObject({ secret })),
});

/** Keys by shop, from JSON such as `{"fresh":{"custom":{"secret":"…"}}}`; none without it. Throws where it is something else. */
export function parseIdentityKeys(json: string | undefined): Record<string, IdentityKeys> {
  if (!json) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new Error('IDENTITY_KEYS must be JSON');
  }
  const keys = v.safeParse(v.record(v.string(), KeysSchema), parsed);
  if (keys.success) return keys.output;
  // Not what was given: it is a secret.
  const [issue] = keys.issues;
  throw new Error(`IDENTITY_KEYS: ${v.getDotPath(issue)} is not as README.md has it`);
}

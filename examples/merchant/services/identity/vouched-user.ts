import type { Shop } from '../../shop.ts';
import { hmacHex, sameText } from './same-text.ts';

/**
 * The user whom the merchant's server vouches for by an HMAC of their id, or null. Names who wants to talk, and opens
 * nothing: it never ends.
 */
export function vouchedUser(
  { identity: keys }: Shop,
  identity: { method: string; user_id?: string; hash?: string } | undefined,
): string | null {
  const secret = keys?.handoff?.secret;
  if (!secret || identity?.method !== 'hmac' || !identity.user_id || !identity.hash) return null;
  return sameText(hmacHex(secret, identity.user_id), identity.hash.toLowerCase()) ? identity.user_id : null;
}

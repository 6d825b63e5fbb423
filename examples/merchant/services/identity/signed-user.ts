import { SIGNATURE_WINDOW_S } from './identity-keys.ts';
import { hmacHex, sameText } from './same-text.ts';
import { isInWindow, type SignedIdentity } from './signed-identity.ts';

export interface SignedUser {
  user_id: string;
  /** Seconds since 1970. */
  timestamp: number;
  nonce: string;
  signature: string;
}

/** What a plugin or a site of one's own signs: shop, user, time and nonce, a line each. */
export function signedUser(
  keys: { secret: string } | undefined,
  shop: string,
  { user_id, timestamp, nonce, signature }: SignedUser,
  nowMs: number,
): SignedIdentity {
  const signed = [shop, user_id, timestamp, nonce].join('\n');
  const isGenuine = sameText(hmacHex(keys?.secret ?? '', signed), signature.toLowerCase());
  // A line feed within the id could move what stands in the next line.
  if (!keys?.secret || !isGenuine || /[\r\n]/.test(user_id)) return null;
  return isInWindow(timestamp, nowMs, SIGNATURE_WINDOW_S) ? { id: user_id, signed } : null;
}

import { type IdentityKeys, SIGNATURE_WINDOW_S } from './identity-keys.ts';
import { hmacHex, sameText } from './same-text.ts';
import { isInWindow, type SignedIdentity } from './signed-identity.ts';

/**
 * What may stand in the query. Shopify signs names and values without anything between them, so a visitor who may choose
 * names could have signed what reads as another customer: `aa=logged_in_customer_id=7…` is also an empty `aa` and a 7.
 */
const NAMES: ReadonlySet<string> = new Set(['shop', 'path_prefix', 'logged_in_customer_id', 'timestamp', 'nonce']);

/**
 * The query with which Shopify's app proxy forwards a request: all parameters but `signature`, sorted by name, written
 * `name=value` one after the other, HMAC-SHA256 by the app's secret.
 */
export function shopifyIdentity(keys: IdentityKeys['shopify'], query: string, nowMs: number): SignedIdentity {
  const pairs = [...new URLSearchParams(query)];
  const { signature = '', ...parameters } = Object.fromEntries(pairs);
  const names = Object.keys(parameters).sort();
  const signed = names.map((name) => `${name}=${parameters[name]}`).join('');
  const isGenuine = sameText(hmacHex(keys?.secret ?? '', signed), signature.toLowerCase());
  const isPlain = names.every((name) => NAMES.has(name)) && new Set(pairs.map(([name]) => name)).size === pairs.length;
  const { shop, timestamp = '', logged_in_customer_id: id = '' } = parameters;
  if (!keys?.secret || !isGenuine || !isPlain || shop !== keys.shop || !/^[\w-]{1,64}$/.test(id)) return null;
  return isInWindow(Number(timestamp), nowMs, SIGNATURE_WINDOW_S) ? { id, signed } : null;
}

import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import type { IdentityKeys } from '../identity-keys.ts';

export const KEYS = {
  shopify: { shop: 'tea.myshopify.com', secret: 'hush-shopify' },
  bigcommerce: { clientId: 'app-1', secret: 'hush-bigcommerce-0123456789abcdef', storeHash: 'st0re' },
  woocommerce: { secret: 'hush-woocommerce' },
  custom: { secret: 'hush-custom' },
  handoff: { secret: 'hush-handoff' },
} as const satisfies IdentityKeys;

const hex = (secret: string, message: string) => createHmac('sha256', secret).update(message).digest('hex');

/** The query that Shopify's app proxy would forward. */
export function shopifyQuery(
  nowMs: number,
  change: Record<string, string> = {},
  secret: string = KEYS.shopify.secret,
): string {
  const parameters: Record<string, string> = {
    shop: KEYS.shopify.shop,
    path_prefix: '/apps/aisle',
    logged_in_customer_id: 'c1',
    timestamp: `${Math.floor(nowMs / 1000)}`,
    nonce: 'n-000001',
    ...change,
  };
  const signed = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return new URLSearchParams({ ...parameters, signature: hex(secret, signed.sort().join('')) }).toString();
}

/** The JWT of BigCommerce's `current.jwt`. */
export function bigcommerceJwt(
  nowMs: number,
  change: Record<string, unknown> = {},
  secret: string = KEYS.bigcommerce.secret,
): Promise<string> {
  const nowS = Math.floor(nowMs / 1000);
  const claims = {
    iss: 'bc/apps',
    sub: KEYS.bigcommerce.storeHash,
    aud: KEYS.bigcommerce.clientId,
    iat: nowS,
    exp: nowS + 900,
    operation: 'current_customer',
    customer: { id: 'c1', email: 'lin@example.com', group_id: '1' },
    ...change,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
}

/** What a plugin or the shop's own site would sign for this shop. */
export function userPayload(
  nowMs: number,
  shop: string,
  secret: string,
  change: { user_id?: string; timestamp?: number; nonce?: string } = {},
) {
  const said = { user_id: 'c1', timestamp: Math.floor(nowMs / 1000), nonce: 'n-000001', ...change };
  return { ...said, signature: hex(secret, `${shop}\n${said.user_id}\n${said.timestamp}\n${said.nonce}`) };
}

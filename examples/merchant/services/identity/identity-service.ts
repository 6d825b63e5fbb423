import { createHash } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import { Problem } from '../../problem.ts';
import { useSignature } from '../../repository/signature-repository.ts';
import type { IdentityExchange } from '../../schemas/identity-requests.ts';
import type { Shop } from '../../shop.ts';
import type { Tokens } from '../tokens.ts';
import { bigcommerceIdentity } from './bigcommerce-identity.ts';
import { SIGNATURE_WINDOW_S } from './identity-keys.ts';
import { shopifyIdentity } from './shopify-identity.ts';
import type { SignedIdentity } from './signed-identity.ts';
import { signedUser } from './signed-user.ts';

export interface IdentityService {
  /** `ownQuery` is that of the request itself, which an app proxy may have signed. Whatever is wrong is `unauthorised`. */
  exchange(shop: Shop, request: IdentityExchange, ownQuery: string): Promise<{ token: string; expires_in: number }>;
}

export function createIdentityService(options: {
  database: Database;
  tokens: Tokens;
  now: () => number;
}): IdentityService {
  const { database, tokens, now } = options;

  function vouched(shop: Shop, request: IdentityExchange, ownQuery: string): Promise<SignedIdentity> | SignedIdentity {
    const keys = shop.identity ?? {};
    switch (request.platform) {
      case 'shopify':
        return shopifyIdentity(keys.shopify, request.payload.query ?? ownQuery, now());
      case 'bigcommerce':
        return bigcommerceIdentity(keys.bigcommerce, request.payload.jwt, now());
      case 'woocommerce':
      case 'custom':
        return signedUser(keys[request.platform], shop.id, request.payload, now());
    }
  }

  return {
    async exchange(shop, request, ownQuery) {
      const identity = await vouched(shop, request, ownQuery);
      if (!identity) throw new Problem('unauthorised');
      const digest = createHash('sha256').update(`${request.platform}\n${identity.signed}`).digest('hex');
      // It counts on both sides of its time, and so long it is remembered.
      const until = new Date(now() + 2 * SIGNATURE_WINDOW_S * 1000).toISOString();
      const isFirst = await useSignature(database, shop.id, digest, new Date(now()).toISOString(), until);
      if (!isFirst) throw new Problem('unauthorised');
      const customerId = shop.identity?.customerIdOf?.(request.platform, identity.id) ?? identity.id;
      const { token, expiresInS } = await tokens.mintShopper(shop.id, customerId);
      return { token, expires_in: expiresInS };
    },
  };
}

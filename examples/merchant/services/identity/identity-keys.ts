import type { IdentityPlatform } from '#merchant/ports.ts';

/** Secrets with which others vouch for who a shopper is; what is absent is not taken. One set for each shop. */
export interface IdentityKeys {
  /** `secret` of the app whose proxy it is; `shop` is `name.myshopify.com`. */
  shopify?: { shop: string; secret: string };
  /** Of the app that the storefront asks `current.jwt` for. */
  bigcommerce?: { clientId: string; secret: string; storeHash: string };
  woocommerce?: { secret: string };
  custom?: { secret: string };
  /** For the HMAC of a user's id: it never ends, so it opens no order. */
  handoff?: { secret: string };
  /** The shop's own id of a customer, where it is not the platform's. */
  customerIdOf?: (platform: IdentityPlatform, id: string) => string;
}

/** Seconds that a signature counts, before and after its time: clocks differ, and pages wait. */
export const SIGNATURE_WINDOW_S = 300;

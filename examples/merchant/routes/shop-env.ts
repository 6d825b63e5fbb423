import type { Shop } from '../shop.ts';

/** What every route of a shop finds in its context. */
export interface ShopEnv {
  Variables: { shop: Shop };
}

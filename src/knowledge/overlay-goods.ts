import type { Overlay } from './overlay-schema.ts';
import type { PackManifest, Product } from './pack-schema.ts';
import type { SearchHit } from './search-hit.ts';

/**
 * The overlay that counts at `now` (epoch ms) over this pack, or null: past its time nothing of it is told, and a pack that
 * was published after it has newer figures.
 */
export function overlayInForce(
  overlay: Overlay | null,
  { shop, publishedAt }: Pick<PackManifest, 'shop' | 'publishedAt'>,
  now: number,
): Overlay | null {
  if (overlay === null || overlay.shop !== shop || now > Date.parse(overlay.validUntil)) return null;
  return Date.parse(overlay.publishedAt) >= Date.parse(publishedAt) ? overlay : null;
}

/** A product at today's price and stock; the same object where the overlay says nothing of it. */
export function productNow(product: Product, overlay: Overlay | null): Product {
  const priced = own(overlay?.prices, product.sku);
  const stock = own(overlay?.stock, product.sku) ?? product.stock;
  // An amount in another currency is another price list's.
  const isPriced = priced !== undefined && priced.price.currency === product.price.currency;
  if (!isPriced && stock === product.stock) return product;
  if (!isPriced) return { ...product, stock };
  const { listPrice: _, ...rest } = product;
  const { price, listPrice } = priced;
  return { ...rest, price, stock, ...(listPrice?.currency === price.currency && { listPrice }) };
}

/** A hit as it is now: its product at today's price. */
export function hitNow(hit: SearchHit, overlay: Overlay | null): SearchHit {
  return hit.product === undefined ? hit : { ...hit, product: productNow(hit.product, overlay) };
}

/** A SKU may be called like a member that every object has. */
function own<T>(record: Record<string, T> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

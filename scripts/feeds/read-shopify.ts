import * as v from 'valibot';
import { checkItem } from './check-item.ts';
import { FeedBroken, type FeedFault, type FeedProduct, type FeedReading, type Stock } from './feed-item.ts';
import type { FeedMap } from './feed-map.ts';
import { amountValue, imageValue, plainFromHtml, skuValue, stockOf } from './item-values.ts';

const text = v.pipe(v.string(), v.trim());

const variantSchema = v.looseObject({
  id: v.optional(v.union([v.number(), text])),
  title: v.optional(v.nullable(text)),
  sku: v.optional(v.nullable(text)),
  price: amountValue,
  compare_at_price: v.optional(v.nullable(v.union([amountValue, v.literal('')]))),
  available: v.optional(v.boolean()),
  inventory_quantity: v.optional(v.nullable(v.pipe(v.number(), v.integer()))),
  /** `continue`: it is sold although none is left. */
  inventory_policy: v.optional(v.nullable(text)),
  option1: v.optional(v.nullable(text)),
  option2: v.optional(v.nullable(text)),
  option3: v.optional(v.nullable(text)),
  barcode: v.optional(v.nullable(text)),
  featured_image: v.optional(v.nullable(v.looseObject({ src: imageValue }))),
});

const productSchema = v.looseObject({
  id: v.union([v.number(), text]),
  title: v.pipe(text, v.minLength(1)),
  body_html: v.optional(v.nullable(text)),
  vendor: v.optional(v.nullable(text)),
  product_type: v.optional(v.nullable(text)),
  status: v.optional(text),
  options: v.optional(v.array(v.looseObject({ name: text }))),
  images: v.optional(v.array(v.looseObject({ src: imageValue }))),
  variants: v.pipe(v.array(v.unknown()), v.minLength(1)),
});

const feedSchema = v.looseObject({ products: v.array(v.unknown()) });

/** The name Shopify gives the only variant of a product without options. */
const ONLY_VARIANT = 'Default Title';

/**
 * `products.json` of a Shopify shop, from its storefront or the Admin API: each variant is a good of its own. It names no
 * currency: the map does.
 */
export function readShopify(body: string, map: FeedMap): FeedReading {
  const { currency } = map;
  if (currency === undefined) throw new FeedBroken('names no currency: put it into the map');
  const faults: FeedFault[] = [];
  const products: FeedProduct[] = [];
  for (const [at, raw] of parseProducts(body).entries()) {
    const product = checkItem(productSchema, raw, nameOf(raw, at), faults);
    if (!product || (product.status !== undefined && product.status !== 'active')) continue;
    for (const [index, rawVariant] of product.variants.entries()) {
      const place = `${product.id}.variants.${index}`;
      const variant = checkItem(variantSchema, rawVariant, place, faults);
      const sku = variant && checkItem(skuValue, variant.sku || variant.id, `${place}.sku`, faults);
      if (variant && sku) products.push(goodOf(product, variant, `${map.skuPrefix}${sku}`, currency, map.lowAt));
    }
  }
  return { products, campaigns: [], faults };
}

function goodOf(
  product: v.InferOutput<typeof productSchema>,
  variant: v.InferOutput<typeof variantSchema>,
  sku: string,
  currency: string,
  lowAt: number,
): FeedProduct {
  const { title, body_html, vendor, product_type, options = [], images = [] } = product;
  const { price, compare_at_price: before } = variant;
  const values = [variant.option1, variant.option2, variant.option3];
  const own = options.flatMap(({ name }, at): [string, string][] => {
    const value = values[at];
    return value && value !== ONLY_VARIANT ? [[name, value]] : [];
  });
  return {
    sku,
    campaigns: [],
    name: variant.title && variant.title !== ONLY_VARIANT ? `${title} ${variant.title}` : title,
    category: product_type || null,
    summary: plainFromHtml(body_html ?? '') || title,
    price: { amount: price, currency },
    listPrice: before && Number(before) > Number(price) ? { amount: before, currency } : null,
    sale: null,
    stock: stockLeft(variant, lowAt),
    image: variant.featured_image?.src ?? images[0]?.src ?? null,
    facts: Object.fromEntries([
      ...(vendor ? [['vendor', vendor]] : []),
      ...own,
      ...(variant.barcode ? [['barcode', variant.barcode]] : []),
    ]),
  };
}

function stockLeft(
  { available, inventory_quantity: left, inventory_policy: policy }: v.InferOutput<typeof variantSchema>,
  lowAt: number,
): Stock {
  if (available === false) return 'out';
  if (left === undefined || left === null) return available === true ? 'in-stock' : 'out';
  return left <= 0 && (policy === 'continue' || available === true) ? 'in-stock' : stockOf(left, lowAt);
}

function parseProducts(body: string): unknown[] {
  try {
    return v.parse(feedSchema, JSON.parse(body)).products;
  } catch (cause) {
    throw new FeedBroken('is no products.json', { cause });
  }
}

function nameOf(raw: unknown, at: number): string {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : `product ${at + 1}`;
}

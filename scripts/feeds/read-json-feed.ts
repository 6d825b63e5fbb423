import * as v from 'valibot';
import { checkItem } from './check-item.ts';
import { FeedBroken, type FeedCampaign, type FeedFault, type FeedProduct, type FeedReading } from './feed-item.ts';
import type { FeedMap } from './feed-map.ts';
import {
  amountValue,
  campaignIdValue,
  currencyValue,
  imageValue,
  instantValue,
  plainFromHtml,
  skuValue,
  stockOf,
  stockValue,
} from './item-values.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

/** https://www.jsonfeed.org/version/1.1/ : members that begin with an underscore are a publisher's own. */
const feedSchema = v.looseObject({
  version: v.pipe(v.string(), v.regex(/^https:\/\/jsonfeed\.org\/version\/1(\.1)?$/, 'is not JSON Feed 1 or 1.1')),
  items: v.array(v.unknown()),
  _aisle: v.optional(v.looseObject({ currency: v.optional(currencyValue) })),
});

const offer = v.strictObject({
  sku: v.optional(skuValue),
  price: amountValue,
  listPrice: v.optional(amountValue),
  currency: v.optional(currencyValue),
  /** A reduction with its dates. */
  sale: v.optional(v.strictObject({ price: amountValue, from: instantValue, until: instantValue })),
  stock: v.optional(stockValue),
  quantity: v.optional(v.pipe(v.number(), v.integer())),
  category: v.optional(text),
  attributes: v.optional(v.record(v.string(), text)),
});
const campaign = v.strictObject({
  from: v.pipe(v.string(), v.isoTimestamp()),
  until: v.pipe(v.string(), v.isoTimestamp()),
  code: v.optional(text),
  skus: v.optional(v.array(skuValue)),
});

const words = {
  id: v.union([text, v.number()]),
  title: text,
  summary: v.optional(text),
  content_text: v.optional(text),
  content_html: v.optional(text),
};
const productItem = v.looseObject({ ...words, image: v.optional(imageValue), _aisle: offer });
const campaignItem = v.looseObject({
  ...words,
  id: campaignIdValue,
  url: v.optional(imageValue),
  _aisle: v.strictObject({ campaign }),
});

/** JSON Feed with our extension `_aisle` (docs/live-knowledge.md). Items without it are left alone: they are articles. */
export function readJsonFeed(body: string, map: FeedMap): FeedReading {
  const feed = parseFeed(body);
  const faults: FeedFault[] = [];
  const products: FeedProduct[] = [];
  const campaigns: FeedCampaign[] = [];
  for (const [at, raw] of feed.items.entries()) {
    const { id, _aisle: own } = (raw ?? {}) as { id?: unknown; _aisle?: object };
    const name = typeof id === 'string' || typeof id === 'number' ? String(id) : `item ${at + 1}`;
    if (own === undefined) continue;
    if (typeof own === 'object' && own !== null && 'campaign' in own) {
      const item = checkItem(campaignItem, raw, name, faults);
      if (item) campaigns.push(campaignOf(item));
      continue;
    }
    const item = checkItem(productItem, raw, name, faults);
    const product = item && productOf(item, feed._aisle?.currency ?? map.currency, map);
    if (typeof product === 'string') faults.push({ item: name, path: '_aisle', message: product });
    else if (product) products.push(product);
  }
  return { products, campaigns, faults };
}

function parseFeed(body: string): v.InferOutput<typeof feedSchema> {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch (cause) {
    throw new FeedBroken('is not JSON', { cause });
  }
  const result = v.safeParse(feedSchema, raw);
  if (result.success) return result.output;
  throw new FeedBroken(result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`).join('; '));
}

type Words = Partial<Record<'content_text' | 'content_html' | 'summary', string | undefined>> & { title: string };

function textOf({ content_text, content_html, summary, title }: Words): string {
  return summary ?? content_text ?? (content_html === undefined ? title : plainFromHtml(content_html));
}

/** The product, or why it is none. */
function productOf(
  item: v.InferOutput<typeof productItem>,
  currencyOfFeed: string | undefined,
  map: FeedMap,
): FeedProduct | string {
  const { sku, price, listPrice, sale, stock, quantity, category, attributes = {}, currency } = item._aisle;
  const inForce = currency ?? currencyOfFeed;
  if (inForce === undefined) return 'has no currency, and neither the feed nor the map says one';
  if (stock === undefined && quantity === undefined) return 'has neither stock nor quantity';
  const id = sku === undefined ? v.safeParse(skuValue, item.id) : null;
  if (id && !id.success) return 'has no sku, and its id makes none';
  const money = (amount: string) => ({ amount, currency: inForce });
  return {
    sku: `${map.skuPrefix}${sku ?? id?.output}`,
    name: item.title,
    category: category ?? null,
    summary: textOf(item),
    price: money(price),
    listPrice: listPrice === undefined ? null : money(listPrice),
    sale: sale === undefined ? null : { price: money(sale.price), fromMs: sale.from, untilMs: sale.until },
    stock: stock ?? stockOf(quantity ?? 0, map.lowAt),
    image: item.image ?? null,
    facts: attributes,
    campaigns: [],
  };
}

function campaignOf(item: v.InferOutput<typeof campaignItem>): FeedCampaign {
  const { from, until, code = null, skus = [] } = item._aisle.campaign;
  return {
    id: item.id,
    title: item.title,
    text: textOf(item),
    from,
    until,
    code,
    skus,
    url: item.url ?? null,
  };
}

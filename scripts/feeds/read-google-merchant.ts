import * as v from 'valibot';
import { checkItem } from './check-item.ts';
import { FeedBroken, type FeedCampaign, type FeedFault, type FeedProduct, type FeedReading } from './feed-item.ts';
import type { FeedMap } from './feed-map.ts';
import {
  campaignIdValue,
  imageValue,
  instantValue,
  moneyValue,
  plainFromHtml,
  skuValue,
  stockOf,
} from './item-values.ts';
import { parseXml } from './parse-xml.ts';

/** A tag's text: the first where it comes several times, as `title` and `g:title` do; without its attributes. */
const text = v.pipe(
  v.unknown(),
  v.transform((value) => (Array.isArray(value) ? value[0] : value)),
  v.transform((value) => (typeof value === 'object' && value !== null && '#text' in value ? value['#text'] : value)),
  v.string('is missing'),
  v.trim(),
  v.minLength(1, 'is empty'),
);
const perhaps = v.optional(text);
const as = <S extends v.GenericSchema<string, unknown>>(schema: S) => v.pipe(text, schema);

/** `in_stock`, or with spaces as older feeds have it. What can only be ordered ahead is not there. */
const AVAILABLE = { in_stock: 'in-stock', out_of_stock: 'out', preorder: 'out', backorder: 'out' } as const;
const availability = v.pipe(
  text,
  v.transform((value) => value.toLowerCase().replaceAll(' ', '_')),
  v.picklist(Object.keys(AVAILABLE) as (keyof typeof AVAILABLE)[]),
);

/** `FROM/UNTIL`, each with its time zone. */
const period = v.pipe(
  text,
  v.transform((value) => value.split('/')),
  v.tuple([instantValue, instantValue], 'is not FROM/UNTIL'),
  v.check(([from, until]) => from < until, 'ends before it begins'),
);

/** https://support.google.com/merchants/answer/7052112 */
const productItem = v.looseObject({
  id: as(skuValue as v.GenericSchema<string, string>),
  title: text,
  description: perhaps,
  price: as(moneyValue),
  sale_price: v.optional(as(moneyValue)),
  sale_price_effective_date: v.optional(period),
  availability,
  sell_on_google_quantity: v.optional(as(v.pipe(v.string(), v.digits(), v.transform(Number)))),
  image_link: v.optional(as(imageValue)),
  product_type: perhaps,
  google_product_category: perhaps,
});

/** https://support.google.com/merchants/answer/2906014 */
const promotionItem = v.looseObject({
  promotion_id: as(campaignIdValue as v.GenericSchema<string, string>),
  long_title: text,
  promotion_effective_dates: period,
  generic_redemption_code: perhaps,
  promotion_url: v.optional(as(imageValue)),
});

/** Facts that packs may have as attributes, by their names in the feed. */
const FACTS = [
  'brand',
  'gtin',
  'mpn',
  'color',
  'size',
  'material',
  'pattern',
  'age_group',
  'gender',
  'condition',
  'item_group_id',
];

/** Google Merchant feeds: RSS 2.0 or Atom with the `g` namespace, products or promotions. */
export function readGoogleMerchant(body: string, map: FeedMap): FeedReading {
  const faults: FeedFault[] = [];
  const products: FeedProduct[] = [];
  const campaigns: FeedCampaign[] = [];
  for (const [at, raw] of itemsOf(parseXml(body)).entries()) {
    const name = nameOf(raw) ?? `item ${at + 1}`;
    if ('long_title' in raw) {
      const item = checkItem(promotionItem, raw, name, faults);
      if (item) campaigns.push(campaignOf(item));
      continue;
    }
    const item = checkItem(productItem, raw, name, faults);
    if (item) products.push(productOf(item, map));
  }
  return { products, campaigns, faults };
}

function itemsOf(document: unknown): Record<string, unknown>[] {
  const { rss, feed, RDF } = document as {
    rss?: { channel?: { item?: unknown } };
    feed?: { entry?: unknown };
    RDF?: { item?: unknown };
  };
  const isFeed = (rss?.channel ?? feed ?? RDF) !== undefined;
  if (!isFeed) throw new FeedBroken('is neither RSS nor Atom');
  const items = rss?.channel?.item ?? feed?.entry ?? RDF?.item ?? [];
  return (Array.isArray(items) ? items : []).filter((item) => typeof item === 'object' && item !== null);
}

function nameOf(raw: Record<string, unknown>): string | undefined {
  const read = v.safeParse(text, raw.id ?? raw.promotion_id);
  return read.success ? read.output : undefined;
}

function productOf(item: v.InferOutput<typeof productItem>, map: FeedMap): FeedProduct {
  const { price, sale_price: reduced, sale_price_effective_date: dates, sell_on_google_quantity: left } = item;
  const isReduced = reduced?.currency === price.currency && Number(reduced.amount) < Number(price.amount);
  const now = reduced && isReduced && !dates ? { price: reduced, listPrice: price } : { price, listPrice: null };
  const stock = AVAILABLE[item.availability];
  return {
    sku: `${map.skuPrefix}${item.id}`,
    name: item.title,
    category: item.product_type ?? item.google_product_category ?? null,
    summary: plainFromHtml(item.description ?? '') || item.title,
    ...now,
    sale: reduced && isReduced && dates ? { price: reduced, fromMs: dates[0], untilMs: dates[1] } : null,
    stock: stock === 'in-stock' && left !== undefined ? stockOf(left, map.lowAt) : stock,
    image: item.image_link ?? null,
    facts: factsOf(item),
    campaigns: campaignsOf(item.promotion_id),
  };
}

function factsOf(item: Record<string, unknown>): Record<string, string> {
  const facts = FACTS.flatMap((name): [string, string][] => {
    const read = v.safeParse(text, item[name]);
    return read.success ? [[name, read.output]] : [];
  });
  const details = Array.isArray(item.product_detail) ? item.product_detail : [];
  const own = details.flatMap((detail): [string, string][] => {
    const read = v.safeParse(v.looseObject({ attribute_name: text, attribute_value: text }), detail);
    return read.success ? [[read.output.attribute_name, read.output.attribute_value]] : [];
  });
  return Object.fromEntries([...facts, ...own]);
}

/** The campaigns that tags name; one that makes no id names none. */
function campaignsOf(tags: unknown): string[] {
  return (Array.isArray(tags) ? tags : []).flatMap((tag) => {
    const read = v.safeParse(as(campaignIdValue as v.GenericSchema<string, string>), tag);
    return read.success ? [read.output] : [];
  });
}

function campaignOf(item: v.InferOutput<typeof promotionItem>): FeedCampaign {
  const [fromMs, untilMs] = item.promotion_effective_dates;
  return {
    id: item.promotion_id,
    title: item.long_title,
    text: item.long_title,
    from: new Date(fromMs).toISOString(),
    until: new Date(untilMs).toISOString(),
    code: item.generic_redemption_code ?? null,
    skus: [],
    url: item.promotion_url ?? null,
  };
}

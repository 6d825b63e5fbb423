/** What a feed says of the shop's goods, whatever its format. */
export interface FeedReading {
  products: FeedProduct[];
  campaigns: FeedCampaign[];
  /** Items that were left out, each with the place of the fault. */
  faults: FeedFault[];
}

export interface FeedProduct {
  /** As the pack has it: capitals, digits and hyphens. */
  sku: string;
  name: string;
  /** As the feed calls it; null where it does not say. */
  category: string | null;
  /** Plain text. */
  summary: string;
  price: Money;
  /** What it cost before, where it is reduced without an end. */
  listPrice: Money | null;
  /** A reduction with its dates. */
  sale: { price: Money; fromMs: number; untilMs: number } | null;
  stock: Stock;
  /** https, or a path of the shop's; null where there is none. */
  image: string | null;
  /** Further facts by the feed's own names. */
  facts: Record<string, string>;
  /** Ids of campaigns that it names itself, as the pack has them. */
  campaigns: string[];
}

export interface FeedCampaign {
  /** As the pack has it: letters, digits, dots, hyphens and underscores. */
  id: string;
  title: string;
  /** Plain text. */
  text: string;
  /** ISO 8601. */
  from: string;
  until: string;
  code: string | null;
  skus: string[];
  url: string | null;
}

/** `amount` is a decimal written out. */
export interface Money {
  amount: string;
  currency: string;
}

export type Stock = 'in-stock' | 'low' | 'out';

/** One item that cannot be used. */
export interface FeedFault {
  /** Its id, or its number in the feed. */
  item: string;
  /** Dotted path inside it; empty where all of it is meant. */
  path: string;
  message: string;
}

/** The whole feed cannot be read: what it said before holds. */
export class FeedBroken extends Error {
  override readonly name = 'FeedBroken';
}

/** A product's price at a time (epoch ms), with what it is reduced from. */
export function priceAt({ price, listPrice, sale }: FeedProduct, now: number): { price: Money; listPrice?: Money } {
  if (sale && sale.fromMs <= now && now < sale.untilMs) return { price: sale.price, listPrice: price };
  return listPrice ? { price, listPrice } : { price };
}

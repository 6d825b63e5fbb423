import type { Money } from '#commerce/order.ts';
import type { Bilingual } from './language.ts';

/** The shop's goods and offers, as `catalogue.json` beside its pages. Written by `scripts/pages/`. */
export interface Catalogue {
  shop: string;
  currency: string;
  delivery: DeliveryTerms;
  /** Names of the attributes by key. */
  labels: Readonly<Record<string, Bilingual>>;
  products: CatalogueProduct[];
  promotions: CataloguePromotion[];
}

export interface CatalogueProduct {
  sku: string;
  category: Bilingual;
  name: Bilingual;
  /** What the search field compares with: names, other names and category in both languages, normalised. */
  search: string;
  price: Money;
  listPrice?: Money;
  stock: 'in-stock' | 'low' | 'out';
  image: string;
  summary: Bilingual;
  /** Values by attribute key, in the shop's order. */
  attributes: Readonly<Record<string, Bilingual>>;
}

export interface CataloguePromotion {
  id: string;
  title: Bilingual;
  /** Plain text. */
  text: Bilingual;
  /** ISO 8601. */
  from: string;
  until: string;
  code?: string;
  skus?: string[];
}

/** What delivery of one order costs. The shop's delivery policy says the same in words. */
export interface DeliveryTerms {
  fee: Money;
  /** Goods of this value or more are delivered free. */
  freeFrom: Money;
  /** Goods below this are not delivered at all. */
  minimum?: Money;
}

/** Loads the catalogue that the page declares. */
export async function loadCatalogue(): Promise<Catalogue> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="alternate"][type="application/json"]');
  if (link === null) throw new Error('the page declares no catalogue');
  // A JSON module and not fetch(): the service worker keeps modules, and must never keep what looks like an API call.
  const module: { default: Catalogue } = await import(/* @vite-ignore */ link.href, { with: { type: 'json' } });
  return module.default;
}

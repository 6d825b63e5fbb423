import type { Money } from '../order.ts';

/** A few products side by side: what differs first. */
export interface ComparisonPart {
  type: 'comparison';
  products: { sku: string; name: string; url: string; image: string; price: Money; listPrice: Money | null }[];
  rows: {
    label: string;
    /** One for each product; null where it is not known. */
    values: (string | null)[];
    differs: boolean;
  }[];
  /** Whom each suits, in a few words. */
  suits: string[];
  /** Why each is not for this shopper; null where nothing speaks against it. Left out where there is none. */
  cautions?: (string | null)[];
}

import type { Locale } from '#core/locale.ts';
import type { RichText } from '#core/rich-text.ts';
import type { Product } from './pack-schema.ts';

/** One entry of the pack found for a message. */
export interface SearchHit {
  kind: 'answer' | 'policy' | 'promotion' | 'product';
  /** Entry id, or SKU for a product. */
  id: string;
  locale: Locale;
  title: string;
  blocks: RichText;
  url?: string;
  /** Intent label of an answer entry. */
  intent?: string;
  product?: Product;
  /** Of an answer entry: what makes it good, and the line that helps to decide. A product has its own. */
  highlight?: string;
  decide?: string;
  /** BM25 score, comparable within one search only. */
  score: number;
  /** Calibrated probability in [0, 1] that this entry is what the shopper asks for. */
  confidence: number;
}

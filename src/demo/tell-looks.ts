import { callAisle } from './aisle.ts';

/** Often enough that little is lost when the page goes, when nothing more can be told. */
const EVERY_S = 10;

/** Tells the shopper's own profile (docs/profile.md) that a product was opened, and for how long it is looked at. */
export function tellLooks(sku: string): void {
  callAisle('track', { type: 'viewed', sku });
  setInterval(() => {
    if (document.visibilityState === 'visible') callAisle('track', { type: 'dwelt', sku, seconds: EVERY_S });
  }, EVERY_S * 1000);
}

import { withoutRepeats } from './check-item.ts';
import type { FeedReading } from './feed-item.ts';
import type { FeedMap } from './feed-map.ts';
import { readGoogleMerchant } from './read-google-merchant.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readShopify } from './read-shopify.ts';

export const FEED_FORMATS = ['json-feed', 'shopify', 'google-merchant'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

const READ = { 'json-feed': readJsonFeed, shopify: readShopify, 'google-merchant': readGoogleMerchant };

/** What a feed says; items with faults are left out and named. Throws `FeedBroken` where it cannot be read at all. */
export function readFeed(body: string, format: FeedFormat, map: FeedMap): FeedReading {
  const { products, campaigns, faults } = READ[format](body.replace(/^\ufeff/, ''), map);
  return {
    products: withoutRepeats(products, ({ sku }) => sku, faults),
    campaigns: withoutRepeats(campaigns, ({ id }) => id, faults),
    faults,
  };
}

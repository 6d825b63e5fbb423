import type { Overlay } from '#knowledge/overlay-schema.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { type FeedFault, type FeedReading, priceAt } from './feed-item.ts';
import { faultyCampaigns } from './lay-promotions.ts';
import type { PublishedPack } from './published-pack.ts';

/** What an overlay says, beside its place in time. */
export type OverlayContent = Pick<Overlay, 'prices' | 'stock' | 'promotionsEnded'>;

export interface OverlayGrounds {
  pack: PublishedPack;
  readings: readonly FeedReading[];
  /** SKUs that came from feeds once: one that no feed has any more is sold out. */
  feedSkus: ReadonlySet<string>;
  /** Ids of promotions that came from feeds once. */
  feedPromotions: ReadonlySet<string>;
  /** What was left out of the source: an offer with a fault is not over. */
  faults: readonly FeedFault[];
  /** Epoch ms. */
  now: number;
}

/** In what the feeds differ from the pack at this time. */
export function overlayContent(grounds: OverlayGrounds): OverlayContent {
  const { pack, readings, feedSkus, now } = grounds;
  const goods = new Map(readings.flatMap(({ products }) => products.map((product) => [product.sku, product])));
  const hasGoods = goods.size > 0;
  const prices: Overlay['prices'] = {};
  const stock: Overlay['stock'] = {};
  for (const sku of [...pack.products.keys()].sort()) {
    const told = pack.products.get(sku);
    const good = goods.get(sku);
    if (!told) continue;
    if (good) {
      const today = priceAt(good, now);
      if (today.price.currency === told.price.currency && !isSamePrice(today, told)) prices[sku] = today;
    }
    const left = good?.stock ?? (hasGoods && feedSkus.has(sku) ? 'out' : told.stock);
    if (left !== told.stock) stock[sku] = left;
  }
  return { prices, stock, promotionsEnded: endedOffers(grounds) };
}

/** Offers that the pack has running and the feeds have not. */
function endedOffers({ pack, readings, feedPromotions, faults, now }: OverlayGrounds): string[] {
  const campaigns = readings.flatMap((reading) => reading.campaigns);
  if (campaigns.length === 0) return [];
  const runs = (from: string, until: string) => Date.parse(from) <= now && now <= Date.parse(until);
  const running = new Set(campaigns.filter(({ from, until }) => runs(from, until)).map(({ id }) => id));
  const faulty = faultyCampaigns(faults);
  const isOver = (id: string) => feedPromotions.has(id) && !running.has(id) && !faulty.has(id);
  return [...pack.promotions.values()]
    .filter(({ id, from, until }) => runs(from, until) && isOver(id))
    .map(({ id }) => id)
    .sort();
}

/** When a reduction begins or ends next, as epoch ms: what is told now is not true beyond it. */
export function nextBoundary(readings: readonly FeedReading[], now: number): number {
  const times = readings.flatMap(({ products }) =>
    products.flatMap(({ sale }) => (sale ? [sale.fromMs, sale.untilMs] : [])),
  );
  return times.reduce((next, time) => (time > now && time < next ? time : next), Number.POSITIVE_INFINITY);
}

function isSamePrice({ price, listPrice }: ReturnType<typeof priceAt>, told: Product): boolean {
  return (
    price.amount === told.price.amount &&
    listPrice?.amount === told.listPrice?.amount &&
    listPrice?.currency === told.listPrice?.currency
  );
}

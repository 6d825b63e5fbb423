import type { PromotionSource } from '#publish/source-schema.ts';
import { promotionEntry } from './entry-of.ts';
import type { FeedFault } from './feed-item.ts';
import { campaignId } from './item-values.ts';
import type { SourceFolder } from './source-folder.ts';
import type { WriteOptions } from './write-source.ts';

/** The offers of the source as feeds have them now; one that has a fault today is what it was yesterday. */
export function layPromotions(
  folder: SourceFolder,
  { readings, now, prune }: Pick<WriteOptions, 'readings' | 'now' | 'prune'>,
  skus: ReadonlySet<string>,
  faults: FeedFault[],
): Map<string, PromotionSource> {
  const before = new Map(folder.promotions.map((promotion) => [promotion.id, promotion]));
  const entries = new Map<string, PromotionSource>();
  const named = readings.flatMap(({ reading }) => reading.products);
  for (const { reading, map } of readings) {
    for (const campaign of reading.campaigns) {
      const own = named.filter(({ campaigns }) => campaigns.includes(campaign.id)).map(({ sku }) => sku);
      const kept = entries.get(campaign.id) ?? before.get(campaign.id);
      const entry = promotionEntry(campaign, own, kept, map, folder, faults);
      if (!entry) continue;
      const unknown = entry.skus?.filter((sku) => !skus.has(sku)) ?? [];
      if (folder.writtenPromotions.has(entry.id)) fault('id', 'stands in promotions.yaml');
      else if (unknown.length > 0) fault('skus', `there is no product ${unknown.join(', ')}`);
      else entries.set(entry.id, entry);

      function fault(path: string, message: string): void {
        faults.push({ item: campaign.id, path, message });
      }
    }
  }
  const faulty = faultyCampaigns(faults);
  const isAnyRead = readings.some(({ reading }) => reading.campaigns.length > 0);
  for (const [id, promotion] of before) {
    if (entries.has(id) || folder.writtenPromotions.has(id)) continue;
    if (!isAnyRead || faulty.has(id)) keep(promotion);
    // What is called off is over from now on; what never began was never there.
    else if (!prune && Date.parse(promotion.from) < now) entries.set(id, endedBy(promotion, now));
  }
  return entries;

  /** Of goods that were deleted it cannot speak; where it had no others, it is deleted with them. */
  function keep(promotion: PromotionSource): void {
    const left = promotion.skus?.filter((sku) => skus.has(sku));
    if (left?.length !== 0) entries.set(promotion.id, left === undefined ? promotion : { ...promotion, skus: left });
  }
}

/** Ids of the offers that faults name, as the pack has them. */
export const faultyCampaigns = (faults: readonly FeedFault[]): Set<string> =>
  new Set(faults.map(({ item }) => campaignId(item)));

function endedBy(promotion: PromotionSource, now: number): PromotionSource {
  return Date.parse(promotion.until) <= now ? promotion : { ...promotion, until: new Date(now).toISOString() };
}

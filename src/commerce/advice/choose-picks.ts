import type { Locale } from '#core/locale.ts';
import type { Product, Promotion } from '#knowledge/pack-schema.ts';
import type { ShopGoods } from '../specialist.ts';
import { boughtWith } from './bought-with.ts';
import { giveReasons } from './give-reasons.ts';
import type { Needs } from './needs.ts';
import type { Pick, PickPromotion } from './pick.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import type { Ranked, Ranking } from './rank-products.ts';
import { worded } from './worded.ts';

export const MOST_PICKS = 3;

/** The best few that are near enough to the best; reduced ones first where the price matters. */
export function choosePicks({ graph, prices, listPrices }: PreparedGraph, { ranked }: Ranking, needs: Needs): Ranked[] {
  // What needs care is shown only where nothing does without.
  const free = ranked.filter(({ cautions }) => cautions.length === 0);
  const open = free.length > 0 ? free : ranked;
  const best = open[0]?.score ?? 0;
  const enough = open.filter(({ score }) => score >= best * graph.weights.cut);
  // What has to be kept apart from what is used already: only where nothing else is good enough.
  const beside = enough.filter(({ apart }) => apart.length === 0);
  const near = (beside.length > 0 ? beside : enough).slice(0, MOST_PICKS);
  if (!needs.saving) return near;
  const isReduced = ({ at }: Ranked): number => Number((listPrices[at] ?? 0) > (prices[at] ?? 0));
  return near.toSorted((left, right) => isReduced(right) - isReduced(left));
}

/** A ranked product as it is shown: why, for when, what others say of it, and what comes with it now. */
export function describePick(
  prepared: PreparedGraph,
  ranked: Ranked,
  { wishes }: Ranking,
  needs: Needs,
  goods: ShopGoods,
  now: number,
  locale: Locale,
): Pick | null {
  const product = goods.products.find(({ sku }) => sku === ranked.sku);
  const node = prepared.nodes[ranked.at];
  if (product === undefined || node === undefined) return null;
  const { tags, reasons, against } = giveReasons(prepared, needs, wishes, ranked, product, locale);
  const other = boughtWith(prepared, needs, ranked.sku).sku;
  const companion = other === null ? undefined : goods.products.find(({ sku }) => sku === other);
  if (companion) reasons.push({ code: 'bought-with', params: { value: companion.name } });
  const { scene, review } = node;
  return {
    sku: product.sku,
    name: product.name,
    image: product.image,
    url: product.url,
    price: product.price,
    listPrice: product.listPrice ?? null,
    tags,
    reasons,
    against,
    scene: scene === undefined ? null : worded(scene, locale),
    review: review === undefined ? null : { text: worded(review, locale), url: review.url ?? null },
    promotion: promotionOf(product, goods.promotions, now),
  };
}

/** What runs now for this very product, a gift before a reduction: it ends soonest first. */
export function promotionOf({ sku }: Product, promotions: readonly Promotion[], now: number): PickPromotion | null {
  const running = promotions
    .filter(({ skus, from, until }) => skus?.includes(sku) && Date.parse(from) <= now && now <= Date.parse(until))
    .sort(
      (left, right) =>
        Number(left.code !== undefined) - Number(right.code !== undefined) || (left.until < right.until ? -1 : 1),
    );
  const [first] = running;
  if (first === undefined) return null;
  return { id: first.id, title: first.title, until: first.until, code: first.code ?? null, url: first.url ?? null };
}

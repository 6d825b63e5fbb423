import type { Order } from '#commerce/order.ts';
import { HOUR_MS, MINUTE_MS } from './order-times.ts';
import type { ShopRules } from './shop-rules.ts';

/** Since when there is a coupon for lateness, epoch ms; null where the order keeps its promise, or there is no coupon. */
export function lateSinceMs(rules: ShopRules, order: Order, nowMs: number): number | null {
  const { coupon } = rules.late;
  if (!coupon) return null;
  const moments = coupon.promise === 'dispatch' ? dispatch(rules, order, nowMs) : arrivals(order, nowMs);
  const since = moments.flatMap(({ promisedMs, keptMs }) => {
    const graceMs = promisedMs + coupon.minutes * MINUTE_MS;
    return keptMs > graceMs ? [graceMs] : [];
  });
  return since.length > 0 ? Math.min(...since) : null;
}

/** When it was promised, and when it happened, or that it has not happened until now. */
interface Moment {
  promisedMs: number;
  keptMs: number;
}

function dispatch(rules: ShopRules, { placed_at, shipments = [] }: Order, nowMs: number): Moment[] {
  const left = shipments.flatMap(({ shipped_at }) => (shipped_at ? [Date.parse(shipped_at)] : []));
  return [{ promisedMs: Date.parse(placed_at) + rules.dispatchHours * HOUR_MS, keptMs: Math.min(nowMs, ...left) }];
}

function arrivals({ shipments = [] }: Order, nowMs: number): Moment[] {
  return shipments.flatMap(({ eta, delivered_at }) =>
    eta ? [{ promisedMs: Date.parse(eta), keptMs: delivered_at ? Date.parse(delivered_at) : nowMs }] : [],
  );
}

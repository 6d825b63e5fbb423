import type { Order } from '#commerce/order.ts';
import { type DueNotice, noticesOf } from '#commerce/risk/notices-of.ts';
import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import type { RiskModel } from '#commerce/risk/risk-model.ts';
import { scoreOrder } from '#commerce/risk/score-order.ts';
import type { Database } from '../database/database.ts';
import {
  endNotices,
  noticesOfOrders,
  type OrderAhead,
  ordersAhead,
  ordersWithNotices,
  putNotice,
} from '../repository/notice-repository.ts';
import { orderById } from '../repository/order-repository.ts';
import type { Shop } from '../shop.ts';
import { fingerprint } from './fingerprint.ts';
import { riskFactsOf } from './notice-facts.ts';
import type { RiskSetup } from './notice-setup.ts';
import { orderView } from './order-view.ts';

/** Foretells, and remembers since when it is told. It grants and changes nothing of an order. */
export interface NoticeService {
  /** The orders with their notices, as they are due now. */
  withNotices(shop: Shop, orders: readonly Order[]): Promise<Order[]>;
  /** Brings the notices of all open orders up to date. */
  refresh(shop: Shop): Promise<void>;
}

/** A foretold time that moved by less is the same notice. */
const SAME_ETA_MS = 20 * 60_000;

export function createNoticeService(options: {
  database: Database;
  model: RiskModel;
  now: () => number;
}): NoticeService {
  const { database, model, now } = options;

  function dueFor(setup: RiskSetup, ahead: OrderAhead): DueNotice[] {
    const { facts, promisedMs } = riskFactsOf(ahead, setup);
    const thresholds = { ...model.thresholds, ...setup.thresholds };
    return noticesOf(scoreOrder(model, facts), facts, thresholds, { promisedMs, nowMs: now() });
  }

  /** Writes only what changed. Two processes that do it at once write the same. */
  async function settle(
    shop: Shop,
    orderId: string,
    due: readonly DueNotice[],
    told: readonly OrderNotice[],
  ): Promise<OrderNotice[]> {
    const notices = due.map((each) => told.find((before) => isSame(before, each)) ?? made(orderId, each, now()));
    for (const notice of notices) if (!told.includes(notice)) await putNotice(database, shop.id, orderId, notice);
    const over = told.filter(({ kind }) => !notices.some((notice) => notice.kind === kind));
    if (over.length > 0) {
      await endNotices(
        database,
        shop.id,
        orderId,
        over.map(({ id }) => id),
      );
    }
    return notices;
  }

  async function noticesFor(shop: Shop, open: readonly string[]): Promise<Map<string, OrderNotice[]>> {
    const { risk } = shop;
    if (!risk || open.length === 0) return new Map();
    const [ahead, told] = [await ordersAhead(database, shop.id, open), await noticesOfOrders(database, shop.id, open)];
    const settled = open.map(async (id) => {
      const found = ahead.find(({ document }) => document.id === id);
      return [id, await settle(shop, id, found ? dueFor(risk, found) : [], told.get(id) ?? [])] as const;
    });
    return new Map(await Promise.all(settled));
  }

  return {
    async withNotices(shop, orders) {
      const notices = await noticesFor(
        shop,
        orders.filter(isOnItsWay).map(({ id }) => id),
      );
      return orders.map((order) => {
        const own = notices.get(order.id) ?? [];
        return own.length > 0 ? { ...order, notices: own } : order;
      });
    },

    async refresh(shop) {
      if (!shop.risk) return;
      const ahead = (await ordersAhead(database, shop.id, null)).map(({ document }) => document.id);
      const ids = [...new Set([...ahead, ...(await ordersWithNotices(database, shop.id))])];
      const open: string[] = [];
      for (const id of ids) {
        const stored = await orderById(database, shop.id, id);
        if (stored && isOnItsWay(orderView(stored))) open.push(id);
        else {
          const told = await noticesOfOrders(database, shop.id, [id]);
          await settle(shop, id, [], told.get(id) ?? []);
        }
      }
      await noticesFor(shop, open);
    },
  };
}

const isOnItsWay = ({ status, fulfillment }: Order): boolean =>
  status === 'open' && fulfillment !== 'delivered' && fulfillment !== 'returned';

function isSame(before: OrderNotice, { kind, etaMs }: DueNotice): boolean {
  if (before.kind !== kind || (before.eta === undefined) !== (etaMs === undefined)) return false;
  return etaMs === undefined || Math.abs(Date.parse(before.eta ?? '') - etaMs) < SAME_ETA_MS;
}

function made(orderId: string, { kind, chance, reasons, etaMs }: DueNotice, nowMs: number): OrderNotice {
  return {
    id: `ntc_${fingerprint([orderId, kind, etaMs ?? null]).slice(0, 20)}`,
    kind,
    at: new Date(nowMs).toISOString(),
    reasons,
    chance,
    ...(etaMs !== undefined && { eta: new Date(etaMs).toISOString() }),
  };
}

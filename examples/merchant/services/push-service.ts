import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { orderById } from '../repository/order-repository.ts';
import {
  claimDeliveries,
  type DueDelivery,
  deleteEnded,
  deleteEndpoint,
  deleteSubscription,
  otherSubscriptions,
  passOver,
  putSubscription,
  queueNotices,
  settleDelivery,
  subscriptionHash,
} from '../repository/push-repository.ts';
import type { PushRequest } from '../schemas/push-requests.ts';
import type { Shop } from '../shop.ts';
import type { NoticeService } from './notice-service.ts';
import { mayRead, type OrderReader } from './order-service.ts';
import { orderView } from './order-view.ts';
import { isPushEndpoint } from './push-endpoint.ts';
import { pushPayload } from './push-payload.ts';
import { sendPush } from './push-send.ts';
import { createVapid, type VapidKeys } from './push-vapid.ts';
import { whenToPush } from './push-when.ts';

/** How pushes are sent. Absent, nothing is offered and nothing sent. */
export interface PushSetup extends VapidKeys {
  /** Push services beside those of the browsers' makers, as `host` or `host:port`. */
  hosts?: readonly string[];
  /** How often it is looked for what there is to send; a minute without it. */
  everyMs?: number;
}

export interface PushService {
  /** Keeps a browser's subscription for one order. `token` ends it, and does nothing else. */
  subscribe(shop: Shop, reader: OrderReader, request: PushRequest): Promise<{ id: string; token: string }>;
  /** Ends one; one that is not there has ended. */
  unsubscribe(shop: Shop, id: string, token: string): Promise<void>;
  /** Brings the notices up to date and sends what is due; how many were sent. Rejects after that where a shop's notices failed. */
  run(): Promise<number>;
}

/** Of one order: a family's devices, and no more. */
const MOST_OF_ORDER = 5;
const LEASE_MS = 2 * 60_000;
const AT_ONCE = 20;
const MOST_TRIES = 6;
const KEPT_MS = 30 * 24 * 60 * 60_000;

export async function createPushService(options: {
  database: Database;
  shops: readonly Shop[];
  notices: NoticeService;
  setup: PushSetup;
  now: () => number;
  newId: () => string;
  fetch?: typeof globalThis.fetch;
}): Promise<PushService> {
  const { database, shops, notices, setup, now, newId, fetch = globalThis.fetch } = options;
  const vapid = await createVapid(setup);
  const isoIn = (ms: number) => new Date(now() + ms).toISOString();

  async function deliver(due: DueDelivery): Promise<boolean> {
    const shop = shops.find(({ id }) => id === due.shop);
    const when = whenToPush(due, shop?.risk, now());
    if (!shop?.risk || !due.notice || when === 'never') {
      await settleDelivery(database, due, { state: 'dropped', at: isoIn(0) });
      return false;
    }
    if (when !== 'now') {
      await settleDelivery(database, due, { state: 'waiting', nextAt: isoIn(when.afterMs), again: false });
      return false;
    }
    const { endpoint, p256dh, auth, locale, page, notice, order } = due;
    const place = { shopName: shop.name, orderNumber: order.number, locale, timeZone: shop.risk.timeZone, page };
    const outcome = await sendPush(
      { endpoint, keys: { p256dh, auth }, text: pushPayload({ ...place, notice }), topic: topicOf(due) },
      { vapid, fetch, nowMs: now() },
    );
    if (outcome.end === 'gone') await deleteEndpoint(database, endpoint);
    else if (outcome.end === 'later' && due.tries < MOST_TRIES) {
      // 1, 2, 4, 8, 16 minutes, or longer where the push service wants it.
      const afterMs = Math.max(outcome.afterS * 1000, 60_000 * 2 ** (due.tries - 1));
      await settleDelivery(database, due, { state: 'waiting', nextAt: isoIn(afterMs), again: true });
    } else {
      await settleDelivery(database, due, { state: outcome.end === 'sent' ? 'sent' : 'dropped', at: isoIn(0) });
    }
    return outcome.end === 'sent';
  }

  return {
    async subscribe(shop, reader, { order_id, endpoint, keys, locale, page }) {
      if (!isPushEndpoint(endpoint, setup.hosts)) {
        throw new Problem('invalid-request', { errors: [{ path: 'endpoint', message: 'no push service known here' }] });
      }
      const stored = await orderById(database, shop.id, order_id);
      if (!stored || !mayRead(reader, order_id, stored.customer.id)) throw new Problem('order-not-found');
      if ((await otherSubscriptions(database, shop.id, order_id, endpoint)) >= MOST_OF_ORDER) {
        throw new Problem('rate-limited', { retryAfterS: 3600 });
      }
      const token = randomBytes(32).toString('base64url');
      const row = { shop: shop.id, order_id, endpoint, ...keys, locale, page, token_hash: hash(token) };
      const id = await putSubscription(database, { ...row, id: `psh_${newId()}` }, isoIn(0));
      const [order] = await notices.withNotices(shop, [orderView(stored)]);
      await passOver(database, shop.id, id, order?.notices ?? [], isoIn(0));
      return { id, token };
    },

    async unsubscribe(shop, id, token) {
      const expected = await subscriptionHash(database, shop.id, id);
      if (expected === null) return;
      if (!timingSafeEqual(Buffer.from(expected), Buffer.from(hash(token)))) throw new Problem('unauthorised');
      await deleteSubscription(database, shop.id, id);
    },

    async run() {
      const failures: unknown[] = [];
      for (const shop of shops) await notices.refresh(shop).catch((error: unknown) => failures.push(error));
      await deleteEnded(database, isoIn(-KEPT_MS));
      await queueNotices(database, isoIn(0));
      let sent = 0;
      for (;;) {
        const due = await claimDeliveries(database, isoIn(0), isoIn(LEASE_MS), AT_ONCE);
        sent += (await Promise.all(due.map(deliver))).filter(Boolean).length;
        if (due.length < AT_ONCE) break;
      }
      // Told when the others have theirs: what one shop fails at is logged and stops no other.
      if (failures.length > 0) throw new AggregateError(failures, `notices of ${failures.length} shops failed`);
      return sent;
    },
  };
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A later word on the same takes the place of one that the device has not had yet. */
const topicOf = ({ order_id, kind }: DueDelivery): string => hash(`${order_id} ${kind}`).slice(0, 32);

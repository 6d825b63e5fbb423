import { Hono } from 'hono';
import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';
import { type Feature, IDENTITY_PLATFORMS } from '#merchant/ports.ts';
import type { Database } from '../database/database.ts';
import { PHOTO_LIMITS } from '../schemas/action-requests.ts';
import { ticketReason } from '../services/open-handoff.ts';
import { hoursText } from '../services/support-hours.ts';
import type { Shop } from '../shop.ts';
import type { ShopEnv } from './shop-env.ts';

const PROTOCOL_VERSION = '1.2';

export function capabilityRoutes(options: {
  database: Database;
  now: () => number;
  /** Public VAPID key, where pushes are set up. */
  pushKey?: string | undefined;
}): Hono<ShopEnv> {
  const { database, now, pushKey } = options;
  return new Hono<ShopEnv>().get('/capabilities', async (c) => {
    const { contactKinds, hours, rules, identity, risk } = c.get('shop');
    const platforms = IDENTITY_PLATFORMS.filter((platform) => identity?.[platform]);
    const isLive = (await ticketReason(database, c.get('shop'), now())) === null;
    return c.json({
      version: PROTOCOL_VERSION,
      features: featuresOf(c.get('shop')),
      ...(platforms.length > 0 && { identity: { platforms } }),
      ...(risk && pushKey !== undefined && { push: { public_key: pushKey } }),
      orders: { list: true, guest_lookup: contactKinds },
      returns: true,
      actions: rules ? ORDER_ACTIONS : [],
      tickets: rules ? TICKET_TOPICS : [],
      photos: {
        max_count: rules ? PHOTO_LIMITS.count : 0,
        max_bytes: PHOTO_LIMITS.sizeBytes,
        media_types: PHOTO_LIMITS.mediaTypes,
      },
      handoff: { live: true, ticket: true, available_now: isLive, hours: hoursText(hours) },
    });
  });
}

function featuresOf({ identity, rules, risk }: Shop): { name: Feature; version: number }[] {
  const { handoff, customerIdOf: _, ...platforms } = identity ?? {};
  const names: (Feature | false)[] = [
    Object.keys(platforms).length > 0 && 'identity-exchange',
    handoff !== undefined && 'identity-hmac',
    rules !== undefined && 'offers',
    'traceability',
    'handoff-context',
    'handoff-rating',
    risk !== undefined && 'notices',
    'private-insight',
  ];
  return names.flatMap((name) => (name ? [{ name, version: 1 }] : []));
}

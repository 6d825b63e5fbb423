import { Hono } from 'hono';
import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';
import { PHOTO_LIMITS } from '../schemas/action-requests.ts';
import { hoursText, isOpen } from '../services/support-hours.ts';
import type { ShopEnv } from './shop-env.ts';

const PROTOCOL_VERSION = '1.1';

export function capabilityRoutes(now: () => number): Hono<ShopEnv> {
  return new Hono<ShopEnv>().get('/capabilities', (c) => {
    const { contactKinds, hours, rules } = c.get('shop');
    return c.json({
      version: PROTOCOL_VERSION,
      orders: { list: true, guest_lookup: contactKinds },
      returns: true,
      actions: rules ? ORDER_ACTIONS : [],
      tickets: rules ? TICKET_TOPICS : [],
      photos: {
        max_count: rules ? PHOTO_LIMITS.count : 0,
        max_bytes: PHOTO_LIMITS.sizeBytes,
        media_types: PHOTO_LIMITS.mediaTypes,
      },
      handoff: { live: true, ticket: true, available_now: isOpen(hours, now()), hours: hoursText(hours) },
    });
  });
}

import { Hono } from 'hono';
import { hoursText, isOpen } from '../services/support-hours.ts';
import type { ShopEnv } from './shop-env.ts';

const PROTOCOL_VERSION = '1.0';

export function capabilityRoutes(now: () => number): Hono<ShopEnv> {
  return new Hono<ShopEnv>().get('/capabilities', (c) => {
    const { contactKinds, hours } = c.get('shop');
    return c.json({
      version: PROTOCOL_VERSION,
      orders: { list: true, guest_lookup: contactKinds },
      returns: true,
      handoff: { live: true, ticket: true, available_now: isOpen(hours, now()), hours: hoursText(hours) },
    });
  });
}

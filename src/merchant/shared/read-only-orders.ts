import { AppError } from '#core/app-error.ts';
import type { OrdersPort } from '../ports.ts';

/** The part of `OrdersPort` that shops have in common whose orders are read and no more. `refusal` says so to who acts. */
export function readOnlyOrders(refusal: string): Pick<OrdersPort, 'capabilities' | 'act'> {
  return {
    capabilities: async () => ({
      version: '1',
      features: {},
      identityPlatforms: [],
      orders: { list: true, guestLookup: ['email', 'phone', 'postcode'] },
      returns: false,
      actions: [],
      tickets: [],
      photos: null,
      handoff: { live: false, ticket: false, availableNow: false },
    }),
    act: async () => {
      throw new AppError('backend-invalid', { path: 'action', reason: refusal });
    },
  };
}

import type { Context } from 'hono';
import { bearerToken } from '../http/bearer-token.ts';
import type { OrderReader } from '../services/order-service.ts';
import { demand, type Tokens } from '../services/tokens.ts';
import type { ShopEnv } from './shop-env.ts';

/** Whom the token of a request is for: a customer, or a guest with one order. Without a good token it is refused. */
export async function orderReader(c: Context<ShopEnv>, tokens: Tokens): Promise<OrderReader> {
  const token = demand(bearerToken(c));
  const shop = c.get('shop').id;
  const customerId = await tokens.verifyShopper(shop, token);
  if (customerId !== null) return { customerId };
  return { guestOrderId: demand(await tokens.verifyGuest(shop, token)) };
}

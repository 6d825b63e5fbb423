import type { NoticeService } from './notice-service.ts';
import type { OrderService } from './order-service.ts';

/** Orders as they are told to shoppers, with the notices that are due. What foretelling fails at costs no order. */
export function withNotices(
  orders: OrderService,
  notices: NoticeService,
  reportError: (error: unknown) => void,
): OrderService {
  const add: NoticeService['withNotices'] = async (shop, listed) => {
    try {
      return await notices.withNotices(shop, listed);
    } catch (error) {
      reportError(error);
      return [...listed];
    }
  };
  return {
    async lookUp(shop, client, query) {
      const found = await orders.lookUp(shop, client, query);
      const [order = found.order] = await add(shop, [found.order]);
      return { ...found, order };
    },
    async get(shop, reader, id) {
      const found = await orders.get(shop, reader, id);
      const [order = found] = await add(shop, [found]);
      return order;
    },
    async list(shop, customerId, limit, cursor) {
      const page = await orders.list(shop, customerId, limit, cursor);
      return { ...page, orders: await add(shop, page.orders) };
    },
  };
}

import type { SupportReport } from '#merchant/generated/protocol.ts';
import type { Database } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { arrivalsOfMonth, figuresOfMonth } from '../repository/report-repository.ts';
import type { Shop } from '../shop.ts';

export interface ReportService {
  /** @param month `YYYY-MM`, by the clocks of the shop's support hours; UTC where it has none. */
  month(shop: string, month: string): Promise<SupportReport>;
}

/** For the monthly review and the planning of shifts. What was said is not in it, nor who said it. */
export function createReportService(options: { database: Database; shops: readonly Shop[] }): ReportService {
  const { database, shops } = options;
  return {
    async month(shopId, month) {
      const shop = shops.find(({ id }) => id === shopId);
      if (!shop)
        throw new Problem('invalid-request', { errors: [{ path: 'query.shop', message: 'no shop of this server' }] });
      const timeZone = shop.hours?.timeZone ?? 'UTC';
      const firstDay = `${month}-01`;
      const [figures, arrivals] = await Promise.all([
        figuresOfMonth(database, shopId, timeZone, firstDay),
        arrivalsOfMonth(database, shopId, timeZone, firstDay),
      ]);
      return { shop: shopId, month, time_zone: timeZone, ...figures, arrivals };
    },
  };
}

import type { MiddlewareHandler } from 'hono';
import type { InsightService } from '../services/insight-service.ts';
import type { ShopEnv } from './shop-env.ts';

/**
 * Takes a report out of the body of a request once that was taken in: 201 for what a key made, 200 for a look-up. A request
 * that came again under its key (200) brought it before. Nothing of who asked, or for what, goes with it.
 */
export function takeInsight(
  insight: InsightService,
  options: { taken: 200 | 201; reportError: (error: unknown) => void },
): MiddlewareHandler<ShopEnv> {
  const { taken, reportError } = options;
  return async (c, next) => {
    await next();
    if (c.req.method !== 'POST' || c.res.status !== taken) return;
    try {
      const body: { insight?: unknown } = await c.req.json();
      if (body.insight !== undefined) await insight.take(c.get('shop').id, body.insight);
    } catch (error) {
      reportError(error);
    }
  };
}

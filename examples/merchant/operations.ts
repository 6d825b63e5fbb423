import type { Context, Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Database } from './database/database.ts';
import type { Log } from './log.ts';
import type { Retention } from './retention.ts';
import type { ShopEnv } from './routes/shop-env.ts';
import { runRetention } from './services/retention-service.ts';

const READY_WITHIN_MS = 2000;
/** The order of queues and what is kept how long rest on clocks that agree. */
const MAX_SKEW_MS = 60_000;
const RETENTION_EVERY_MS = 60 * 60 * 1000;
/** Longer no request takes; what is left then is not waited for. */
const DRAIN_WITHIN_MS = 10_000;

/** Running, looking after and stopping a backend. */
export interface Operations {
  /** Aborts when the server is to stop. */
  stopping: AbortSignal;
  /** Ends all streams and waits until every request that is under way is answered, and its writes done. */
  drain(): Promise<void>;
}

/**
 * `GET /health` (the process lives) and `GET /ready` (it can serve: its database answers, their clocks agree, and it is not about to stop), the
 * log of requests, and the deleting of what is old: at once, then every hour.
 */
export async function addOperations(
  app: Hono<ShopEnv>,
  options: { database: Database; retention: Retention; log: Log; now: () => number },
): Promise<Operations> {
  const { database, retention, log, now } = options;
  const stop = new AbortController();
  let underWay = 0;
  let wakeDrain = () => {};

  app.use(async (c, next) => {
    const startMs = performance.now();
    underWay += 1;
    try {
      await next();
    } finally {
      underWay -= 1;
      if (underWay === 0) wakeDrain();
      // Of this connection no other request is to come.
      if (stop.signal.aborted) c.header('connection', 'close');
      log('info', 'request', request(c, Math.round(performance.now() - startMs)));
    }
  });
  app.get('/health', (c) => c.json({ status: 'alive' }, 200, NO_STORE));
  app.get('/ready', async (c) => {
    const isReady = !stop.signal.aborted && (await agrees(database, now));
    return c.json({ status: isReady ? 'ready' : 'not-ready' }, isReady ? 200 : 503, NO_STORE);
  });

  const clean = async () => {
    try {
      const deleted = await runRetention(database, retention, now());
      if (deleted) log('info', 'retention', deleted);
    } catch (error) {
      log('error', 'retention-failed', { error });
    }
  };
  await clean();
  const timer = setInterval(clean, RETENTION_EVERY_MS).unref();

  return {
    stopping: stop.signal,
    async drain() {
      clearInterval(timer);
      stop.abort();
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, DRAIN_WITHIN_MS);
        wakeDrain = () => {
          clearTimeout(late);
          resolve();
        };
      });
    },
  };
}

const NO_STORE = { 'cache-control': 'no-store' };

/** The pattern of the path and never the path: ids, and whatever else somebody puts there, stay out of logs. */
function request(c: Context, tookMs: number): Record<string, unknown> {
  const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none';
  return { method: c.req.method, route, status: c.res.status, tookMs };
}

/** The database answers, and its clock says about what ours does. */
async function agrees(database: Database, now: () => number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, READY_WITHIN_MS, false);
  });
  const agreed = database.query<{ now: Date }>('select clock_timestamp() as now').then(
    ([row]) => row !== undefined && Math.abs(row.now.getTime() - now()) < MAX_SKEW_MS,
    () => false,
  );
  const first = await Promise.race([agreed, late]);
  clearTimeout(timer);
  return first;
}

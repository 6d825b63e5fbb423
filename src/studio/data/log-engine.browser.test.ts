import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogEngine } from './log-engine.ts';

/** Hours of work for one core. */
const ENDLESS = 'SELECT COUNT(*) AS n FROM range(10000000) a, range(10000000) b WHERE (a.range * b.range) % 7 = 3';

describe('the engine of the logs', { timeout: 60_000 }, () => {
  let engine: LogEngine;
  beforeEach(async () => {
    engine = await LogEngine.start(512);
  });
  afterEach(() => engine.close());

  test('a query that runs is cancelled, and those that wait behind it are answered', async () => {
    const stop = new AbortController();
    const endless = engine.rows(ENDLESS, stop.signal);
    const next = engine.rows('SELECT 1 AS one');
    // By the second frame the engine has been sent the query.
    for (const _ of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn));
    stop.abort();
    await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
    expect(await next.catch((fault: unknown) => fault)).toEqual([{ one: 1 }]);
    expect(engine.isAlive).toBe(true);
  });

  test('closing ends what runs', async () => {
    const endless = engine.rows(ENDLESS);
    engine.close();
    await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
    await expect(engine.rows('SELECT 1')).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('an extension that is not inside is not fetched, but missed', async () => {
    await expect(engine.rows("SELECT * FROM READ_PARQUET('x.parquet')")).rejects.toMatchObject({
      code: 'backend-invalid',
    });
    await expect(engine.rows('SELECT ST_POINT(1, 2)')).rejects.toMatchObject({ code: 'backend-invalid' });
    const hosts = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(hosts.filter((name) => name.includes('duckdb.org'))).toEqual([]);
  });

  test('a statement that is wrong says why, and harms nothing', async () => {
    await expect(engine.rows('SELEC 1')).rejects.toMatchObject({
      code: 'backend-invalid',
      details: { fault: expect.stringContaining('SELEC') },
    });
    expect(await engine.rows("SELECT '中文 🙏' AS text, NULL AS nothing")).toEqual([
      { text: '中文 🙏', nothing: null },
    ]);
  });
});

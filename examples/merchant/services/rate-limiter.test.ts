import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../database/database.ts';
import type { RateLimit } from '../limits.ts';
import { useTestDatabase } from '../testing/test-database.ts';
import { createRateLimiter } from './rate-limiter.ts';

const database = useTestDatabase();

let made = 0;
/** Limiters as two processes have them, of a name of their own, with a clock each. */
function processes(limit: RateLimit) {
  made += 1;
  const clocks: [{ now: number }, { now: number }] = [{ now: 1_000_000 }, { now: 1_000_000 }];
  const [one, other] = clocks.map((clock) => createRateLimiter(database(), `test ${made}`, limit, () => clock.now));
  if (!one || !other) throw new Error('two were made');
  return { one, other, clocks };
}

describe('rate limiter', () => {
  it('lets so many uses through in any window, and says when the next one will be', async () => {
    const { one, clocks } = processes({ count: 2, windowMs: 10_000 });
    const [clock] = clocks;
    expect(await one.take('a')).toBeNull();
    clock.now += 4_000;
    expect(await one.take('a')).toBeNull();
    expect(await one.take('a')).toBe(6);
    clock.now += 5_999;
    expect(await one.take('a')).toBe(1);
    clock.now += 1;
    expect(await one.take('a')).toBeNull();
    expect(await one.take('a')).toBe(4);
  });

  it('counts over all processes', async () => {
    const { one, other } = processes({ count: 5, windowMs: 10_000 });
    const taken = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? one : other).take('a')));
    expect(taken.filter((refused) => refused === null)).toHaveLength(5);
  });

  it('counts each key for itself', async () => {
    const { one } = processes({ count: 1, windowMs: 1000 });
    expect([await one.take('a'), await one.take('b'), await one.take('a')]).toEqual([null, null, 1]);
  });

  it('does not count a use that was given back', async () => {
    const { one } = processes({ count: 1, windowMs: 1000 });
    expect(await one.take('a')).toBeNull();
    expect(await one.take('a')).toBe(1);
    await one.giveBack('a');
    expect(await one.take('a')).toBeNull();
    await one.giveBack('unknown');
  });

  it('locks nobody out for a day because the clock of one process is a day ahead', async () => {
    const { one, other, clocks } = processes({ count: 2, windowMs: 60_000 });
    clocks[0].now += 24 * 60 * 60_000;
    expect([await one.take('a'), await one.take('a'), await one.take('a')]).toEqual([null, null, 60]);
    expect([await other.take('a'), await other.take('a'), await other.take('a')]).toEqual([null, null, 60]);
  });

  it('asks the database once a second for somebody who does not stop', async () => {
    let queries = 0;
    const counting: Database = {
      ...database(),
      query: <Row>(sql: string, parameters?: Parameters<Database['query']>[1]) => {
        queries += 1;
        return database().query<Row>(sql, parameters);
      },
    };
    let now = 5_000_000;
    const limiter = createRateLimiter(counting, 'storm', { count: 1, windowMs: 60_000 }, () => now);
    for (let i = 0; i < 100; i += 1) await limiter.take('a');
    expect(queries).toBe(2);
    now += 1000;
    for (let i = 0; i < 100; i += 1) expect(await limiter.take('a')).toBe(59);
    expect(queries).toBe(3);
  });

  it('keeps no address', async () => {
    const { one } = processes({ count: 1, windowMs: 1000 });
    await one.take('203.0.113.7');
    const rows = await database().query<{ key: string }>('select key from rate_limit_uses');
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
  });

  it('never lets more through, whenever the uses come', async () => {
    const steps = fc.array(fc.tuple(fc.nat(400), fc.boolean()), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (count, uses) => {
        const windowMs = 1000;
        const { one, other, clocks } = processes({ count, windowMs });
        const passed: number[] = [];
        for (const [wait, first] of uses) {
          for (const clock of clocks) clock.now += wait;
          if ((await (first ? one : other).take('k')) === null) passed.push(clocks[0].now);
        }
        for (const start of passed) {
          expect(passed.filter((at) => at >= start && at < start + windowMs).length).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 30 },
    );
  });
});

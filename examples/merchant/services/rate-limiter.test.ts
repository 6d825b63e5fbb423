import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from './rate-limiter.ts';

describe('rate limiter', () => {
  it('lets so many uses through in any window, and says when the next one will be', () => {
    let now = 0;
    const limiter = createRateLimiter({ count: 2, windowMs: 10_000 }, () => now);
    expect(limiter.take('a')).toBeNull();
    now = 4_000;
    expect(limiter.take('a')).toBeNull();
    expect(limiter.take('a')).toBe(6);
    now = 9_999;
    expect(limiter.take('a')).toBe(1);
    now = 10_000;
    expect(limiter.take('a')).toBeNull();
    expect(limiter.take('a')).toBe(4);
  });

  it('counts each key for itself', () => {
    const limiter = createRateLimiter({ count: 1, windowMs: 1000 }, () => 0);
    expect([limiter.take('a'), limiter.take('b'), limiter.take('a')]).toEqual([null, null, 1]);
  });

  it('does not count a use that was given back', () => {
    const limiter = createRateLimiter({ count: 1, windowMs: 1000 }, () => 0);
    expect(limiter.take('a')).toBeNull();
    limiter.giveBack('a');
    expect(limiter.take('a')).toBeNull();
    limiter.giveBack('unknown');
  });

  it('forgets old keys first when there are very many', () => {
    let now = 0;
    const limiter = createRateLimiter({ count: 1, windowMs: 1000 }, () => now);
    for (let i = 0; i < 20_000; i += 1) limiter.take(`old ${i}`);
    now = 1000;
    limiter.take('recent');
    for (let i = 0; i < 19_998; i += 1) limiter.take(`new ${i}`);
    expect(limiter.take('recent')).toBe(1);
    limiter.take('one more');
    limiter.take('and one more');
    expect(limiter.take('recent')).toBeNull();
  });

  it('never lets more through, whenever the uses come', () => {
    const steps = fc.array(fc.nat(400), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), steps, (count, waits) => {
        const windowMs = 1000;
        let now = 0;
        const limiter = createRateLimiter({ count, windowMs }, () => now);
        const passed: number[] = [];
        for (const wait of waits) {
          now += wait;
          const retryAfterS = limiter.take('k');
          if (retryAfterS === null) passed.push(now);
          else expect(retryAfterS).toBe(1);
        }
        for (const start of passed) {
          expect(passed.filter((at) => at >= start && at < start + windowMs).length).toBeLessThanOrEqual(count);
        }
      }),
    );
  });
});

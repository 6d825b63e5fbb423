import type { RateLimit } from '../limits.ts';

/** Counts uses by key in this process's memory. */
export interface RateLimiter {
  /** Counts one use. Null when it is within the limit; otherwise it is not counted, and the seconds to wait. */
  take(key: string): number | null;
  /** Takes the last counted use back. */
  giveBack(key: string): void;
}

/** Past this many keys those without a use in the window go; then the oldest, so that memory stays bounded. */
const MAX_KEYS = 20_000;

/** Never more than `count` uses of one key in any window: a sliding log, exact at the edges. */
export function createRateLimiter({ count, windowMs }: RateLimit, now: () => number): RateLimiter {
  const usesByKey = new Map<string, number[]>();

  function makeRoom(at: number): void {
    if (usesByKey.size < MAX_KEYS) return;
    for (const [key, uses] of usesByKey) {
      if ((uses.at(-1) ?? 0) <= at - windowMs) usesByKey.delete(key);
    }
    for (const key of usesByKey.keys()) {
      if (usesByKey.size < MAX_KEYS) return;
      usesByKey.delete(key);
    }
  }

  return {
    take(key) {
      const at = now();
      const uses = (usesByKey.get(key) ?? []).filter((use) => use > at - windowMs);
      const oldest = uses[0];
      if (oldest !== undefined && uses.length >= count) {
        usesByKey.set(key, uses);
        return Math.max(1, Math.ceil((oldest + windowMs - at) / 1000));
      }
      if (!usesByKey.has(key)) makeRoom(at);
      usesByKey.set(key, [...uses, at]);
      return null;
    },
    giveBack(key) {
      usesByKey.get(key)?.pop();
    },
  };
}

/** Keys that are remembered; the oldest are forgotten first. */
const KEPT = 10_000;

/** Lets a key be tried `count` times in any window, in this process alone. */
export function createTryLimiter({ count, windowMs }: { count: number; windowMs: number }, now: () => number) {
  const tries = new Map<string, number[]>();
  return {
    /** Counts a try. Null when it is within the limit, else the seconds to wait. */
    take(key: string): number | null {
      const recent = (tries.get(key) ?? []).filter((at) => at > now() - windowMs);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= count) return Math.ceil((oldest + windowMs - now()) / 1000);
      tries.delete(key);
      tries.set(key, [...recent, now()]);
      const [first] = tries.keys();
      if (tries.size > KEPT && first !== undefined) tries.delete(first);
      return null;
    },
    /** It was right: its tries do not count. */
    clear: (key: string): void => void tries.delete(key),
  };
}

import type { Sleep } from './sleep.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

export interface RetryWait {
  sleep: Sleep;
  /** 0 ≤ random < 1. */
  random: () => number;
  /** The wait after the first failure; a second without it. */
  firstMs?: number;
  /** No wait is shorter, whatever chance says. */
  leastMs?: number;
}

/**
 * Waits before the next try, longer after each failure, but no longer than until the device is online again. Half of the
 * wait is left to chance, so that not every chat comes back at once after an outage.
 */
export async function retryWait(
  failures: number,
  { sleep, random, firstMs = FIRST_WAIT_MS, leastMs = 0 }: RetryWait,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const stepMs = Math.min(LONGEST_WAIT_MS, firstMs * 2 ** failures);
  const awake = new AbortController();
  const wake = () => awake.abort();
  signal.addEventListener('abort', wake);
  globalThis.addEventListener?.('online', wake);
  await sleep(Math.max(leastMs, stepMs * (0.5 + random() / 2)), awake.signal);
  globalThis.removeEventListener?.('online', wake);
  signal.removeEventListener('abort', wake);
}

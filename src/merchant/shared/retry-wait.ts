import type { Sleep } from '../rest/sleep.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Waits before the next try, longer after each failure, but no longer than until the device is online again. Half of the
 * wait is left to chance, so that not every chat comes back at once after an outage.
 *
 * @param random 0 ≤ random < 1.
 */
export async function retryWait(
  failures: number,
  { sleep, random }: { sleep: Sleep; random: () => number },
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const stepMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  const awake = new AbortController();
  const wake = () => awake.abort();
  signal.addEventListener('abort', wake);
  globalThis.addEventListener?.('online', wake);
  await sleep(stepMs * (0.5 + random() / 2), awake.signal);
  globalThis.removeEventListener?.('online', wake);
  signal.removeEventListener('abort', wake);
}

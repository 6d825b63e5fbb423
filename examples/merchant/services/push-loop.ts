import type { Log } from '../log.ts';
import type { PushService } from './push-service.ts';

const EVERY_MS = 60_000;

/** Sends what is due, at once and then every so often, one run after the other, until the server stops. */
export function keepPushing(
  push: PushService,
  options: {
    everyMs: number | undefined;
    stopping: AbortSignal;
    reportError: (error: unknown) => void;
    log: Log;
  },
): void {
  const { everyMs = EVERY_MS, stopping, reportError, log } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    try {
      const sent = await push.run();
      if (sent > 0) log('info', 'pushed', { sent });
    } catch (error) {
      if (!stopping.aborted) reportError(error);
    }
    if (!stopping.aborted) timer = setTimeout(run, everyMs).unref();
  };
  stopping.addEventListener('abort', () => clearTimeout(timer), { once: true });
  void run();
}

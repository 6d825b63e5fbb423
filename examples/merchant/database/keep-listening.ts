import postgres from 'postgres';

/** Waits before a lost connection is opened again: doubled from the first to the last. */
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

/**
 * LISTENs on a connection of its own, and again whenever that is lost; `onGap` is called each time it listens anew, for
 * what was told meanwhile is lost. The driver's own `listen` tries once, which a restart of PostgreSQL outlives.
 */
export async function keepListening(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
  onGap: () => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let connection: postgres.Sql | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function listen(): Promise<void> {
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      onnotice: () => {},
      onnotify: (_: string, payload: string) => onPayload(payload),
      onclose: () => again(RETRY_FIRST_MS),
    };
    connection = postgres(url, options);
    await connection.unsafe(`listen ${channel}`);
  }

  function again(waitMs: number): void {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const lost = connection;
      try {
        await listen();
        onGap();
      } catch {
        again(Math.min(waitMs * 2, RETRY_MOST_MS));
      } finally {
        await lost?.end({ timeout: 0 }).catch(() => {});
      }
    }, waitMs);
  }

  await listen();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await connection?.end({ timeout: 1 });
    },
  };
}

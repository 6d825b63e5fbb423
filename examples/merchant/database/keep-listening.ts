import pg from 'pg';

/** Waits before a lost connection is opened again: doubled from the first to the last. */
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;
/** For a connection to be there. */
const CONNECT_MS = 10_000;

/**
 * LISTENs on a connection of its own, and again whenever that is lost; `onGap` is called each time it listens anew, for
 * what was told meanwhile is lost.
 */
export async function keepListening(
  url: string,
  channel: string,
  onPayload: (payload: string) => void,
  onGap: () => void,
): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  /** The connection that listens; null while there is none. */
  let listening: pg.Client | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, keepAlive: true });
    client.on('notification', ({ payload = '' }) => onPayload(payload));
    // The end says the same.
    client.on('error', () => {});
    client.on('end', () => {
      if (client !== listening || stopped) return;
      listening = null;
      again(RETRY_FIRST_MS);
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (cause) {
      void client.end().catch(() => {});
      throw cause;
    }
    if (stopped) await client.end();
    else listening = client;
  }

  function again(waitMs: number): void {
    timer = setTimeout(async () => {
      try {
        await listen();
        if (!stopped) onGap();
      } catch {
        if (!stopped) again(Math.min(waitMs * 2, RETRY_MOST_MS));
      }
    }, waitMs);
  }

  await listen();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await listening?.end();
    },
  };
}

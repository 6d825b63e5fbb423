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
  /** The connection that listens; null while there is none. */
  let listening: postgres.Sql | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function listen(): Promise<void> {
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      onnotice: () => {},
      onnotify: (_: string, payload: string) => onPayload(payload),
      onclose: () => {
        // Those that failed, and those that were left, close too.
        if (connection !== listening || stopped) return;
        listening = null;
        void leave(connection);
        again(RETRY_FIRST_MS);
      },
    };
    const connection = postgres(url, options);
    try {
      await connection.unsafe(`listen ${channel}`);
    } catch (cause) {
      void leave(connection);
      throw cause;
    }
    if (stopped) await leave(connection);
    else listening = connection;
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
      await listening?.end({ timeout: 1 });
    },
  };
}

/** Closes it at once, whatever became of it. */
async function leave(connection: postgres.Sql): Promise<void> {
  await connection.end({ timeout: 0 }).catch(() => {});
}

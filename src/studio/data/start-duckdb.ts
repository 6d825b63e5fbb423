import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { AppError } from '#core/app-error.ts';

/** DuckDB in a thread of this page. */
export interface StartedDuckDb {
  db: AsyncDuckDB;
  connection: AsyncDuckDBConnection;
  /** Ends the thread at once, whatever it does. */
  end(): void;
}

/**
 * Starts DuckDB from files of this page's own origin: the build for one thread, which needs no COOP/COEP. Rejects with
 * `worker-unavailable`. It has a protocol of its own, so its thread is not one that `startWorker` starts.
 * @param memoryMb Of the 4 GiB that WebAssembly can have.
 */
export async function startDuckDb(memoryMb: number): Promise<StartedDuckDb> {
  const worker = new Worker(workerUrl);
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new AppError('worker-unavailable', { fault: message })));
  });
  failed.catch(() => {});
  try {
    await Promise.race([db.instantiate(new URL(wasmUrl, location.href).href), failed]);
    await db.open({ query: { castBigIntToDouble: false } });
    const connection = await db.connect();
    // A function of an extension that is not inside would otherwise be fetched from DuckDB's own host.
    await connection.query('SET autoload_known_extensions = false');
    await connection.query('SET autoinstall_known_extensions = false');
    await connection.query(`SET memory_limit = '${memoryMb}MiB'`);
    return { db, connection, end: () => worker.terminate() };
  } catch (cause) {
    worker.terminate();
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'worker-unavailable',
      { fault: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}

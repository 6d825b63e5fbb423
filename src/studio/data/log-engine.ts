import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { AppError } from '#core/app-error.ts';
import { CSV_FORM } from '#insight/sql/csv-text.ts';
import { text } from '#insight/sql/load/log-row-columns.ts';
import type { LoadEngine } from '#insight/sql/load-log-rows.ts';
import { duckDbFault } from './duckdb-fault.ts';
import { type StartedDuckDb, startDuckDb } from './start-duckdb.ts';

/** How long a query may take to notice that it was cancelled; then its thread is ended. */
const CANCEL_MS = 3000;

type Row = Record<string, unknown>;

/** DuckDB in a thread of the page: one statement after the other, each of which can be cancelled. */
export class LogEngine implements LoadEngine {
  readonly memoryMb: number;
  readonly #started: StartedDuckDb;
  #turn: Promise<unknown> = Promise.resolve();
  #files = 0;
  #ended: AppError | null = null;

  private constructor(started: StartedDuckDb, memoryMb: number) {
    this.#started = started;
    this.memoryMb = memoryMb;
  }

  /** Rejects with `worker-unavailable` where the files cannot be fetched or the thread not started. */
  static async start(memoryMb: number): Promise<LogEngine> {
    return new LogEngine(await startDuckDb(memoryMb), memoryMb);
  }

  /** Whether it can still be asked: not once it was closed, ran over in WebAssembly, or would not be cancelled. */
  get isAlive(): boolean {
    return this.#ended === null;
  }

  /** Rejects with `cancelled` once `signal` aborts, `storage-full` where memory is not enough, else `backend-invalid`. */
  rows(sql: string, signal?: AbortSignal): Promise<Row[]> {
    return this.#next(async () => {
      const stop = () => void this.#stop();
      signal?.throwIfAborted();
      signal?.addEventListener('abort', stop, { once: true });
      try {
        const reader = await this.#started.connection.send(sql);
        const rows: Row[] = [];
        for await (const batch of reader) for (const row of batch) rows.push(row.toJSON());
        return rows;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    }, signal);
  }

  async run(sql: string, signal?: AbortSignal): Promise<void> {
    for (const statement of statementsOf(sql)) await this.rows(statement, signal);
  }

  async copy(table: string, csv: string, signal?: AbortSignal): Promise<void> {
    if (csv === '') return;
    const name = `rows-${this.#files++}.csv`;
    await this.withBytes(name, new TextEncoder().encode(csv), () =>
      this.run(`COPY ${table} FROM ${text(name)} (FORMAT csv, ${CSV_FORM})`, signal),
    );
  }

  /** Lets SQL read bytes as a file of this name while `work` runs. The bytes are given away. */
  async withBytes<Result>(name: string, bytes: Uint8Array, work: () => Promise<Result>): Promise<Result> {
    await this.#started.db.registerFileBuffer(name, bytes);
    return work().finally(() => this.#drop(name));
  }

  /** Lets SQL read a file of the person's: its thread reads the pieces it needs, so it may be larger than memory. */
  async withFile<Result>(name: string, file: Blob, work: () => Promise<Result>): Promise<Result> {
    await this.#started.db.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    return work().finally(() => this.#drop(name));
  }

  close(): void {
    this.#end(new AppError('cancelled'));
  }

  #drop(name: string): Promise<unknown> {
    return this.isAlive ? this.#started.db.dropFile(name).catch(() => null) : Promise.resolve(null);
  }

  /** A thread that does not notice in time, in a long piece of work, is ended: what it held is gone. */
  async #stop(): Promise<void> {
    const late = setTimeout(() => this.#end(new AppError('cancelled')), CANCEL_MS);
    await this.#started.connection.cancelSent().catch(() => false);
    await this.#turn.catch(() => {});
    clearTimeout(late);
  }

  #next<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const turn = this.#turn
      .catch(() => {})
      .then(async () => {
        if (this.#ended) throw this.#ended;
        try {
          return await Promise.race([work(), this.#death.promise]);
        } catch (cause) {
          if (signal?.aborted) throw new AppError('cancelled', {}, { cause });
          // After a fault of WebAssembly itself its memory cannot be trusted.
          const fault = duckDbFault(cause, this.memoryMb);
          if (/out of bounds|unreachable|table index|Aborted\(/.test(String(fault.details.fault))) this.#end(fault);
          throw fault;
        }
      });
    this.#turn = turn;
    return turn;
  }

  readonly #death = Promise.withResolvers<never>();

  #end(reason: AppError): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#death.promise.catch(() => {});
    this.#death.reject(reason);
    this.#started.end();
  }
}

/** Statements of a file of ours: none has a semicolon in a text. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

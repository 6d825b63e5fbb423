import { AppError } from '#core/app-error.ts';
import { fillTables } from '#insight/sql/load/fill-tables.ts';
import type { ColumnNames } from '#insight/sql/load/log-row-columns.ts';
import type { LoadReport, LoadSettings } from '#insight/sql/load-log-rows.ts';
import type { LogTables } from '#insight/sql/log-tables.ts';
import { plainStatement } from '#insight/sql/plain-statement.ts';
import type { QueryName } from '#insight/sql/queries.ts';
import { type QueryParams, type QueryRow, runQuery } from '#insight/sql/run-query.ts';
import type { Task } from '../state/jobs.ts';
import type { LogEngine } from './log-engine.ts';
import { readLogFiles } from './read-log-files.ts';
import { sqlText } from './sql-texts.ts';

/** What one database may take of the 4 GiB that WebAssembly can have; a device of little memory gives less anyway. */
const MEMORY_MB = 2048;

export interface RawFileSettings extends Omit<LoadSettings, 'onProgress'> {
  /** The files' own names of columns, where they differ. */
  names?: ColumnNames;
}

/**
 * The logs as tables that SQL can be asked about, in the memory of a thread of this page: gone with the page, filled again
 * from what the browser keeps. The engine is fetched and started by the first use.
 */
export class LogDatabase {
  readonly #memoryMb: number;
  #engine: Promise<LogEngine> | null = null;
  #revision = -1;

  constructor(memoryMb = MEMORY_MB) {
    this.#memoryMb = memoryMb;
  }

  /** Of the logs it was filled with last, as the caller told; -1 when it is empty. */
  get revision(): number {
    return this.#revision;
  }

  /** Puts imported conversations in the place of all there is. */
  async fill(tables: LogTables, revision: number, task?: Task): Promise<void> {
    await this.#filling(revision, async (engine) => {
      await fillTables(engine, tables, (done, total) => this.#told(done, total, task));
    });
  }

  /**
   * Puts raw logs in the place of all there is: CSV or JSON lines, one row a message, up to millions. Their text is
   * never kept: with `termsOf`, words are taken from it after it was masked. Agents and shoppers become pseudonyms.
   */
  async fillFiles(
    files: readonly File[],
    revision: number,
    settings: RawFileSettings,
    task?: Task,
  ): Promise<LoadReport> {
    const onProgress = (done: number, total: number) => this.#told(done, total, task);
    return this.#filling(revision, (engine) => readLogFiles(engine, files, { ...settings, onProgress }, task));
  }

  /**
   * Answers a query of `src/insight/sql`. Rejects with `cancelled`, `storage-full` (`what: memory`) or `backend-invalid`, and
   * with `conflict` while it is empty.
   */
  async query<Name extends QueryName>(name: Name, params: QueryParams<Name>, task?: Task): Promise<QueryRow<Name>[]> {
    const engine = this.#revision === -1 ? null : await this.#open();
    // Opening may have found the engine dead: what was loaded went with it, and an empty table is no answer.
    if (engine === null || this.#revision === -1)
      throw new AppError('conflict', { path: name, fault: 'no logs are loaded' });
    // Written in, not prepared: only a plain statement can be cancelled while it runs.
    return runQuery(name, params, sqlText, (sql, values) => engine.rows(plainStatement(sql, values), task?.signal));
  }

  close(): void {
    void this.#engine?.then((engine) => engine.close());
    this.#engine = null;
    this.#revision = -1;
  }

  async #filling<Result>(revision: number, work: (engine: LogEngine) => Promise<Result>): Promise<Result> {
    // A new thread is the surest way to give memory back: WebAssembly's never shrinks.
    this.close();
    const engine = await this.#open();
    try {
      const result = await work(engine);
      this.#revision = revision;
      return result;
    } catch (fault) {
      this.close();
      throw fault;
    }
  }

  async #told(done: number, total: number, task?: Task): Promise<void> {
    if (task?.signal.aborted) throw new AppError('cancelled');
    task?.progress(done, total);
    // The page draws, and hears a click on "cancel".
    await new Promise((go) => setTimeout(go));
  }

  async #open(): Promise<LogEngine> {
    const engine = await this.#engine?.catch(() => null);
    if (engine?.isAlive) return engine;
    // What a dead engine held is gone.
    if (engine) this.#revision = -1;
    // Fetched with the first use: a view without logs needs none of it.
    const opening = import('./log-engine.ts').then(async ({ LogEngine: Engine }) => {
      const started = await Engine.start(this.#memoryMb);
      await started.run(await sqlText('tables'));
      return started;
    });
    this.#engine = opening;
    opening.catch(() => {
      if (this.#engine === opening) this.#engine = null;
    });
    return opening;
  }
}

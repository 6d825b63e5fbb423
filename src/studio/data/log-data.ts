import { toQuestions } from '#insight/log/to-questions.ts';
import { conversationTables } from '#insight/sql/conversation-tables.ts';
import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import type { LoadReport } from '#insight/sql/load-log-rows.ts';
import { wordsOf } from '#insight/sql/words-of.ts';
import type { Task } from '../state/jobs.ts';
import type { Logs } from '../state/logs.ts';
import { LogDatabase, type RawFileSettings } from './log-database.ts';

/** What raw logs are read with, where it is not as usual. */
type RawLogSettings = Partial<RawFileSettings>;

/** Raw logs that were opened: the names of their files, and what was read of them. */
export interface RawLogs {
  files: readonly string[];
  report: LoadReport;
}

/** Conversations that come from raw logs have no revision of the imported ones. */
const RAW = Number.MAX_SAFE_INTEGER;

/**
 * The one database of the page, filled with what is to be asked about: the imported conversations, or raw logs too large to
 * be imported. Every view asks the same: two would hold the logs twice.
 */
export class LogData {
  readonly #logs: Pick<Logs, 'revision' | 'all'>;
  readonly #database = new LogDatabase();
  #filling: Promise<unknown> = Promise.resolve();
  #raw: RawLogs | null = null;

  constructor(logs: Pick<Logs, 'revision' | 'all'>) {
    this.#logs = logs;
  }

  /** The raw logs that are in it, which are gone with the page; null where it is about the imported ones. */
  get raw(): RawLogs | null {
    return this.#database.revision === RAW ? this.#raw : null;
  }

  /** The database, with the imported conversations as they are now, or with the raw logs that were opened last. */
  open(task?: Task): Promise<LogDatabase> {
    return this.#next(async () => {
      const { revision } = this.#logs;
      if (this.raw || this.#database.revision === revision) return this.#database;
      const conversations = await this.#logs.all();
      const questions = conversations.flatMap((one) => {
        // The source's own label is the topic where it gave one; what the lab hangs on a conversation is none.
        const topic = one.tags.find((tag) => !tag.startsWith('experiment:')) ?? null;
        return toQuestions(one).map((question) => ({ ...question, topic }));
      });
      const tables = conversationTables(conversations, questions, { aheadMinutes: here(), termsOf: wordsOf });
      await this.#database.fill(tables, revision, task);
      return this.#database;
    });
  }

  /** Puts raw logs in the place of what is there, until `forgetRaw` or the end of the page. */
  openRaw(files: readonly File[], settings: RawLogSettings, task?: Task): Promise<LoadReport> {
    return this.#next(async () => {
      const all = { aheadMinutes: here(), termsOf: wordsOf, ...settings };
      const report = await this.#database.fillFiles(files, RAW, all, task);
      this.#raw = { files: files.map(({ name }) => name), report };
      return report;
    });
  }

  /** From the next `open` on it is about the imported conversations again. */
  forgetRaw(): void {
    if (this.raw) this.#database.close();
  }

  /** Gives its memory back; the next `open` fills it again. */
  close(): void {
    this.#database.close();
  }

  /** Gives it back once nothing fills it any more. */
  forget(): Promise<void> {
    return this.#next(async () => this.#database.close());
  }

  #next<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#filling.catch(() => {}).then(work);
    this.#filling = next;
    return next;
  }
}

/** The clock of this browser, which is that of the shop's people. */
const here = () => zoneClock(Intl.DateTimeFormat().resolvedOptions().timeZone);

const known = new WeakMap<object, LogData>();

/** That of a workshop. */
export function logDataOf(workshop: { logs: Logs }): LogData {
  const there = known.get(workshop);
  if (there) return there;
  const data = new LogData(workshop.logs);
  known.set(workshop, data);
  workshop.logs.whenCleared(() => void data.forget());
  return data;
}

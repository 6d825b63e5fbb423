import { proxy } from 'comlink';
import { AppError } from '#core/app-error.ts';
import { headerSet, type LogColumns, type LogField } from '#insight/log/columns/log-columns.ts';
import type { LogSpeaker } from '#insight/log/conversation-log.ts';
import { Observable } from '#ui/observable.ts';
import type { ImportReport, LogLook, LogsApi } from '#workers/logs/logs-api.ts';
import type { Jobs } from '../state/jobs.ts';
import type { Logs } from '../state/logs.ts';
import { type StudioDatabase, studioDatabase } from '../state/studio-database.ts';
import { logsThread } from './logs-thread.ts';

/** What one import was, kept with the conversations. */
export interface KeptImport {
  atMs: number;
  files: string[];
  report: ImportReport;
}

export type ImportPhase = 'choose' | 'looking' | 'ready' | 'running' | 'done';

const KEPT = 10;
const SALT_BYTES = 32;

/** The import of logs, from the files to the report. It goes on while another view is open. */
export class Importing extends Observable {
  phase: ImportPhase = 'choose';
  looks: readonly LogLook[] = [];
  files: readonly File[] = [];
  /** What of the files is not to be imported, as `LogLook.at` names it. */
  leftOut: readonly string[] = [];
  dayFirst = false;
  /** By `headerSet`: the guess, as a person changed it. */
  columns: Readonly<Record<string, LogColumns>> = {};
  speakers: Readonly<Record<string, LogSpeaker>> = {};
  progress: { stage: 'reading' | 'cleaning'; done: number; total: number } | null = null;
  /** Newest first. */
  imports: readonly KeptImport[] = [];
  fault: unknown = null;
  readonly #jobs: Jobs;
  readonly #logs: Logs;
  readonly #thread: () => Promise<LogsApi>;
  readonly #db: () => StudioDatabase;
  #loaded: Promise<void> | null = null;
  #cancel: () => void = () => {};

  constructor(jobs: Jobs, logs: Logs, thread = logsThread, db = studioDatabase) {
    super();
    this.#jobs = jobs;
    this.#logs = logs;
    this.#thread = thread;
    this.#db = db;
  }

  load(): Promise<void> {
    this.#loaded ??= (async () => {
      const kept = await this.#db().things.get('import/done');
      this.#set({ imports: (kept?.value as KeptImport[] | undefined) ?? [] });
    })();
    return this.#loaded;
  }

  /** Looks at files, and shows how they would be read. */
  async choose(files: readonly File[], leftOut: readonly string[] = []): Promise<void> {
    if (files.length === 0) return;
    this.#set({ phase: 'looking', files, leftOut, fault: null });
    try {
      const api = await this.#thread();
      const all = await api.look(files, { dayFirst: this.dayFirst });
      const looks = all.filter(({ at }) => !leftOut.includes(at));
      const kept = ((await this.#db().things.get('import/columns'))?.value ?? {}) as Record<string, LogColumns>;
      const columns = Object.fromEntries(
        looks
          .filter((look) => look.columns.length > 0)
          .map((look) => [headerSet(look.columns), kept[headerSet(look.columns)] ?? look.guess]),
      );
      const speakers = Object.fromEntries(
        looks.flatMap((look) => look.speakers.map(({ name, speaker }) => [name, speaker])),
      );
      this.#set({ phase: 'ready', looks, columns, speakers });
    } catch (fault) {
      this.#set({ phase: 'choose', fault });
    }
  }

  setColumn(look: LogLook, field: LogField, column: string | null): void {
    const key = headerSet(look.columns);
    const { [field]: _, ...others } = this.columns[key] ?? {};
    this.#set({ columns: { ...this.columns, [key]: column === null ? others : { ...others, [field]: column } } });
  }

  setSpeaker(name: string, speaker: LogSpeaker): void {
    this.#set({ speakers: { ...this.speakers, [name]: speaker } });
  }

  async setDayFirst(dayFirst: boolean): Promise<void> {
    this.dayFirst = dayFirst;
    await this.choose(this.files, this.leftOut);
  }

  /** Without this file the others are imported; without the last one, others are to be chosen. */
  leaveOut(look: LogLook): void {
    const looks = this.looks.filter(({ at }) => at !== look.at);
    if (looks.length === 0) this.again();
    else this.#set({ looks, leftOut: [...this.leftOut, look.at] });
  }

  /** A table needs to say where its words are. */
  get lacksText(): readonly LogLook[] {
    return this.looks.filter(({ columns, fault }) => {
      const mapped = this.columns[headerSet(columns)] ?? {};
      const isTable = columns.length > 0 && (fault === null || fault.reason === 'file-empty');
      return isTable && mapped.text === undefined && mapped.answer === undefined && mapped.transcript === undefined;
    });
  }

  /** Reads, cleans, masks and keeps. @param label What the work is called. @param note Words of each stage. */
  async start(label: string, note: Readonly<Record<'reading' | 'cleaning', string>>): Promise<void> {
    this.#set({ phase: 'running', progress: null, fault: null });
    try {
      const report = await this.#jobs.run(label, async (task) => {
        const [api, salt] = await Promise.all([this.#thread(), this.#salt()]);
        const id = crypto.randomUUID();
        const stop = () => void api.cancel(id);
        task.signal.addEventListener('abort', stop, { once: true });
        this.#cancel = () => this.#jobs.cancel(this.#jobs.running.find((job) => job.label === label)?.id ?? '');
        await this.#db().things.put({
          key: 'import/columns',
          value: { ...(await this.#keptColumns()), ...this.columns },
        });
        const { files, leftOut, columns, speakers, dayFirst } = this;
        const request = { id, files, leftOut, columns, speakers, salt, options: { dayFirst } };
        const kept = { replaced: 0, renamed: 0 };
        const report = await api.import(
          request,
          proxy(async (news) => {
            if (task.signal.aborted) throw new AppError('cancelled', { import: id });
            if (news.type === 'conversations') {
              const { replaced, renamed } = await this.#logs.add(news.conversations);
              kept.replaced += replaced;
              kept.renamed += renamed;
            } else {
              const { stage, done, total } = news;
              this.#set({ progress: { stage, done, total } });
              task.progress(done, total, note[stage]);
            }
          }),
        );
        return { ...report, counts: { ...report.counts, ...kept } };
      });
      const done = { atMs: Date.now(), files: report.files, report };
      this.#set({ phase: 'done', imports: [done, ...this.imports].slice(0, KEPT) });
      await this.#keepImports();
    } catch (fault) {
      this.#set({ phase: 'ready', fault });
    }
  }

  cancel(): void {
    this.#cancel();
  }

  again(): void {
    this.#set({ phase: 'choose', files: [], looks: [], fault: null, progress: null });
  }

  /** Deletes every conversation, what was made of them and what is known of the imports. Work that reads them ends. */
  async clear(): Promise<void> {
    for (const { id } of this.#jobs.running) this.#jobs.cancel(id);
    await this.#logs.clear();
    this.#set({ imports: [], phase: 'choose', files: [], looks: [], fault: null });
    await this.#keepImports();
  }

  /** Random, of this browser's workspace: pseudonyms are the same in all of its imports, and nowhere else. */
  async #salt(): Promise<Uint8Array> {
    const { things } = this.#db();
    const kept = (await things.get('import/salt'))?.value;
    if (kept instanceof Uint8Array && kept.length === SALT_BYTES) return kept;
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    await things.put({ key: 'import/salt', value: salt });
    return salt;
  }

  async #keptColumns(): Promise<Record<string, LogColumns>> {
    return ((await this.#db().things.get('import/columns'))?.value ?? {}) as Record<string, LogColumns>;
  }

  async #keepImports(): Promise<void> {
    await this.#db().things.put({ key: 'import/done', value: [...this.imports] });
  }

  #set(
    change: Partial<
      Pick<
        Importing,
        'phase' | 'looks' | 'files' | 'leftOut' | 'columns' | 'speakers' | 'progress' | 'imports' | 'fault'
      >
    >,
  ): void {
    Object.assign(this, change);
    this.changed();
  }
}

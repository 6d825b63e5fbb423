import * as Comlink from 'comlink';
import { parse } from 'yaml';
import { startWorker } from '#app/start-worker.ts';
import type { Failure } from '#insight/improve/failure.ts';
import type { LearningReport } from '#insight/improve/measure-learning.ts';
import { examplesOf } from '#publish/fix/add-examples.ts';
import { Observable } from '#ui/observable.ts';
import workerUrl from '#workers/learning/learning.worker.ts?worker&url';
import type { LearningApi, LearningProgress, TaughtMessage } from '#workers/learning/learning-api.ts';
import type { SourceFiles } from '../state/draft.ts';
import type { Task } from '../state/jobs.ts';
import { LazyThread, type StartThread } from '../state/lazy-thread.ts';
import type { Logs } from '../state/logs.ts';
import { type KeptStep, type StudioDatabase, studioDatabase } from '../state/studio-database.ts';

/** What was found, and what a person decided about it. */
interface Queue {
  failures: Failure[];
  questions: number;
  by: 'encoder' | 'nano';
  /** `Logs.revision` is of one page: the number of conversations tells whether there are others now. */
  conversations: number;
}

interface Decisions {
  /** Failure → what came of it. */
  handled: Record<string, 'mended' | 'ignored'>;
  /** Failure → the intent it is to be taught with. */
  basket: Record<string, TaughtMessage>;
  /** Failure → when the step was made (epoch ms) that mended it. */
  steps: Record<string, number>;
}

const NONE: Decisions = { handled: {}, basket: {}, steps: {} };

const QUEUE = 'improve/queue';
const DECISIONS = 'improve/decisions';
/** As `rules.yaml` of the base pack has them. */
const USUAL_BANDS = { answer: 0.7, clarify: 0.6 };

/** What failed, what is to be taught, and what that would change. Kept in this browser. */
export class Improving extends Observable {
  readonly #logs: Logs;
  readonly #db: () => StudioDatabase;
  readonly #thread: LazyThread<LearningApi>;
  #loaded: Promise<void> | null = null;
  #queue: Queue | null = null;
  #decisions = NONE;
  /** Steps of the draft that were taken back, by when they were made. */
  #undone: ReadonlySet<number> = new Set();
  #reports: { rows: string; reports: Partial<Record<'nano' | 'encoder', LearningReport>> } | null = null;

  constructor(
    logs: Logs,
    db: () => StudioDatabase = studioDatabase,
    start: StartThread<LearningApi> = (onDeath) => startWorker(workerUrl, onDeath),
  ) {
    super();
    this.#logs = logs;
    this.#db = db;
    this.#thread = new LazyThread(start);
    logs.whenCleared(() => this.#forget());
  }

  load(): Promise<void> {
    this.#loaded ??= (async () => {
      const [queue, decisions] = await this.#db().things.bulkGet([QUEUE, DECISIONS]);
      this.#queue = (queue?.value as Queue | undefined) ?? null;
      this.#decisions = { ...NONE, ...(decisions?.value as Partial<Decisions> | undefined) };
      this.#reopen();
      this.changed();
    })();
    return this.#loaded;
  }

  get queue(): Queue | null {
    return this.#queue;
  }

  /** Those that nobody has dealt with. */
  get open(): readonly Failure[] {
    return (this.#queue?.failures ?? []).filter(({ id }) => this.#decisions.handled[id] === undefined);
  }

  get handledCount(): number {
    return Object.keys(this.#decisions.handled).length;
  }

  get basket(): readonly (TaughtMessage & { id: string })[] {
    return Object.entries(this.#decisions.basket).map(([id, message]) => ({ id, ...message }));
  }

  intentOf(id: string): string | null {
    return this.#decisions.basket[id]?.intent ?? null;
  }

  /** What teaching the basket would change; null until it was measured as it is. */
  get reports(): Partial<Record<'nano' | 'encoder', LearningReport>> | null {
    return this.#reports?.rows === JSON.stringify(this.basket) ? this.#reports.reports : null;
  }

  /** Rejects with `cancelled` and as the thread's start does. */
  async find(files: SourceFiles, task: Task, note: (stage: LearningProgress['stage']) => string): Promise<void> {
    const conversations = await this.#logs.all();
    task.signal.throwIfAborted();
    const shop = { known: examplesOf(files), bands: bandsOf(files) };
    const found = await this.#work(task, note, (api, watch) => api.failures(conversations, shop, watch));
    this.#queue = { ...found, conversations: conversations.length };
    this.changed();
    await this.#db().things.put({ key: QUEUE, value: this.#queue });
  }

  async measure(files: SourceFiles, task: Task, note: (stage: LearningProgress['stage']) => string): Promise<void> {
    const rows = JSON.stringify(this.basket);
    const added = this.basket.map(({ intent, text }) => ({ intent, text }));
    const texts = new Set(added.map(({ text }) => text));
    const known = examplesOf(files).filter(({ text }) => !texts.has(text));
    const reports = await this.#work(task, note, (api, watch) => api.measure({ known, added }, watch));
    this.#reports = { rows, reports };
    this.changed();
  }

  /** `null` takes it out again. */
  teach(failure: Pick<Failure, 'id' | 'text'>, intent: string | null): Promise<void> {
    const { [failure.id]: _, ...others } = this.#decisions.basket;
    const basket = intent === null ? others : { ...others, [failure.id]: { intent, text: failure.text } };
    return this.#decide({ ...this.#decisions, basket });
  }

  /** @param step What mended it: it is open again when that is undone. */
  settle(id: string, how: 'mended' | 'ignored', step: Pick<KeptStep, 'atMs'> | null = null): Promise<void> {
    const { handled, basket, steps } = this.#decisions;
    return this.#decide({
      handled: { ...handled, [id]: how },
      basket,
      steps: { ...steps, ...(step && { [id]: step.atMs }) },
    });
  }

  /** The basket was written to the draft, by this step. */
  taught(step: Pick<KeptStep, 'atMs'> | null): Promise<void> {
    const ids = this.basket.map(({ id }) => id);
    const mended = Object.fromEntries(ids.map((id) => [id, 'mended' as const]));
    const by = step ? Object.fromEntries(ids.map((id) => [id, step.atMs])) : {};
    const { handled, steps } = this.#decisions;
    return this.#decide({ handled: { ...handled, ...mended }, basket: {}, steps: { ...steps, ...by } });
  }

  /** What was mended by a step that is undone is open again. */
  heed(steps: readonly Pick<KeptStep, 'atMs' | 'undone'>[]): void {
    this.#undone = new Set(steps.filter(({ undone }) => undone).map(({ atMs }) => atMs));
    this.#reopen();
  }

  #reopen(): void {
    const isBack = (id: string) => this.#undone.has(this.#decisions.steps[id] ?? Number.NaN);
    if (!Object.keys(this.#decisions.steps).some(isBack)) return;
    const still = <Value>(by: Record<string, Value>) =>
      Object.fromEntries(Object.entries(by).filter(([id]) => !isBack(id)));
    const { handled, basket, steps } = this.#decisions;
    // What cannot be kept is only open for this page.
    this.#decide({ handled: still(handled), basket, steps: still(steps) }).catch(() => {});
  }

  async #decide(decisions: Decisions): Promise<void> {
    this.#decisions = decisions;
    this.changed();
    await this.#db().things.put({ key: DECISIONS, value: decisions });
  }

  async #work<T>(
    { signal, progress }: Task,
    note: (stage: LearningProgress['stage']) => string,
    call: (api: LearningApi, watch: (progress: LearningProgress) => void) => Promise<T>,
  ): Promise<T> {
    const api = await this.#thread.api();
    signal.throwIfAborted();
    const stop = () => void api.cancel();
    signal.addEventListener('abort', stop);
    try {
      const result = await call(
        api,
        Comlink.proxy(({ stage, done, total }: LearningProgress) => progress(done, total, note(stage))),
      );
      signal.throwIfAborted();
      return result;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  #forget(): void {
    this.#queue = null;
    this.#decisions = NONE;
    this.#reports = null;
    this.#thread.close();
    this.changed();
  }
}

/** As the shop's rules have them. */
function bandsOf(files: SourceFiles): { answer: number; clarify: number } {
  try {
    const { bands } = (parse(files.get('rules.yaml') ?? '') ?? {}) as { bands?: Partial<typeof USUAL_BANDS> };
    return { ...USUAL_BANDS, ...bands };
  } catch {
    // The editor names the fault; what failed can be looked for all the same.
    return USUAL_BANDS;
  }
}

import * as Comlink from 'comlink';
import { startWorker } from '#app/start-worker.ts';
import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import type { WrittenConversation } from '#replay/line.ts';
import type { PocReport } from '#replay/poc/poc-report.ts';
import { type RegressionCase, readRegressionSet } from '#replay/regression/regression-set.ts';
import { compareRegression, type RegressionVerdict } from '#replay/regression/run-regression.ts';
import { Observable } from '#ui/observable.ts';
import workerUrl from '#workers/rehearsal/rehearsal.worker.ts?worker&url';
import type {
  OpenedPack,
  RehearsalApi,
  RehearsalTier,
  RunOptions,
  SimulationOptions,
  SimulationRun,
} from '#workers/rehearsal/rehearsal-api.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Task } from '../state/jobs.ts';
import { LazyThread, type StartThread } from '../state/lazy-thread.ts';
import { Turns } from './turns.ts';

/** The files of the pack that is live, name → bytes; null where none is. */
export type ReadLive = (signal: AbortSignal) => Promise<Map<string, Uint8Array> | null>;

/** The same run with the sources under work and, where it was asked for, with what is live. */
export interface Beside<Run> {
  draft: Run;
  live: Run | null;
}

export interface RehearsalHow {
  tier: RehearsalTier;
  /** Of conversations whose language is not known. */
  locale: Locale;
  withLive: boolean;
}

type Side = 'draft' | 'live';

type RunPack<Run> = (
  api: RehearsalApi,
  options: RunOptions,
  watch: (done: number, total: number) => void,
) => Promise<Run>;

function goOn({ signal }: Task): void {
  if (signal.aborted) throw new AppError('cancelled');
}

/**
 * The rehearsing thread, with the packs that it has open: a pack is built once for as long as the sources stay as they are.
 * One run begins after another is over: each opens its packs in the place of the last one's, and a cancel ends whatever runs.
 */
export class Rehearsals extends Observable {
  readonly #publisher: Pick<Publisher, 'build'>;
  readonly #readLive: ReadLive;
  readonly #thread: LazyThread<RehearsalApi>;
  #open: { files: SourceFiles; tier: RehearsalTier; pack: OpenedPack } | null = null;
  readonly #turns = new Turns();
  /** Results outlive a change of the view. */
  proof: Beside<PocReport> | null = null;
  simulation: Beside<SimulationRun> | null = null;
  verdict: RegressionVerdict | null = null;

  constructor(
    publisher: Pick<Publisher, 'build'>,
    readLive: ReadLive,
    start: StartThread<RehearsalApi> = (onDeath) => startWorker(workerUrl, onDeath),
  ) {
    super();
    this.#publisher = publisher;
    this.#readLive = readLive;
    this.#thread = new LazyThread(start, () => {
      this.#open = null;
    });
  }

  async tryOnLogs(files: SourceFiles, logs: LogConversation[], how: RehearsalHow, task: Task): Promise<void> {
    this.proof = await this.#both(files, how, task, (api, options, watch) => api.tryOnLogs(logs, options, watch));
    this.changed();
  }

  /** One conversation of the proof again, with the sources as they are now; every figure follows. */
  async tryAgain(files: SourceFiles, log: LogConversation, how: RehearsalHow, task: Task): Promise<void> {
    const { draft } = await this.#both(files, { ...how, withLive: false }, task, (api, options, watch) =>
      api.tryOnLogs([log], options, watch),
    );
    const { proof } = this;
    if (!proof) return;
    const { withJudged } = await import('#replay/poc/poc-report.ts');
    this.proof = { ...proof, draft: withJudged(proof.draft, draft.judged) };
    this.changed();
  }

  async simulate(
    files: SourceFiles,
    options: Omit<SimulationOptions, keyof RunOptions>,
    how: RehearsalHow,
    task: Task,
  ): Promise<void> {
    this.simulation = await this.#both(files, how, task, (api, run, watch) =>
      api.simulate({ ...options, ...run }, watch),
    );
    this.changed();
  }

  /** Runs the set of `files`, and `more` besides, with them and with what is live. */
  async regress(
    files: SourceFiles,
    how: RehearsalHow,
    task: Task,
    more: readonly RegressionCase[] = [],
  ): Promise<RegressionVerdict> {
    const cases = [...readRegressionSet(files).cases, ...more];
    const runs = await this.#both(files, how, task, (api, options, watch) => api.regress(cases, options, watch));
    this.verdict = compareRegression(runs.live, runs.draft);
    this.changed();
    return this.verdict;
  }

  /** The conversations were deleted: nothing of their words stays. */
  forget(): void {
    this.proof = null;
    this.verdict = null;
    this.changed();
  }

  /** The line with what it leads to now as its expectations. */
  keepRight(files: SourceFiles, given: WrittenConversation, how: RehearsalHow, task: Task) {
    return this.#turns.take(task.signal, async () => {
      await this.#openDraft(files, how.tier, task);
      const api = await this.#thread.api();
      goOn(task);
      return api.keepRight(given, this.#options('draft', how));
    });
  }

  #both<Run>(files: SourceFiles, how: RehearsalHow, task: Task, run: RunPack<Run>): Promise<Beside<Run>> {
    return this.#turns.take(task.signal, () => this.#runBoth(files, how, task, run));
  }

  /** Ends what runs when the task is cancelled. */
  async #runBoth<Run>(files: SourceFiles, how: RehearsalHow, task: Task, run: RunPack<Run>): Promise<Beside<Run>> {
    await this.#openDraft(files, how.tier, task);
    goOn(task);
    const isBeside = how.withLive && (await this.#openLive(how.tier, task));
    const api = await this.#thread.api();
    goOn(task);
    const stop = () => void api.cancel();
    task.signal.addEventListener('abort', stop);
    const watchFrom = (before: number) =>
      Comlink.proxy((done: number, total: number) =>
        task.progress(before * total + done, isBeside ? 2 * total : total),
      );
    try {
      const live = isBeside ? await run(api, this.#options('live', how), watchFrom(0)) : null;
      goOn(task);
      const draft = await run(api, this.#options('draft', how), watchFrom(isBeside ? 1 : 0));
      goOn(task);
      return { draft, live };
    } finally {
      task.signal.removeEventListener('abort', stop);
    }
  }

  #options(pack: Side, { locale }: RehearsalHow): RunOptions {
    return { pack, locale, nowMs: Date.now() };
  }

  async #openDraft(files: SourceFiles, tier: RehearsalTier, task: Task): Promise<OpenedPack> {
    if (this.#open?.files === files && this.#open.tier === tier) return this.#open.pack;
    const built = await this.#publisher.build(
      files,
      { publishedAt: new Date().toISOString(), withVectors: tier === 'encoder' },
      { signal: task.signal },
    );
    goOn(task);
    const pack = await (await this.#thread.api()).open('draft', built.files, tier);
    this.#open = { files, tier, pack };
    return pack;
  }

  async #openLive(tier: RehearsalTier, task: Task): Promise<boolean> {
    const files = await this.#readLive(task.signal);
    goOn(task);
    if (!files) return false;
    await (await this.#thread.api()).open('live', files, tier);
    return true;
  }
}

import type { Locale } from '#core/locale.ts';
import type { ActiveGenerator } from '#dialogue/state.ts';
import { chooseModel } from '#llm/choose-model.ts';
import type { DeviceFacts } from '#llm/device-facts.ts';
import { type GeneratorModel, modelBytes } from '#llm/model.ts';
import { type RefusalReason, reasonOf } from '#llm/refusal.ts';
import type { GeneratorStatus } from '../chat-host.ts';
import { activeOf } from './active-of.ts';
import { keepWish } from './generator-consent.ts';
import { forgetGenerator, mayFetch, recallGenerator } from './generator-record.ts';
import { IdleWatch } from './idle-watch.ts';
import type { TextSource } from './run-task.ts';
import { type EngineParts, RunningEngine } from './running-engine.ts';
import { StartRecord } from './start-record.ts';
import { ToldStatus } from './told-status.ts';

export interface GeneratorOptions extends EngineParts {
  /** Models that the shop has for its shoppers; rejects where they cannot be told. */
  models: () => Promise<readonly GeneratorModel[]>;
  /** What decides which of these this device takes. */
  facts: (models: readonly GeneratorModel[]) => Promise<DeviceFacts>;
  /** Frees what all models take on this device. */
  deleteStored: () => Promise<void>;
  locale: () => Locale;
  onStatus: (status: GeneratorStatus) => void;
  /** Text can be had from now on; null: no more. */
  onActive: (active: ActiveGenerator | null) => void;
}

/**
 * The life of the generator in the tab that leads: chosen for this device once the chat is used, offered, loaded only when
 * the shopper wants it, stopped when nobody uses it, given up where it does harm. Whatever happens to it, the template
 * answers.
 */
export class Generator {
  readonly #options: GeneratorOptions;
  readonly #told: ToldStatus;
  readonly #idle: IdleWatch;
  readonly #record = new StartRecord();
  readonly #listening = new AbortController();
  /** What this device takes; null until it was chosen, and where it takes none. */
  #model: GeneratorModel | null = null;
  #choosing: Promise<void> | null = null;
  #running: RunningEngine | null = null;
  #source: TextSource | null = null;
  #isAsleep = false;

  constructor(options: GeneratorOptions) {
    this.#options = options;
    this.#told = new ToldStatus(options.onStatus);
    this.#idle = new IdleWatch(
      () => this.#sleep(),
      () => this.#wake(),
    );
    const { signal } = this.#listening;
    // Leaving in the middle of a start is no crash.
    window.addEventListener('pagehide', () => this.#record.calledOff(), { signal });
    window.addEventListener('online', () => this.#tryAgain(), { signal });
  }

  /** What text can be had from now; null where the template answers. */
  get source(): TextSource | null {
    return this.#source;
  }

  /** The chat is in use: a message was answered. */
  used(): void {
    this.#choosing ??= this.#choose();
    this.#idle.used();
  }

  /** The shopper's word: nothing is loaded before it is yes. */
  async want(yes: boolean): Promise<void> {
    if (!yes) {
      this.#stop();
      keepWish(false);
      this.#told.tell({ state: 'declined', loadedBytes: 0, reason: null });
      return;
    }
    keepWish(true);
    // Files that were asked for are kept before others; nobody waits for the browser's word.
    navigator.storage?.persist?.().catch(() => {});
    this.#choosing = this.#choose();
    await this.#choosing;
  }

  async delete(): Promise<void> {
    this.#stop();
    keepWish(false);
    await this.#options.deleteStored();
    this.#told.tell({ state: 'declined', loadedBytes: 0, storedBytes: 0, reason: null });
  }

  /** The conversation is erased, and with it what the shopper said about a generator; files stay until they are deleted. */
  forget(): void {
    this.#stop();
    forgetGenerator();
    this.#choosing = null;
    this.#told.tell({ state: 'none', bytes: 0, loadedBytes: 0, reason: null });
  }

  close(): void {
    this.#stop();
    this.#listening.abort();
    this.#idle.close();
  }

  /** Picks a model for this device, and goes as far with it as the shopper wants. */
  async #choose(): Promise<void> {
    if (this.#running) return;
    try {
      const models = await this.#options.models();
      const facts = await this.#options.facts(models);
      if (this.#listening.signal.aborted || this.#running) return;
      const record = recallGenerator();
      const { model, refusals } = chooseModel(models, facts, record);
      this.#model = model;
      const storedBytes = Object.values(facts.storedBytes).reduce((sum, bytes) => sum + bytes, 0);
      if (!model) {
        this.#told.tell({ state: 'none', bytes: 0, storedBytes, reason: refusals[0]?.reason ?? null });
        return;
      }
      const state = record.wants === false ? 'declined' : 'offered';
      this.#told.tell({ state, bytes: modelBytes(model), storedBytes, reason: null });
      if (record.wants !== true) return;
      if (mayFetch(record, Date.now())) void this.#start(model);
      else this.#told.tell({ state: 'failed', reason: 'network' });
    } catch (cause) {
      this.#told.tell({ state: 'none', reason: reasonOf(cause) });
      this.#choosing = null;
    }
  }

  async #start(model: GeneratorModel): Promise<void> {
    if (this.#running) return;
    const locale = this.#options.locale();
    const running = new RunningEngine(model, locale, this.#options, {
      onProgress: ({ phase, loadedBytes, totalBytes }) => {
        // The browser tells of its own model's share, not of its bytes.
        if (this.#running !== running || phase !== 'download' || model.engine === 'builtin') return;
        this.#told.tell({ loadedBytes, bytes: totalBytes });
      },
      onStarting: () => {
        if (this.#running !== running) return;
        this.#record.starting(model.id);
        this.#told.tell({ state: 'starting' });
      },
      onGone: (reason, hasCrashed) => {
        if (this.#running !== running) return;
        if (hasCrashed) this.#record.crashed(model.id, this.#source !== null);
        this.#fail(reason);
      },
    });
    this.#running = running;
    this.#isAsleep = false;
    this.#told.tell({ state: 'loading', loadedBytes: 0, reason: null });
    try {
      const source = await running.ready;
      if (this.#running !== running) return;
      this.#record.started(model.id);
      this.#source = source;
      const { storedBytes, bytes } = this.#told.now;
      this.#told.tell({ state: 'ready', storedBytes: Math.max(storedBytes, bytes) });
      this.#options.onActive(activeOf(source, locale));
      this.#idle.check();
    } catch (cause) {
      if (this.#running !== running) return;
      running.close();
      const reason = reasonOf(cause);
      this.#record.refused(reason);
      this.#fail(reason);
    }
  }

  #fail(reason: RefusalReason): void {
    this.#forget();
    this.#told.tell({ state: 'failed', reason });
  }

  /** Ends what runs; a start that was cut off so was no crash. */
  #stop(): void {
    this.#record.calledOff();
    this.#running?.close();
    this.#isAsleep = false;
    this.#forget();
  }

  #forget(): void {
    const wasActive = this.#source !== null;
    this.#running = null;
    this.#source = null;
    if (wasActive) this.#options.onActive(null);
  }

  #sleep(): void {
    if (this.#source === null) return;
    this.#stop();
    this.#isAsleep = true;
    this.#told.stopped();
  }

  #wake(): void {
    if (this.#isAsleep && this.#model) void this.#start(this.#model);
  }

  /** The network is back. */
  #tryAgain(): void {
    const { state, reason } = this.#told.now;
    if (state === 'failed' && (reason === 'offline' || reason === 'network') && this.#model)
      void this.#start(this.#model);
    else if (state === 'none' && reason === 'offline') this.#choosing = this.#choose();
  }
}

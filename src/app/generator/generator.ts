import type { Locale } from '#core/locale.ts';
import type { ActiveGenerator } from '#dialogue/state.ts';
import { chooseModel } from '#llm/choose-model.ts';
import type { DeviceFacts } from '#llm/device-facts.ts';
import { type GeneratorModel, modelBytes } from '#llm/model.ts';
import type { Receipt } from '#llm/receipt.ts';
import { type RefusalReason, reasonOf } from '#llm/refusal.ts';
import type { GeneratorStatus } from '../chat-host.ts';
import { activeOf } from './active-of.ts';
import { keepWish } from './generator-consent.ts';
import { forgetGenerator, keepGenerator, mayFetch, recallGenerator } from './generator-record.ts';
import { IdleWatch } from './idle-watch.ts';
import { isAgreed } from './is-agreed.ts';
import { onNextTap } from './next-tap.ts';
import { Pace } from './pace.ts';
import type { TextSource } from './run-task.ts';
import { type EngineParts, RunningEngine } from './running-engine.ts';
import { StartRecord } from './start-record.ts';
import { ToldStatus } from './told-status.ts';

export interface GeneratorOptions extends EngineParts {
  /** Models that the shop has for its shoppers; rejects where they cannot be told. */
  models: () => Promise<readonly GeneratorModel[]>;
  /** What decides which of these this device takes. */
  facts: (models: readonly GeneratorModel[]) => Promise<DeviceFacts>;
  /** What all models take on this device, with the runtimes of their engines. */
  storedBytes: () => Promise<number>;
  /** Frees it. Rejects with `AppError`. */
  deleteStored: () => Promise<void>;
  locale: () => Locale;
  onStatus: (status: GeneratorStatus) => void;
  /** Text can be had from now on; null: no more. */
  onActive: (active: ActiveGenerator | null) => void;
}

/**
 * The life of the generator in the tab that leads: chosen for this device once the chat is used, offered, loaded only when
 * the shopper wants it, stopped when nobody uses it, given up where it does harm or keeps them waiting for nothing. Whatever
 * happens to it, the template answers.
 */
export class Generator {
  readonly #options: GeneratorOptions;
  readonly #told: ToldStatus;
  readonly #idle: IdleWatch;
  readonly #record = new StartRecord();
  readonly #pace = new Pace();
  readonly #listening = new AbortController();
  /** Of the choice in the making, and of the tap that is waited for: what comes after it was aborted is dropped. */
  #choosing = new AbortController();
  /** The language that was chosen for; null until then. */
  #locale: Locale | null = null;
  #running: RunningEngine | null = null;
  /** The one that runs. */
  #model: GeneratorModel | null = null;
  #source: TextSource | null = null;
  #isAsleep = false;
  #deleting: Promise<unknown> = Promise.resolve();

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
    this.#keepUp();
    this.#idle.used();
  }

  /** The shopper reads another language now. */
  localeChanged(): void {
    if (this.#locale !== null) this.#keepUp();
  }

  /** How an answer came about that the shopper waited for. */
  answered(receipt: Receipt): void {
    if (!this.#source || !this.#pace.judge(this.#source.model.id, receipt)) return;
    this.#stop();
    this.#told.tell({ state: 'failed', reason: 'too-slow' });
  }

  /** The shopper's word: nothing is loaded before it is yes. What comes of it is told by the status. */
  async want(yes: boolean): Promise<void> {
    if (!yes) {
      this.#stop();
      keepWish(false);
      this.#told.tell({ state: 'declined', loadedBytes: 0, reason: null });
      return;
    }
    keepWish(true);
    this.#pace.forget();
    // Files that were asked for are kept before others; nobody waits for the browser's word.
    navigator.storage?.persist?.().catch(() => {});
    void this.#choose(true);
  }

  /** Rejects with `AppError` where the files could not be deleted; it is stopped and not wanted all the same. */
  async delete(): Promise<void> {
    this.#stop();
    keepWish(false);
    const { state } = this.#told.now;
    if (state !== 'none') this.#told.tell({ state: 'declined', loadedBytes: 0, reason: null });
    const { storedBytes, deleteStored } = this.#options;
    const deleted = deleteStored();
    this.#deleting = deleted.catch(() => {});
    try {
      await deleted;
      keepGenerator({ ...recallGenerator(), chosen: null });
    } finally {
      this.#told.tell({ storedBytes: await storedBytes().catch(() => this.#told.now.storedBytes) });
    }
    // What this device takes may be another now.
    if (state === 'none') void this.#choose();
  }

  /** The conversation is erased, and with it what the shopper said about a generator; files stay until they are deleted. */
  forget(): void {
    this.#stop();
    forgetGenerator();
    this.#pace.forget();
    this.#locale = null;
    this.#told.tell({ state: 'none', bytes: 0, loadedBytes: 0, reason: null });
  }

  close(): void {
    this.#stop();
    this.#listening.abort();
    this.#idle.close();
  }

  /**
   * Picks a model for this device as it is now, and goes as far with it as the shopper wants.
   *
   * @param isAsked The shopper has just said so.
   */
  async #choose(isAsked = false): Promise<void> {
    if (this.#running) return;
    this.#choosing.abort();
    this.#choosing = new AbortController();
    const { signal } = this.#choosing;
    this.#locale = this.#options.locale();
    try {
      await this.#deleting;
      const models = await this.#options.models();
      const facts = await this.#options.facts(models);
      const storedBytes = await this.#options.storedBytes();
      if (signal.aborted) return;
      const record = recallGenerator();
      const { model, refusals } = chooseModel(models, facts, record);
      if (!model) {
        this.#told.tell({ state: 'none', bytes: 0, storedBytes, reason: refusals[0]?.reason ?? null });
        return;
      }
      const told = { bytes: modelBytes(model), storedBytes, reason: null };
      if (!record.wants) this.#told.tell({ ...told, state: record.wants === false ? 'declined' : 'offered' });
      else if (!isAsked && !isAgreed(model, record, models, facts)) this.#told.tell({ ...told, state: 'offered' });
      else if (this.#pace.isTooSlow(model.id)) this.#told.tell({ ...told, state: 'failed', reason: 'too-slow' });
      else if (!mayFetch(record, Date.now())) this.#told.tell({ ...told, state: 'failed', reason: 'network' });
      else {
        this.#told.tell({ ...told, state: 'loading', loadedBytes: 0 });
        void this.#start(model);
      }
    } catch (cause) {
      if (signal.aborted) return;
      this.#told.tell({ state: 'none', reason: reasonOf(cause) });
      this.#locale = null;
    }
  }

  async #start(model: GeneratorModel): Promise<void> {
    const locale = this.#options.locale();
    keepGenerator({ ...recallGenerator(), chosen: model.id });
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
    this.#model = model;
    this.#isAsleep = false;
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
      if (reason === 'not-wanted') this.#awaitTap();
      else this.#fail(reason);
    }
  }

  /** The shopper tapped in another tab, or on another page: the browser fetches its model only after a tap on this one. */
  #awaitTap(): void {
    this.#forget();
    this.#told.tell({ state: 'offered', reason: 'not-wanted' });
    onNextTap(() => void this.#choose(), this.#choosing.signal);
  }

  #fail(reason: RefusalReason): void {
    this.#forget();
    this.#told.tell({ state: 'failed', reason });
  }

  /** Ends what runs and what would; a start that was cut off so was no crash. */
  #stop(): void {
    this.#choosing.abort();
    this.#record.calledOff();
    this.#running?.close();
    this.#isAsleep = false;
    this.#forget();
  }

  #forget(): void {
    const wasActive = this.#source !== null;
    this.#running = null;
    this.#model = null;
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
    if (!this.#isAsleep) return;
    this.#isAsleep = false;
    void this.#choose();
  }

  /** The network is back: what waited for it need not wait. */
  #tryAgain(): void {
    const { state, reason } = this.#told.now;
    const wasMissing = reason === 'offline' || (reason === 'network' && state === 'failed');
    if (!wasMissing || (state !== 'failed' && state !== 'none')) return;
    keepGenerator({ ...recallGenerator(), notBeforeMs: 0 });
    void this.#choose();
  }

  /** Chooses where nothing was chosen yet, or for another language. */
  #keepUp(): void {
    const locale = this.#options.locale();
    if (locale === this.#locale) return;
    // One in a thread goes on: the conversation asks it for its own languages alone. The browser's has but one.
    if (this.#model && this.#model.engine !== 'builtin') {
      this.#locale = locale;
      return;
    }
    this.#stop();
    void this.#choose();
  }
}

import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import { NO_NOTES } from '#commerce/profile/shopper-notes.ts';
import { AppError, type AppErrorCode } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import { outboxKeys } from '#dialogue/outbox-keys.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { AnswerPreview } from '#dialogue/preview.ts';
import { isPrivate } from '#dialogue/private-events.ts';
import type { ActiveGenerator, ConversationState } from '#dialogue/state.ts';
import type { Step } from '#dialogue/step.ts';
import type { EarlyFiles, LedgerEntry, VoteCount } from '#workers/knowledge/knowledge-api.ts';
import { asksPhoto } from './asks-photo.ts';
import type { GeneratorStatus, InsightView } from './chat-host.ts';
import { NO_GENERATOR } from './chat-status.ts';
import type { EffectRunner } from './effect-runner.ts';
import type { EncoderModel } from './encoder-model.ts';
import { erasePhotos, photoStore } from './kept-photos.ts';
import type { LazyGenerator } from './lazy-generator.ts';
import { createBackendLoader } from './load-backend.ts';
import { newId } from './new-id.ts';
import { OutboxKeeper } from './outbox-keeper.ts';
import { notePack } from './prefetch-pack.ts';
import type { Previewer } from './previewer.ts';
import type { PushAnswer, PushCall } from './push-calls.ts';
import type { RequestRecorder } from './request-recorder.ts';
import { startThreads, type Threads } from './threads.ts';

/** What the leading tab tells the others, and its own surface, after every change. */
export interface LeaderNews {
  state: ConversationState;
  mode: 'worker' | 'page';
  storage: 'indexeddb' | 'memory';
  pack: 'loading' | 'ready' | 'failed';
  packVersion: string | null;
  shopNames: Partial<Record<Locale, string>>;
  error: AppErrorCode | null;
  agentTyping: boolean;
  photoAsked: boolean;
  /** Keys of what is on its way to the shop at this moment. */
  sending: readonly string[];
  /** Something was tried and could not be sent. */
  stuck: boolean;
  generator: GeneratorStatus;
  /** As in `ChatStatus`. */
  wording: { turnId: string; text: string } | null;
}

export interface LeaderOptions {
  packUrl: string;
  publicKey: string;
  databaseName: string;
  backendUrl: string | null;
  orders: unknown;
  handoff: unknown;
  locale: Locale;
  pageUrl: string | null;
  /** Answers are offered while the shopper types. */
  preview: boolean;
  /** `auto`, `off`, or the URL of the merchant's own list of models. */
  generator: string;
  /** Folder of Aisle's files. */
  base: string;
  getToken: () => Promise<string | null>;
  recorder: RequestRecorder;
  /** Manifest and signature that the loader asked for at the first tap; null when they did not come. */
  early: Promise<EarlyFiles | null> | null;
  onNews: (news: LeaderNews) => void;
}

/** How often a pack is looked for again while none is there; and how often a pack that is there is refreshed. */
const SYNC_RETRY_MS = 15_000;
const SYNC_EVERY_MS = 10 * 60_000;

/**
 * The work of the tab that leads: threads, pack sync, the conversation and its effects. Events are taken in one by one;
 * each is durable before its effects run.
 */
export class Leader {
  readonly #options: LeaderOptions;
  /** There once the conversation is: code of its own, as `#createStep`. */
  #runner!: EffectRunner;
  readonly #outbox: OutboxKeeper;
  readonly #backend: ReturnType<typeof createBackendLoader>;
  #threads!: Threads;
  /** Code of its own: the panel opens while it is on its way. */
  #createStep!: Promise<(book: Playbook | null) => Step>;
  #step!: Step;
  #playbook: Playbook | null = null;
  #previewer: Previewer | null = null;
  #hasPlaybook: Promise<Playbook>;
  #gotPlaybook!: (book: Playbook) => void;
  #firstSync: Promise<void> = Promise.resolve();
  #model: Promise<void> = Promise.resolve();
  #encoder: EncoderModel | null = null;
  #generator: LazyGenerator | null = null;
  /** What makes text now, and what of it the conversation was told; one that begins, or is taken up again, knows of none. */
  #active: ActiveGenerator | null = null;
  #toldActive: ActiveGenerator | null = null;
  /** Names and SKUs of the shop's products. */
  #names: Promise<readonly string[]> = Promise.resolve([]);
  #seq = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #syncTimer: ReturnType<typeof setTimeout> | undefined;
  /** Version of the pack that an overlay told of last. */
  #heardOf: string | null = null;
  #closed = false;
  news!: LeaderNews;

  private constructor(options: LeaderOptions) {
    this.#options = options;
    this.#hasPlaybook = this.#awaitPlaybook();
    this.#backend = createBackendLoader(options, options.recorder, options.getToken);
    this.#outbox = new OutboxKeeper(
      options.orders || options.handoff ? null : options.backendUrl,
      () => this.#threads.knowledge,
    );
  }

  /** Resolves once the stored conversation is there; the pack follows in its own time. */
  static async start(options: LeaderOptions): Promise<Leader> {
    const leader = new Leader(options);
    await leader.#start();
    return leader;
  }

  /** Takes one event in. Resolves when it is durable. */
  dispatch(event: ConversationEvent): Promise<void> {
    const done = this.#queue.then(() => this.#take(event));
    this.#queue = done.catch(() => {});
    return done;
  }

  async wantGenerator(yes: boolean): Promise<void> {
    await this.#generator?.want(yes);
  }

  async deleteGenerator(): Promise<void> {
    await this.#generator?.delete();
  }

  async push(call: PushCall): Promise<PushAnswer> {
    const { carryOutPush } = await import('./push-calls.ts');
    return carryOutPush(call, {
      backend: this.#backend,
      state: this.news.state,
      now: Date.now(),
      record: (entries) => this.record(entries),
    });
  }

  setTyping(typing: boolean): void {
    this.#runner.setTyping(typing);
  }

  /** The answer that a draft would get from what is on the device; null where there is none to offer. */
  async preview(draft: string, withinMs?: number): Promise<AnswerPreview | null> {
    return this.#previewer?.preview(draft, withinMs) ?? null;
  }

  ledger(limit: number): Promise<LedgerEntry[]> {
    // Beside it stands what the generator takes on this device.
    this.#generator?.used();
    return this.#threads.knowledge.readLedger(limit);
  }

  record(entries: LedgerEntry[]): void {
    this.#threads.knowledge.appendLedger(entries).catch(() => {});
  }

  /** Fetches today's prices, stock and ended offers; those of a pack that is still on its way come after it. */
  async refreshOverlay(): Promise<void> {
    const { knowledge } = this.#threads;
    await Promise.race([knowledge.usable(), this.#firstSync]);
    const { outcome, packVersion, offersChanged } = await knowledge.refreshOverlay();
    // What was foreseen for a draft has the prices of before: it goes with the step it was made by.
    if (outcome === 'updated') await this.#usePlaybook(offersChanged ? await knowledge.playbook() : this.#playbook);
    const isNewPack = packVersion !== null && packVersion !== this.news.packVersion;
    if (this.#closed || !isNewPack || packVersion === this.#heardOf) return;
    // Once for each: the pack itself may be a while behind on its way here.
    this.#heardOf = packVersion;
    void this.#sync();
  }

  insight(answer?: boolean): Promise<InsightView | null> {
    return this.#runner.insight(answer);
  }

  votes(): Promise<VoteCount[]> {
    return this.#threads.knowledge.readVotes();
  }

  dismissError(): void {
    this.#change({ error: null });
  }

  /** The name of the product with this barcode, in the shopper's language; null where the shop has none. */
  async productOfCode(code: string): Promise<string | null> {
    return (await this.#threads.knowledge.productOfCode(code, this.news.state.locale))?.name ?? null;
  }

  /** The shopper's profile as it stands; null where the shop has none, or no pack is there yet. */
  profile(): Promise<ProfileReading | null> {
    const { notes = NO_NOTES, locale } = this.news.state;
    return this.#threads.knowledge.profile(notes, locale, Date.now());
  }

  /** Erases the conversation of this device and begins a new one. */
  async forget(): Promise<void> {
    // What it tells of its end is for the conversation that goes.
    this.#generator?.forget();
    await this.#queue;
    this.#runner.cancelAll();
    await Promise.all([this.#threads.knowledge.forget('conversation'), erasePhotos(this.#options.databaseName)]);
    await this.#begin();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#syncTimer);
    this.#runner?.cancelAll();
    this.#encoder?.close();
    this.#generator?.close();
    this.#threads.close();
  }

  async #start(): Promise<void> {
    const { packUrl, publicKey, databaseName, recorder } = this.#options;
    const models = import('./models.ts');
    models.catch(() => {});
    this.#createStep = import('#dialogue/step.ts').then(({ createStep }) => createStep);
    // Who waits for it hears of its failure; until then nobody may be there.
    this.#createStep.catch(() => {});
    this.#threads = await startThreads(() => void this.#restart());
    const { knowledge, nlu, mode } = this.#threads;
    const status = await knowledge.open({ packUrl, publicKey, databaseName, locale: this.#options.locale });
    recorder.connect((entries) => this.record(entries));
    const stored = await knowledge.currentConversation();
    this.news = {
      state: stored?.state ?? (undefined as never),
      mode,
      storage: status.storage,
      pack: 'loading',
      packVersion: null,
      shopNames: {},
      error: null,
      agentTyping: false,
      photoAsked: false,
      sending: [],
      stuck: false,
      generator: this.news?.generator ?? NO_GENERATOR,
      wording: null,
    };
    const early = this.#options.early;
    this.#options.early = null;
    this.#firstSync = Promise.resolve(early).then((files) => this.#sync(files));
    const usable = knowledge.usable().then(() => this.#usePack());
    // The pack first: on a slow line the model must not stand in the way of the first answer.
    this.#model = Promise.race([usable, this.#firstSync])
      .catch(() => {})
      .then(() => models)
      .then(({ startModels }) => startModels({ nlu, recorder, record: (entries) => this.record(entries) }, this.news))
      .then((encoder) => {
        this.#encoder = encoder;
      })
      .catch(() => {});
    this.#step ??= (await this.#createStep)(null);
    const { EffectRunner, LazyGenerator } = await models;
    this.#runner ??= this.#newRunner(EffectRunner);
    this.#offerGenerator(LazyGenerator);
    if (status.packVersion) await this.#usePack();
    if (stored) {
      this.#seq = stored.seq;
      await this.dispatch({ ...this.#fresh(), type: 'resumed', online: navigator.onLine });
      this.#toldActive = null;
      this.#tellGenerator();
    } else {
      await this.#begin();
    }
  }

  #newRunner(Runner: typeof EffectRunner): EffectRunner {
    const options = this.#options;
    return new Runner({
      knowledge: () => this.#threads.knowledge,
      nlu: () => this.#threads.nlu,
      playbook: () => this.#hasPlaybook,
      wholePack: () => this.#firstSync,
      speak: (locale) => this.#speak(locale),
      model: () => this.#model,
      foreseen: (text) => this.#previewer?.take(text) ?? null,
      generator: () => this.#generator?.tasks ?? null,
      followUp: async (message, own, look) => {
        const tasks = this.#generator?.tasks;
        const rules = this.#playbook?.rules;
        return tasks && rules ? tasks.followUp({ state: this.news.state, rules }, message, own, look) : own;
      },
      state: () => this.news.state,
      backend: this.#backend,
      photos: async (ids) => (await photoStore()).readPhotos(options.databaseName, ids),
      dispatch: (event) => void this.dispatch(event),
      onAgentTyping: (agentTyping) => this.#change({ agentTyping }),
      onSending: (sending) => this.#change({ sending }),
      onStuck: () => {
        this.#outbox.stuck();
        if (!this.news.stuck) this.#change({ stuck: true });
        void this.#outbox.keep(this.news.state, this.#seq);
      },
    });
  }

  #offerGenerator(Lazy: typeof LazyGenerator): void {
    const { generator, base, recorder } = this.#options;
    if (this.#closed) return;
    this.#generator ??= new Lazy({
      setting: generator,
      base,
      fetch: recorder.fetch,
      record: (entries) => this.record(entries),
      locale: () => this.news.state.locale,
      runs: () => this.news,
      names: () => this.#names,
      onStatus: (status) => this.#change({ generator: status }),
      onWording: (wording) => this.#change({ wording }),
      onActive: (active) => {
        this.#active = active;
        this.#tellGenerator();
      },
    });
  }

  async #begin(): Promise<void> {
    this.#seq = 0;
    const { locale, pageUrl } = this.#options;
    await this.dispatch({
      ...this.#fresh(),
      type: 'started',
      conversationId: newId(),
      locale,
      online: navigator.onLine,
      pageUrl,
    });
    this.#toldActive = null;
    this.#tellGenerator();
  }

  #tellGenerator(): void {
    const active = this.#active;
    if (this.#closed || active === this.#toldActive) return;
    this.#toldActive = active;
    void this.dispatch({ ...this.#fresh(), type: 'generator-changed', generator: active });
  }

  /** A worker died: everything open is asked for again in new ones, from what is stored. */
  async #restart(): Promise<void> {
    if (this.#closed) return;
    this.#encoder?.died();
    this.#threads.close();
    // A thread may die before there is one.
    this.#runner?.cancelAll();
    await this.#start();
  }

  async #take(event: ConversationEvent): Promise<void> {
    // What has left the device cannot be called off.
    if (event.type === 'waiting-cancelled' && this.#runner.isSending(event.key)) return;
    const before = event.type === 'started' ? null : this.news.state;
    if (event.type === 'noticed' && before?.notes?.isPaused) return;
    const [state, effects] = this.#step(before, event);
    try {
      this.#seq = await this.#threads.knowledge.appendLog(state.id, this.#seq, isPrivate(event) ? [] : [event], state);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      if (cause.code === 'conflict') {
        await this.#catchUp();
        return this.#take(event);
      }
      if (cause.code !== 'storage-full' && cause.code !== 'storage-unavailable') throw cause;
      // Going on in memory is better than silence; the shopper is told that it will not outlive the page.
      this.news = { ...this.news, error: cause.code };
    }
    this.#change({ state, stuck: this.news.stuck && outboxKeys(state).length > 0 });
    if (event.type === 'voted') this.#countVote(before, state, event);
    this.#runner.run(effects);
    void this.#outbox.keep(state, this.#seq);
    if (event.type === 'locale-changed') {
      this.#generator?.localeChanged();
      void this.#speak(event.locale).catch(() => {});
    }
    // The first message may be answered before it is known whether there is an encoder to start.
    if (event.type === 'understood') {
      void this.#model.then(() => this.#encoder?.used());
      this.#generator?.used();
    }
  }

  /** A vote that was taken in, by the entries it is on: the counts outlive the conversation's log. */
  #countVote(
    before: ConversationState | null,
    { messages }: ConversationState,
    { messageId, helpful }: Extract<ConversationEvent, { type: 'voted' }>,
  ): void {
    const voted = messages.find(({ id }) => id === messageId);
    if (voted?.role !== 'assistant' || !voted.packVersion || before?.messages.includes(voted)) return;
    const entryIds = voted.citations.map(({ id }) => id);
    this.#threads.knowledge.countVote({ entryIds, packVersion: voted.packVersion, helpful }).catch(() => {});
  }

  /** Without Web Locks another tab may have written in between. */
  async #catchUp(): Promise<void> {
    const stored = await this.#threads.knowledge.currentConversation();
    if (!stored) throw new AppError('conflict', { path: 'conversation' });
    this.#seq = stored.seq;
    this.news = { ...this.news, state: stored.state };
  }

  async #sync(early: EarlyFiles | null = null): Promise<void> {
    clearTimeout(this.#syncTimer);
    if (this.#closed) return;
    const report = await this.#threads.knowledge.sync(early).catch((cause: unknown) => ({
      outcome: 'failed' as const,
      packVersion: null,
      error: { code: cause instanceof AppError ? cause.code : ('worker-died' as const) },
    }));
    if (report.outcome === 'updated' || (report.packVersion && !this.#playbook)) await this.#usePack();
    if (report.packVersion) notePack(this.#options.packUrl, report.packVersion);
    if (report.error?.code === 'storage-full') this.#change({ error: 'storage-full' });
    if (report.outcome === 'failed' && !this.#playbook) {
      this.#change({ pack: 'failed', error: report.error?.code ?? null });
    }
    this.#syncTimer = setTimeout(() => void this.#sync(), this.#playbook ? SYNC_EVERY_MS : SYNC_RETRY_MS);
  }

  /** What the pack has in another language comes when it is first used or written. */
  async #speak(locale: Locale): Promise<boolean> {
    const hasCome = await this.#threads.knowledge.speak(locale);
    if (hasCome) await this.#usePack();
    return hasCome;
  }

  async #usePack(): Promise<void> {
    const { knowledge, nlu } = this.#threads;
    const book = await knowledge.playbook();
    if (!book) return;
    await this.#usePlaybook(book);
    const vocabulary = knowledge.vocabulary();
    vocabulary.then((words) => nlu.setVocabulary(words)).catch(() => {});
    this.#names = vocabulary.then(({ products }) => products.flatMap(({ sku, names }) => [sku, ...names]));
    this.#names.catch(() => {});
    this.#gotPlaybook(book);
    void this.#loadPreviewer();
    const error = this.news.pack === 'failed' ? null : this.news.error;
    this.news = { ...this.news, pack: 'ready', packVersion: book.packVersion, shopNames: book.shopName, error };
    this.#change({});
  }

  async #usePlaybook(book: Playbook | null): Promise<void> {
    if (!book) return;
    this.#playbook = book;
    this.#step = (await this.#createStep)(book);
  }

  /** Nobody waits for it: it comes with the pack, so that nothing is asked for while the shopper types. */
  async #loadPreviewer(): Promise<void> {
    if (this.#previewer || !this.#options.preview) return;
    try {
      const { Previewer } = await import('./previewer.ts');
      this.#previewer = new Previewer({
        understand: (draft, bands) => this.#runner.understand(draft, bands),
        state: () => this.news.state,
        step: () => this.#step,
        playbook: () => this.#playbook,
        now: Date.now,
      });
    } catch {
      // Drafts go without; the next pack or page tries again.
    }
  }

  #awaitPlaybook(): Promise<Playbook> {
    return new Promise((resolve) => {
      this.#gotPlaybook = resolve;
    });
  }

  #fresh(): { id: string; at: number } {
    return { id: newId(), at: Date.now() };
  }

  #change(change: Partial<LeaderNews>): void {
    const news = { ...this.news, ...change };
    // The first state comes with the first event.
    const photoAsked = news.state ? asksPhoto(this.#playbook, news.state) : false;
    this.news = { ...news, photoAsked, wording: stillWorded(news) };
    if (news.state) this.#options.onNews(this.news);
  }

  /** The network came or went: what waits is tried at once. */
  async connectionChanged(online: boolean): Promise<void> {
    await this.dispatch({ ...this.#fresh(), type: 'connection-changed', online });
    if (online && !this.#playbook) void this.#sync();
  }
}

/** Until the answer itself is there, or is waited for no more. */
const stillWorded = ({ state, wording }: LeaderNews): LeaderNews['wording'] =>
  state?.pending.some((effect) => effect.type === 'word-answer' && effect.turnId === wording?.turnId) ? wording : null;

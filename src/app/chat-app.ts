import type { PageTool } from '#commerce/page-tool.ts';
import type { PhotoFindings } from '#commerce/photo/photo-findings.ts';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import type { Locale } from '#core/locale.ts';
import type { ConversationEvent, EventBody } from '#dialogue/event.ts';
import type { PacketEdits } from '#dialogue/packet/mask-packet.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { eraseDeviceStore } from '#merchant/shared/device-store.ts';
import type { EarlyFiles, LedgerEntry, VoteCount } from '#workers/knowledge/knowledge-api.ts';
import { clearServiceWorkerLedger, readServiceWorkerLedger } from '#workers/sw/sw-ledger.ts';
import type { ChatHost, ChatStatus, InsightView, ProfileChange } from './chat-host.ts';
import { statusOf } from './chat-status.ts';
import { photoStore } from './kept-photos.ts';
import { Leader, type LeaderNews, type LeaderOptions } from './leader.ts';
import { Leadership } from './leadership.ts';
import type { LiveRefresh } from './live-refresh.ts';
import { newId } from './new-id.ts';
import type { PushAnswer, PushCall } from './push-calls.ts';
import { RequestRecorder } from './request-recorder.ts';
import { TabLink } from './tab-link.ts';
import type { ToolRunner } from './tool-runner.ts';

export interface ChatAppOptions {
  packUrl: string;
  publicKey: string;
  backendUrl: string | null;
  orders: unknown;
  handoff: unknown;
  locale: Locale;
  /** Answers are offered while the shopper types. */
  preview: boolean;
  /** `auto`, `off`, or the URL of the merchant's own list of models. */
  generator: string;
  /** Folder of Aisle's files. */
  base: string;
  /** Manifest and signature of the pack that the loader asked for already. */
  early: Promise<EarlyFiles | null>;
}

export type { PageEvent } from '#commerce/profile/page-event.ts';
export type { VoteCount } from '#workers/knowledge/knowledge-api.ts';

export interface Identity {
  /** The merchant's own id of the shopper. */
  id: string;
  name?: string;
  email?: string;
  /** HMAC-SHA256 of `id` under the merchant's secret, in hex: tells an agent, and nobody else, who it is. */
  hash?: string;
  /** Mints a short-lived JWT for the merchant's backend; called when one is needed. */
  getToken?: () => Promise<string>;
}

/** Shorter than a tab waits before it takes the leader for dead. */
const PREVIEW_WITHIN_MS = 1_500;

/** What a tab asks the leader for in its own words; another tab may be of another version, and ask for more. */
const ASKED = [
  'dispatch',
  'productOfCode',
  'profile',
  'record',
  'wantGenerator',
  'deleteGenerator',
  'push',
  'votes',
  'insight',
  'setTyping',
  'dismissError',
  'forget',
] as const;
type Asked = (typeof ASKED)[number];

const isAsked = (method: string): method is Asked => ASKED.some((name) => name === method);

/** How many ledger rows the shopper is shown. */
const LEDGER_ROWS = 500;

/**
 * The chat of one tab. In the tab that leads it runs the work itself; in the others it asks the leader, and every tab
 * shows what the leader last told.
 */
export class ChatApp implements ChatHost {
  readonly #options: ChatAppOptions;
  readonly #listeners = new Set<() => void>();
  readonly #recorder: RequestRecorder;
  readonly #leadership: Leadership;
  readonly #link: TabLink<LeaderNews>;
  readonly #abort = new AbortController();
  #leader: Leader | null = null;
  #news: LeaderNews | null = null;
  #lastSeenId: string | null = null;
  #open = false;
  /** The conversation is that of another shopper than the one who is here. */
  #isOthers = false;
  #status: ChatStatus;
  #getToken: (() => Promise<string>) | null = null;
  #tools: Promise<ToolRunner> | null = null;
  tools: readonly PageTool[] = [];
  /** Turns that were begun in this tab: what they ask of the page is done here. */
  readonly #ownTurns = new Set<string>();
  /** Keeps prices fresh while this tab's chat is open. */
  #live: Promise<LiveRefresh> | null = null;
  #startFailed: ((cause: unknown) => void) | null = null;
  locale: Locale;
  /** Pushes of some order are switched on in this browser; null until that is known. */
  follows: boolean | null = null;
  readonly preview: ChatHost['preview'];

  constructor(options: ChatAppOptions) {
    this.#options = options;
    this.locale = options.locale;
    this.preview = options.preview
      ? (draft) => (this.#leader ? this.#leader.preview(draft) : this.#link.call('preview', draft))
      : null;
    this.#recorder = new RequestRecorder(options.base);
    const name = this.#databaseName;
    this.#leadership = new Leadership(
      name,
      () => this.#lead().catch(this.#fail),
      () => this.#follow(),
    );
    this.#link = new TabLink(name, () => this.#leadership.steal());
    this.#status = this.#statusNow();
  }

  /**
   * Resolves once it is known which tab leads, and this one's workers are starting if it does. `running` resolves once
   * the stored conversation is there, in this tab or in the one that leads.
   */
  async start(): Promise<{ running: Promise<void> }> {
    const { signal } = this.#abort;
    for (const type of ['online', 'offline'] as const) {
      window.addEventListener(type, () => this.#connectionChanged(type === 'online'), { signal });
    }
    this.#link.onNews((news) => this.#hear(news));
    const running = new Promise<void>((resolve, reject) => {
      this.#startFailed = reject;
      const stop = this.subscribe(() => {
        if (!this.#news) return;
        stop();
        resolve();
      });
    });
    if (!(await this.#leadership.seek())) this.#follow();
    return { running };
  }

  get #databaseName(): string {
    return `aisle.${this.#options.packUrl}`;
  }

  get state(): ConversationState | null {
    return this.#isOthers ? null : (this.#news?.state ?? null);
  }

  get status(): ChatStatus {
    return this.#status;
  }

  get shopName(): string {
    const names = this.#news?.shopNames ?? {};
    return names[this.locale] ?? (this.locale === 'zh-Hant' ? names['zh-Hans'] : undefined) ?? names.en ?? '';
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  say(text: string): Promise<void> {
    return this.#dispatch({ type: 'said', text });
  }

  choose(messageId: string, choiceId: string): Promise<void> {
    return this.#dispatch({ type: 'chose', messageId, choiceId });
  }

  vote(messageId: string, helpful: boolean): Promise<void> {
    return this.#dispatch({ type: 'voted', messageId, helpful });
  }

  /** How the shopper of this device found the answers, by entry and pack. */
  votes(): Promise<VoteCount[]> {
    return this.#ask('votes');
  }

  async addPhoto(photo: Blob, findings: PhotoFindings = {}): Promise<void> {
    const { keepPhoto } = await photoStore();
    const kept = await keepPhoto(this.#databaseName, photo);
    await this.#dispatch({ type: 'photo-added', photo: { ...kept, ...findings } });
  }

  productOfCode(code: string): Promise<string | null> {
    return this.#ask('productOfCode', code);
  }

  async photo(id: string): Promise<Blob | null> {
    const { readPhoto } = await photoStore();
    return readPhoto(this.#databaseName, id);
  }

  requestPerson(reason: 'shopper_asked' | 'policy' | 'error' = 'shopper_asked'): Promise<void> {
    return this.#dispatch({ type: 'person-asked', reason });
  }

  approvePacket({ summary, leftOut, unmasked }: PacketEdits): Promise<void> {
    const handoff = this.state?.handoff;
    // A generator's summary may come while they tap: what they saw goes.
    const isTemplate = handoff?.phase === 'drafted' && !handoff.worded;
    const seen = isTemplate ? { seen: 'template' as const } : {};
    return this.#dispatch({ type: 'packet-approved', summary, leftOut: [...leftOut], unmasked, ...seen });
  }

  declinePacket(): Promise<void> {
    return this.#dispatch({ type: 'packet-declined' });
  }

  cancelWaiting(key: string): Promise<void> {
    return this.#dispatch({ type: 'waiting-cancelled', key });
  }

  rate(score: number, comment: string | null): Promise<void> {
    return this.#dispatch({ type: 'rating-given', score, comment });
  }

  declineRating(): Promise<void> {
    return this.#dispatch({ type: 'rating-declined' });
  }

  async openWidget(vendor: string, text: string): Promise<boolean> {
    const { openVendorWidget } = await import('#merchant/vendor-widget/open-vendor-widget.ts');
    return openVendorWidget(vendor, text);
  }

  endHandoff(): Promise<void> {
    return this.#dispatch({ type: 'handoff-ended-by-shopper' });
  }

  cancelFlow(): Promise<void> {
    return this.#dispatch({ type: 'flow-cancelled' });
  }

  wantGenerator(yes: boolean): Promise<void> {
    return this.#ask('wantGenerator', yes);
  }

  deleteGenerator(): Promise<void> {
    return this.#ask('deleteGenerator');
  }

  async push(call: PushCall): Promise<PushAnswer> {
    const answer = await this.#ask('push', call);
    if (call.do === 'subscribe' && answer !== null) this.follows = true;
    this.#update();
    return answer;
  }

  noticeOpened(tail: string): Promise<void> {
    return this.#dispatch({ type: 'notice-opened', tail });
  }

  setTyping(typing: boolean): void {
    if (this.#leader) this.#leader.setTyping(typing);
    else this.#link.call('setTyping', typing).catch(() => {});
  }

  setOpen(open: boolean): void {
    this.#open = open;
    void this.#followPrices();
    this.#update();
    if (open && this.state?.messages.length === 0) this.#greetWhenReady();
  }

  /** Nothing of it is needed for the first answer: its code comes once the chat is open. */
  async #followPrices(): Promise<void> {
    if (!this.#live && !this.#open) return;
    this.#live ??= import('./live-refresh.ts').then(
      ({ LiveRefresh }) =>
        new LiveRefresh(() => (this.#leader ? this.#leader.refreshOverlay() : this.#link.call('refreshOverlay'))),
    );
    this.#live
      .then((live) => live.setOpen(this.#open && !this.#abort.signal.aborted))
      .catch(() => {
        this.#live = null;
      });
  }

  dismissError(): void {
    if (this.#leader) this.#leader.dismissError();
    else this.#link.call('dismissError').catch(() => {});
  }

  async ledger(): Promise<LedgerEntry[]> {
    const rows = this.#leader ? this.#leader.ledger(LEDGER_ROWS) : this.#link.call<LedgerEntry[]>('ledger');
    const [own, byServiceWorker] = await Promise.all([rows, readServiceWorkerLedger().catch(() => [])]);
    return [...own.filter((entry) => !byServiceWorker.some((other) => isSame(entry, other))), ...byServiceWorker].sort(
      (a, b) => b.at - a.at,
    );
  }

  profile(): Promise<ProfileReading | null> {
    return this.#ask('profile');
  }

  insight(answer?: boolean): Promise<InsightView | null> {
    return this.#ask('insight', answer);
  }

  changeProfile(change: ProfileChange): Promise<void> {
    return this.#dispatch(change);
  }

  async forget(): Promise<void> {
    await this.#erasePush().catch(() => {});
    eraseDeviceStore();
    await this.#ask('forget');
    await clearServiceWorkerLedger().catch(() => {});
  }

  /** The shop and the browser's push service forget this device too; its tokens are lost with the rest. */
  async #erasePush(): Promise<void> {
    // Without leave nothing can be subscribed, or be on its way to be.
    if ((globalThis.Notification?.permission ?? 'default') === 'default') return;
    const { erasePush } = await import('./push-notices.ts');
    await erasePush((call) => this.push(call));
    this.follows = false;
  }

  /** Who the shopper is. Another shopper than before: what this device holds of the one before is erased first. */
  async identify(identity: Identity | null): Promise<void> {
    this.#getToken = identity?.getToken ?? null;
    const { profile, identified, identityHash } = this.#news?.state ?? {};
    const before = profile?.customerId;
    if (before !== undefined && before !== identity?.id) await this.#forgetOther();
    const hasToken = identity?.getToken !== undefined;
    if (before === identity?.id && identified === hasToken && identityHash === identity?.hash) return;
    await this.#dispatch({
      type: 'identified',
      customerId: identity?.id ?? null,
      name: identity?.name ?? null,
      email: identity?.email ?? null,
      hasToken,
      ...(identity?.hash && { hash: identity.hash }),
    });
  }

  /** What belongs to another shopper is not shown while it is being erased. */
  async #forgetOther(): Promise<void> {
    this.#isOthers = true;
    this.#update();
    try {
      await this.forget();
    } finally {
      this.#isOthers = false;
      this.#update();
    }
  }

  setContext(pageUrl: string, context: Record<string, string>): Promise<void> {
    return this.#dispatch({ type: 'context-changed', pageUrl, context });
  }

  /** What the shop's page can do. Rejects with `settings-invalid` where that is not functions of the known names. */
  async registerTools(functions: unknown): Promise<void> {
    const tools = await this.#toolRunner();
    await tools.register(functions);
    this.tools = tools.names;
    this.#update();
  }

  /** A string, for an agent who takes over; or an event with goods, for the shopper's profile. Rejects with `settings-invalid`. */
  async track(action: unknown): Promise<void> {
    if (typeof action !== 'object') return this.#dispatch({ type: 'tracked', action: String(action) });
    const { parsePageEvent } = await import('#commerce/profile/page-event.ts');
    return this.#dispatch({ type: 'noticed', seen: parsePageEvent(action) });
  }

  setLocale(locale: Locale): Promise<void> {
    this.locale = locale;
    this.#update();
    return this.#dispatch({ type: 'locale-changed', locale });
  }

  destroy(): void {
    this.#abort.abort();
    void this.#live?.then(
      (live) => live.close(),
      () => {},
    );
    this.#leader?.close();
    this.#leader = null;
    this.#link.close();
    this.#leadership.close();
    this.#recorder.close();
    this.#listeners.clear();
  }

  readonly #fail = (cause: unknown): void => {
    this.#startFailed?.(cause);
  };

  async #lead(): Promise<void> {
    const { packUrl, publicKey, backendUrl, orders, handoff } = this.#options;
    const options: LeaderOptions = {
      packUrl,
      publicKey,
      backendUrl,
      orders,
      handoff,
      databaseName: this.#databaseName,
      locale: this.locale,
      pageUrl: location.href,
      preview: this.#options.preview,
      generator: this.#options.generator,
      base: this.#options.base,
      recorder: this.#recorder,
      early: this.#options.early,
      getToken: async () => (await this.#getToken?.()) ?? null,
      onNews: (news) => {
        this.#link.tell(news);
        this.#hear(news);
      },
    };
    const leader = await Leader.start(options);
    if (this.#abort.signal.aborted) {
      leader.close();
      return;
    }
    this.#leader = leader;
    this.#link.serve((method, args) => this.#serve(leader, method, args));
    this.#update();
  }

  /** Answers another tab. */
  async #serve(leader: Leader, method: string, args: unknown[]): Promise<unknown> {
    switch (method) {
      case 'news':
        return leader.news;
      case 'preview':
        return leader.preview(args[0] as string, PREVIEW_WITHIN_MS);
      case 'ledger':
        return leader.ledger(LEDGER_ROWS);
      case 'refreshOverlay':
        // It may take longer than a tab waits before it takes the leader for dead.
        leader.refreshOverlay().catch(() => {});
        return;
      default:
        if (isAsked(method)) return (leader[method] as (...given: unknown[]) => unknown).apply(leader, args);
    }
  }

  #follow(): void {
    this.#link.stopServing();
    this.#leader?.close();
    this.#leader = null;
    this.#recorder.connect((entries) => void this.#link.call('record', entries).catch(() => {}));
    this.#link.call<LeaderNews>('news').then(
      (news) => this.#hear(news),
      () => {},
    );
  }

  #dispatch(body: EventBody): Promise<void> {
    const event = { ...body, id: newId(), at: Date.now() } as ConversationEvent;
    if (event.type === 'said' || event.type === 'chose') this.#ownTurns.add(event.id);
    return this.#ask('dispatch', event);
  }

  /** Of the leader, in this tab or in another. */
  #ask<Name extends Asked>(name: Name, ...args: Parameters<Leader[Name]>): Promise<Awaited<ReturnType<Leader[Name]>>> {
    const ask = this.#leader?.[name] as ((...given: unknown[]) => never) | undefined;
    return ask ? ask.apply(this.#leader, args) : this.#link.call(name, ...args);
  }

  #toolRunner(): Promise<ToolRunner> {
    const options = {
      dispatch: (body: EventBody) => this.#dispatch(body),
      takeOwn: (turnId: string) => this.#ownTurns.delete(turnId),
    };
    this.#tools ??= import('./tool-runner.ts').then(({ ToolRunner }) => new ToolRunner(options));
    this.#tools.catch(() => {
      this.#tools = null;
    });
    return this.#tools;
  }

  #connectionChanged(online: boolean): void {
    this.#update();
    void this.#leader?.connectionChanged(online);
  }

  #hear(news: LeaderNews): void {
    const isOther = this.#news?.state.id !== news.state.id;
    this.#news = news;
    this.#update();
    if (isOther && this.tools.length > 0) void this.#tools?.then((tools) => tools.announce()).catch(() => {});
    const { pending } = news.state;
    if (!pending.some((effect) => effect.type === 'use-tool' && this.#ownTurns.has(effect.turnId))) return;
    this.#toolRunner().then(
      (tools) => tools.run(pending),
      () => {},
    );
  }

  /** The shop greets in its own words, so the greeting waits for the pack. */
  #greetWhenReady(): void {
    const stop = this.subscribe(() => {
      if (this.#status.pack !== 'ready' || !this.state) return;
      stop();
      if (this.state.messages.length === 0) void this.#dispatch({ type: 'opened' });
    });
    this.#update();
  }

  #update(): void {
    const lastId = this.#news?.state.messages.at(-1)?.id;
    if (this.#open || this.#lastSeenId === null) this.#lastSeenId = lastId ?? this.#lastSeenId;
    this.#status = this.#statusNow();
    for (const listener of this.#listeners) listener();
  }

  #statusNow(): ChatStatus {
    const leader = this.#leader !== null;
    return statusOf(this.#news, { online: navigator.onLine, leader, open: this.#open, lastSeenId: this.#lastSeenId });
  }
}

/** How far apart the page and the service worker may note one and the same request. */
const SAME_REQUEST_MS = 5_000;

/** What a page asks for through its service worker leaves the device once, and the worker knows the true size. */
const isSame = (entry: LedgerEntry, other: LedgerEntry): boolean =>
  entry.url === other.url && entry.method === other.method && Math.abs(entry.at - other.at) < SAME_REQUEST_MS;

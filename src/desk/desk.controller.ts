import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AppError } from '#core/app-error.ts';
import { DeskClient } from './desk-client.ts';
import type { DeskEvent, DeskHandoffDetail, DeskLists, DeskSession } from './desk-types.ts';

const KEPT_SESSION = 'aisle.desk';
const TYPING_EVERY_MS = 3_000;

/** What the agent sees: the lists and one open conversation, kept up to date by the backend's streams. */
export class DeskController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #client: DeskClient | null = null;
  #listsAbort = new AbortController();
  #openAbort = new AbortController();
  #typedAt = 0;
  session: DeskSession | null = null;
  lists: DeskLists = { queued: [], mine: [], closed: [] };
  open: DeskHandoffDetail | null = null;
  shopperTyping = false;
  linkUp = true;
  fault: 'passcode' | 'taken' | 'not-sent' | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const kept = sessionStorage.getItem(KEPT_SESSION);
    if (kept) this.#start(JSON.parse(kept) as DeskSession);
  }

  hostDisconnected(): void {
    this.#listsAbort.abort();
    this.#openAbort.abort();
  }

  async signIn(name: string, passcode: string): Promise<void> {
    this.fault = null;
    try {
      const session = await DeskClient.signIn(name, passcode);
      sessionStorage.setItem(KEPT_SESSION, JSON.stringify(session));
      this.#start(session);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      this.fault = cause.code === 'unauthorised' ? 'passcode' : 'not-sent';
    }
    this.#host.requestUpdate();
  }

  signOut(): void {
    sessionStorage.removeItem(KEPT_SESSION);
    this.hostDisconnected();
    this.session = null;
    this.open = null;
    this.#host.requestUpdate();
  }

  async show(id: string): Promise<void> {
    const client = this.#client;
    if (!client) return;
    this.#openAbort.abort();
    this.#openAbort = new AbortController();
    const { signal } = this.#openAbort;
    const detail = await client.detail(id);
    if (signal.aborted) return;
    this.open = detail;
    this.shopperTyping = false;
    this.fault = null;
    this.#host.requestUpdate();
    const after = detail.events.at(-1)?.id ?? null;
    void client
      .followEvents(
        id,
        after,
        (event) => this.#take(event),
        (up) => this.#setLink(up),
        signal,
      )
      .catch(this.#refused);
  }

  leave(): void {
    this.#openAbort.abort();
    this.open = null;
    this.#host.requestUpdate();
  }

  async take(): Promise<void> {
    const { open } = this;
    if (!open) return;
    try {
      await this.#client?.accept(open.handoff.id);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      this.fault = cause.code === 'conflict' ? 'taken' : 'not-sent';
      this.#host.requestUpdate();
      return;
    }
    await this.show(open.handoff.id);
  }

  /** Gives whether it was taken; the text stays with the agent when not. */
  async reply(text: string): Promise<boolean> {
    if (!this.open) return false;
    this.#typedAt = 0;
    try {
      await this.#client?.reply(this.open.handoff.id, crypto.randomUUID(), text);
      this.fault = null;
      return true;
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      this.fault = 'not-sent';
      return false;
    } finally {
      this.#host.requestUpdate();
    }
  }

  /** Told at most every few seconds: typing is no news worth more. */
  typed(): void {
    const now = Date.now();
    if (!this.open || now - this.#typedAt < TYPING_EVERY_MS) return;
    this.#typedAt = now;
    this.#client?.setTyping(this.open.handoff.id, true).catch(() => {});
  }

  async end(): Promise<void> {
    if (this.open) await this.#client?.close(this.open.handoff.id);
  }

  #start(session: DeskSession): void {
    this.session = session;
    this.#client = new DeskClient(session.token);
    this.#listsAbort = new AbortController();
    const onLists = (lists: DeskLists) => {
      this.lists = lists;
      this.#host.requestUpdate();
    };
    void this.#client.followLists(onLists, (up) => this.#setLink(up), this.#listsAbort.signal).catch(this.#refused);
  }

  #take(event: DeskEvent): void {
    const { open } = this;
    if (!open) return;
    if (event.type === 'typing') {
      if (event.from === 'shopper') this.shopperTyping = event.typing;
    } else if (!open.events.some(({ id }) => id === event.id)) {
      const agent = event.type === 'status' && event.agent ? { agent: { id: '', name: event.agent.name } } : {};
      const handoff = event.type === 'status' ? { ...open.handoff, status: event.status, ...agent } : open.handoff;
      this.open = { ...open, handoff, events: [...open.events, event] };
      if (event.type === 'message' && event.from === 'shopper') this.shopperTyping = false;
    }
    this.#host.requestUpdate();
  }

  #setLink(up: boolean): void {
    this.linkUp = up;
    this.#host.requestUpdate();
  }

  /** The token ran out: sign in again. */
  readonly #refused = (): void => this.signOut();
}

import { AppError } from '#core/app-error.ts';
import { DeskClient } from '../client/desk-client.ts';
import type { DeskHandoff, DeskLists, DeskPhoto, DeskPresence, DeskSession } from '../client/desk-types.ts';
import { Conversation } from './conversation.ts';
import { keep, ofTab, recall } from './kept.ts';
import { Observable } from './observable.ts';
import { Tickets } from './tickets.ts';
import { Unread } from './unread.ts';

const KEPT_SESSION = 'aisle.desk';

export type DeskFault = 'passcode' | 'not-sent' | 'presence' | 'full';

/** What one signed-in agent has before them: the lists, the conversations they opened, and which one is on the screen. */
export class DeskStore extends Observable {
  #client: DeskClient | null = null;
  #following = new AbortController();
  readonly #opened = new Map<string, Conversation>();
  readonly unread = new Unread();
  session: DeskSession | null = null;
  /** Null until the first ones came. */
  lists: DeskLists | null = null;
  open: Conversation | null = null;
  tickets: Tickets | null = null;
  view: 'conversations' | 'tickets' = 'conversations';
  /** Streams that are down, and tried again. */
  readonly #down = new Set<'lists' | 'conversation'>();
  fault: DeskFault | null = null;
  /** Null until the first lists came. */
  me: DeskPresence | null = null;

  connect(): void {
    const kept = recall<DeskSession>(ofTab, KEPT_SESSION);
    if (kept) this.#start(kept);
  }

  disconnect(): void {
    this.#following.abort();
    this.open?.leave();
  }

  async signIn(name: string, passcode: string): Promise<void> {
    this.fault = null;
    try {
      const session = await DeskClient.signIn(name, passcode);
      keep(ofTab, KEPT_SESSION, session);
      this.#start(session);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      this.fault = cause.code === 'unauthorised' ? 'passcode' : 'not-sent';
    }
    this.changed();
  }

  readonly signOut = (): void => {
    keep(ofTab, KEPT_SESSION, null);
    this.disconnect();
    this.#opened.clear();
    this.session = null;
    this.#down.clear();
    this.lists = null;
    this.me = null;
    this.open = null;
    this.tickets = null;
    this.changed();
  };

  /** Shows one; those shown before are there at once, with what was being written. */
  show(id: string): void {
    const client = this.#client;
    if (!client) return;
    this.view = 'conversations';
    if (this.open?.id === id) {
      this.changed();
      return;
    }
    this.open?.leave();
    const conversation =
      this.#opened.get(id) ?? this.#remember(new Conversation(id, client, (up) => this.#setLink('conversation', up)));
    this.open = conversation;
    conversation.follow().catch(this.#refused);
    this.#see();
    this.changed();
  }

  leave(): void {
    this.open?.leave();
    this.open = null;
    this.changed();
  }

  showView(view: DeskStore['view']): void {
    this.view = view;
    if (view === 'tickets') this.tickets?.load().catch(this.#refused);
    this.changed();
  }

  /** Runs what the agent asked for; a token that ran out leads back to the sign-in. */
  run(work: Promise<unknown>): void {
    work.catch(this.#refused);
  }

  async setPresence(change: Partial<Pick<DeskPresence, 'state' | 'skills' | 'capacity'>>): Promise<void> {
    const before = this.me;
    if (!before) return;
    this.me = { ...before, ...change };
    this.fault = null;
    this.changed();
    try {
      const { state, skills, capacity } = this.me;
      await this.#client?.setPresence({ state, skills, capacity });
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code === 'unauthorised') throw cause;
      this.me = before;
      this.fault = 'presence';
      this.changed();
    }
  }

  /** Takes who is to be helped next, and shows them. Gives whether there was somebody. */
  async takeNext(): Promise<boolean> {
    try {
      const id = (await this.#client?.next()) ?? null;
      if (id) this.show(id);
      return id !== null;
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code === 'unauthorised') throw cause;
      this.fault = cause.code === 'conflict' ? 'full' : 'not-sent';
      this.changed();
      return false;
    }
  }

  /** The colleagues, to pass a conversation on to. */
  async peers(): Promise<DeskPresence[]> {
    const all = (await this.#client?.agents()) ?? [];
    return all.filter(({ agent }) => agent.id !== this.session?.agent.id);
  }

  readonly photos = (id: string, signal: AbortSignal): Promise<DeskPhoto[]> =>
    this.#client?.photos(id, signal) ?? Promise.reject(new AppError('cancelled'));

  /** The page came into view, or went: what is on the screen is seen. */
  readonly look = (): void => {
    this.#see();
    this.changed();
  };

  get linkUp(): boolean {
    return this.#down.size === 0;
  }

  /** Epoch ms by the server's clock. */
  get now(): number {
    return Date.now() + (this.#client?.serverAheadMs ?? 0);
  }

  find(id: string): DeskHandoff | undefined {
    const { queued = [], mine = [], closed = [] } = this.lists ?? {};
    return [...mine, ...queued, ...closed].find((handoff) => handoff.id === id);
  }

  #remember(conversation: Conversation): Conversation {
    this.#opened.set(conversation.id, conversation);
    conversation.subscribe(() => this.changed());
    return conversation;
  }

  #start(session: DeskSession): void {
    this.session = session;
    const client = new DeskClient(session.token);
    this.#client = client;
    this.tickets = new Tickets(client, () => this.changed());
    this.#following = new AbortController();
    void client
      .followLists(this.#hear, (up) => this.#setLink('lists', up), this.#following.signal)
      .catch(this.#refused);
  }

  readonly #hear = (lists: DeskLists): void => {
    this.lists = lists;
    this.me = lists.me;
    this.open?.hear(lists);
    this.unread.hear(lists.mine);
    this.#see();
    this.changed();
  };

  #see(): void {
    const shown = this.open && this.find(this.open.id);
    if (shown && this.view === 'conversations' && !document.hidden) this.unread.see(shown);
  }

  #setLink(stream: 'lists' | 'conversation', up: boolean): void {
    if (up) this.#down.delete(stream);
    else this.#down.add(stream);
    this.changed();
  }

  /** The token ran out: sign in again. */
  readonly #refused = (cause: unknown): void => {
    if (cause instanceof AppError && cause.code === 'unauthorised') this.signOut();
    else throw cause;
  };
}

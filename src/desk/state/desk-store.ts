import { AppError } from '#core/app-error.ts';
import type { DeskHandoff, DeskLists, DeskSession } from '#merchant/generated/protocol.ts';
import { Observable } from '#ui/observable.ts';
import { DeskClient } from '../client/desk-client.ts';
import type { Conversation } from './conversation.ts';
import { Door } from './door.ts';
import { Duty } from './duty.ts';
import { Opened } from './opened.ts';
import { Records } from './records.ts';
import { Tickets } from './tickets.ts';
import { Unread } from './unread.ts';

export type DeskView = 'conversations' | 'tickets' | 'records';

/** What one agent has before them: the lists, the conversations they opened, and which part of it is on the screen. */
export class DeskStore extends Observable {
  #client: DeskClient | null = null;
  #following = new AbortController();
  readonly #opened = new Opened(
    () => this.changed(),
    (up) => this.#setLink('conversation', up),
  );
  /** Streams that are down, and tried again. */
  readonly #down = new Set<'lists' | 'conversation'>();
  readonly unread = new Unread();
  readonly door = new Door();
  session: DeskSession | null = null;
  /** Null until the first ones came. */
  lists: DeskLists | null = null;
  duty: Duty | null = null;
  tickets: Tickets | null = null;
  /** Leads have them. */
  records: Records | null = null;
  view: DeskView = 'conversations';

  connect(): void {
    const kept = this.door.recall();
    if (kept) this.#start(kept);
  }

  disconnect(): void {
    this.#following.abort();
    this.open?.leave();
  }

  async signIn(name: string, passcode: string): Promise<void> {
    const session = await this.door.enter(name, passcode);
    if (session) this.#start(session);
    this.changed();
  }

  readonly signOut = (): void => {
    this.door.forget();
    this.#client = null;
    this.#following.abort();
    this.#opened.clear();
    this.#down.clear();
    this.session = null;
    this.lists = null;
    this.duty = null;
    this.tickets = null;
    this.records = null;
    this.view = 'conversations';
    this.changed();
  };

  /** The conversation on the screen. */
  get open(): Conversation | null {
    return this.#opened.current;
  }

  /** Shows one; those shown before are there at once, with what was being written. */
  show(id: string): void {
    if (!this.#client) return;
    this.view = 'conversations';
    if (this.open?.id !== id) this.run(this.#opened.show(id, this.#client));
    this.look();
  }

  leave(): void {
    this.#opened.leave();
    this.changed();
  }

  showView(view: DeskView): void {
    if (view === 'records' && !this.records) return;
    this.view = view;
    if (view === 'tickets') this.run(this.tickets?.load());
    if (view === 'records') this.run(this.records?.log.load());
    this.look();
  }

  /** Runs what the agent asked for; a token that ran out leads back to the sign-in. */
  run(work: Promise<unknown> | undefined): void {
    work?.catch((cause: unknown) => {
      if (cause instanceof AppError && cause.code === 'unauthorised') this.signOut();
      else throw cause;
    });
  }

  /** Takes who is to be helped next, and shows them. */
  async takeNext(): Promise<void> {
    const id = await this.duty?.takeNext();
    if (id) this.show(id);
  }

  readonly photos: DeskClient['photos'] = (id, signal) =>
    this.#client?.photos(id, signal) ?? Promise.reject(new AppError('cancelled'));

  /** The page came into view, or went: what is on the screen is seen. */
  readonly look = (): void => {
    const shown = this.open && this.find(this.open.id);
    if (shown && this.view === 'conversations' && !document.hidden) this.unread.see(shown);
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

  #start(session: DeskSession): void {
    const client = new DeskClient(session.token);
    const changed = () => this.changed();
    this.session = session;
    this.#client = client;
    this.duty = new Duty(client, session.agent.id, changed);
    this.tickets = new Tickets(client, changed);
    this.records =
      session.role === 'lead' ? new Records(client, changed, () => this.run(this.#opened.dropGone())) : null;
    this.#following = new AbortController();
    this.run(client.followLists(this.#hear, (up) => this.#setLink('lists', up), this.#following.signal));
  }

  readonly #hear = (lists: DeskLists): void => {
    this.lists = lists;
    if (this.duty) this.duty.me = lists.me;
    this.open?.hear(lists);
    this.unread.hear(lists.mine);
    this.look();
  };

  #setLink(stream: 'lists' | 'conversation', up: boolean): void {
    if (up) this.#down.delete(stream);
    else this.#down.add(stream);
    this.changed();
  }
}

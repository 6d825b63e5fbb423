import { AppError } from '#core/app-error.ts';
import type { Sleep } from '../shared/sleep.ts';
import { Invitations } from './invitations.ts';
import { createArchiveReader } from './read-archive.ts';
import { bareFrom, errorOf, readArchived, readMessage, readPresence } from './read-stanza.ts';
import { RoomDelivery } from './room-delivery.ts';
import type { RoomLog } from './room-log.ts';
import { RoomState } from './room-state.ts';
import * as stanzas from './stanzas.ts';
import { ANSWER_MS, XmppRefusal, type XmppSession } from './xmpp-session.ts';

/** Another connection of the same shopper may not have left yet. */
const NICKNAMES = 5;

const REFUSALS = ['forbidden', 'registration-required', 'not-authorized', 'not-allowed'];

export interface RoomOptions {
  jid: string;
  nickname: string;
  /** Who is called to it, by JID. */
  agents: readonly string[];
  /** How long the last agent may be gone before it is over. */
  absenceMs: number;
  session: XmppSession;
  /** What is known of the room from a connection before; it is read on from there. */
  log: RoomLog;
  sleep: Sleep;
}

const unreachable = () => new AppError('backend-unreachable', { path: 'xmpp' });

/** One room, over one connection. */
export class XmppRoom {
  readonly #options: RoomOptions;
  readonly #delivery: RoomDelivery;
  readonly #archive: ReturnType<typeof createArchiveReader>;
  readonly state: RoomState;
  #nick = '';
  #joining: { resolve: (created: boolean) => void; reject: (cause: Error) => void } | null = null;
  #waiters: (() => void)[] = [];
  readonly #invitations: Invitations;
  /** Aborts when an agent is there again, or this connection is lost. */
  #absence = new AbortController();
  /** Grows with every change. */
  version = 0;

  constructor(options: RoomOptions) {
    const { session, jid, agents, log, sleep } = options;
    this.#options = options;
    this.#delivery = new RoomDelivery(sleep);
    this.#archive = createArchiveReader(session, jid, log, sleep);
    this.state = new RoomState((nick) => this.isOwn(nick));
    this.#invitations = new Invitations(session, jid, agents);
    session.onStanza((stanza) => (bareFrom(stanza) === jid ? this.#hear(stanza) : this.#invitations.hear(stanza)));
    session.ended.addEventListener('abort', () => {
      this.#joining?.reject(unreachable());
      this.#delivery.lost();
      this.#absence.abort();
      this.#changed();
    });
  }

  get lost(): boolean {
    return this.#options.session.ended.aborted;
  }

  isOwn(nick: string): boolean {
    return nick.startsWith(this.#options.nickname);
  }

  /** Goes in and reads what was said. True for who comes to a room that was not there, and has now to configure it. */
  async enter(): Promise<boolean> {
    const { nickname } = this.#options;
    for (let i = 1; ; i += 1) {
      this.#nick = i === 1 ? nickname : `${nickname} (${i})`;
      try {
        const created = await this.#join();
        if (!created) {
          await this.#archive.read();
          void this.#inviteAfterAbsence();
        }
        return created;
      } catch (cause) {
        const condition = cause instanceof XmppRefusal ? errorOf(cause.stanza) : null;
        if (condition === null) throw cause;
        if (condition === 'conflict' && i < NICKNAMES) continue;
        if (condition !== 'gone' && condition !== 'item-not-found') {
          throw new AppError(REFUSALS.includes(condition) ? 'unauthorised' : 'backend-unreachable', { condition });
        }
        this.state.destroyed();
        return false;
      }
    }
  }

  /** Opens a room that has just been made. It is the agents': clients let only owners say in it that it is over. */
  async configure(name: string): Promise<void> {
    const { session, jid, agents } = this.#options;
    await session.ask(stanzas.configure(jid, name));
    for (const agent of agents) await session.ask(stanzas.own(jid, agent));
  }

  /** Resolves once the room's archive has it. A message that it has already is not sent again. */
  say(id: string, text: string): Promise<void> {
    const { log, session, jid } = this.#options;
    if (log.find(id)) return Promise.resolve();
    if (this.lost) return Promise.reject(unreachable());
    return this.#delivery.send(id, () => session.send(stanzas.say(jid, id, text)));
  }

  setTyping(typing: boolean): void {
    this.#options.session.send(stanzas.typing(this.#options.jid, typing));
  }

  /** Calls the agents, with what it is about. */
  invite(reason: string): void {
    this.#invitations.send(reason);
  }

  /** Ends it for everybody; resolves once the room has taken note. */
  async close(): Promise<void> {
    if (!this.state.closed) this.#options.session.send(stanzas.setSubject(this.#options.jid, 'closed'));
    const { signal } = new AbortController();
    while (!this.state.closed && !this.lost) await this.changed(this.version, signal);
    if (!this.state.closed) throw unreachable();
  }

  /** Leaves a room that came into being by mistake: one that nobody configured is gone with its maker. */
  abandon(): void {
    this.state.destroyed();
    this.leave();
  }

  leave(): void {
    this.#options.session.send(stanzas.leave(this.#options.jid, this.#nick));
  }

  /** Resolves when the version is another than `known`, this connection is lost, or `signal` aborts. */
  changed(known: number, signal: AbortSignal): Promise<void> {
    if (this.version !== known || this.lost || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** Asks the room whether one is still in it; a connection over which it does not answer is given up. */
  async check(): Promise<void> {
    const { session, jid } = this.#options;
    await session.ask(stanzas.ping(jid, this.#nick)).catch((cause: unknown) => {
      const condition = cause instanceof XmppRefusal ? errorOf(cause.stanza) : null;
      // Whoever is in the room but does not know pings says so too (XEP-0410).
      if (condition !== 'service-unavailable' && condition !== 'feature-not-implemented') session.close();
    });
  }

  #join(): Promise<boolean> {
    const { jid, session, sleep } = this.#options;
    if (this.lost) return Promise.reject(unreachable());
    return new Promise<boolean>((resolve, reject) => {
      const answered = new AbortController();
      const settle = <Value>(then: (value: Value) => void) => {
        return (value: Value) => {
          answered.abort();
          this.#joining = null;
          then(value);
        };
      };
      this.#joining = { resolve: settle(resolve), reject: settle(reject) };
      void sleep(ANSWER_MS, answered.signal).then(
        () => answered.signal.aborted || this.#joining?.reject(unreachable()),
      );
      session.send(stanzas.join(jid, this.#nick));
    });
  }

  #hear(stanza: Element): void {
    const { log, session } = this.#options;
    const archived = readArchived(stanza);
    const condition = errorOf(stanza);
    if (archived) {
      log.add(archived, this.isOwn(archived.nick));
      if (archived.subject !== null) this.state.hearMessage({ ...archived, typing: null });
    } else if (condition !== null && stanza.localName === 'presence') this.#joining?.reject(new XmppRefusal(stanza));
    else if (condition !== null) {
      if (!this.#delivery.refused(stanza.getAttribute('id'), condition)) session.close();
    } else if (stanza.localName === 'presence') {
      const presence = readPresence(stanza);
      const { leftAlone } = this.state.hearPresence(presence);
      if (presence.nick === this.#nick && presence.here) this.#joining?.resolve(presence.codes.has('201'));
      if (this.state.agent !== null) this.#absence.abort();
      if (leftAlone) void this.#endAfterAbsence();
    } else {
      const message = readMessage(stanza);
      this.state.hearMessage(message);
      if (message.body !== null) void this.#readUpTo(message.archiveId);
    }
    this.#changed();
  }

  /**
   * Servers do not always tell who left from whose line broke. Nobody else may see it: the room has to remember the end. What
   * the shopper wrote in the meantime nobody has read: agents are called again with it.
   */
  async #endAfterAbsence(): Promise<void> {
    const { log, session, jid } = this.#options;
    const known = log.entries.length;
    if (!(await this.#isAbsenceLong())) return;
    const unread = this.#lastOwn(known);
    if (unread !== null) this.invite(unread);
    else session.send(stanzas.setSubject(jid, 'closed'));
  }

  /** Whether an agent who was there left, or lost their line, is not known to who comes back: somebody is to look. */
  async #inviteAfterAbsence(): Promise<void> {
    const { entries } = this.#options.log;
    const isTaken = entries.some(({ nick, body }) => body && !this.isOwn(nick));
    if (!isTaken || this.state.closed || this.state.agent !== null || !(await this.#isAbsenceLong())) return;
    this.invite(this.#lastOwn(0) ?? '');
  }

  /** What the shopper said last, of the log from this entry on; null where they said nothing. */
  #lastOwn(from: number): string | null {
    const said = this.#options.log.entries.slice(from).findLast(({ nick, body }) => body && this.isOwn(nick));
    return said?.body ?? null;
  }

  /** False when an agent came, the room was closed, or the connection is lost. */
  async #isAbsenceLong(): Promise<boolean> {
    const { absenceMs, sleep } = this.#options;
    this.#absence.abort();
    this.#absence = new AbortController();
    const { signal } = this.#absence;
    await sleep(absenceMs, signal);
    return !signal.aborted && !this.state.closed;
  }

  /** The archive is what counts: it has the order, the times, and what came while nobody listened. */
  async #readUpTo(archiveId: string | null): Promise<void> {
    const { log, session } = this.#options;
    await this.#archive.readUpTo(archiveId).catch(() => session.close());
    this.#delivery.arrived((id) => log.find(id) !== undefined);
    this.#changed();
  }

  #changed(): void {
    this.version += 1;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }
}

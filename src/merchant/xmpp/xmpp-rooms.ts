import { AppError } from '#core/app-error.ts';
import { isTokenOf } from '../shared/guest-identity.ts';
import type { Sleep } from '../shared/sleep.ts';
import { RoomLog } from './room-log.ts';
import { XmppRoom } from './xmpp-room.ts';
import { type NoteTraffic, openSession, type XmppSession } from './xmpp-session.ts';
import type { XmppSettings } from './xmpp-settings.ts';

/** One connection with the rooms that were entered over it. */
interface Line {
  session: Promise<XmppSession>;
  rooms: Map<string, Promise<XmppRoom>>;
}

/** The rooms of this device's handoffs, over one connection that is there while one of them is needed. */
export class XmppRooms {
  readonly #settings: XmppSettings;
  readonly #tools: { note: NoteTraffic; sleep: Sleep };
  readonly #logs = new Map<string, RoomLog>();
  #line: Line | null = null;

  constructor(settings: XmppSettings, tools: { note: NoteTraffic; sleep: Sleep }) {
    this.#settings = settings;
    this.#tools = tools;
  }

  /** What is known of a room, from all connections so far. */
  log(token: string): RoomLog {
    const log = this.#logs.get(token) ?? new RoomLog();
    this.#logs.set(token, log);
    return log;
  }

  /** The room of a handoff, entered. With a `topic` it is made where it is not there yet. */
  enter({ id, token }: { id: string; token: string }, topic: string | null): Promise<XmppRoom> {
    if (!isTokenOf({ id, token })) return Promise.reject(new AppError('unauthorised', { path: 'xmpp' }));
    this.#line ??= this.#connect();
    const { session, rooms } = this.#line;
    const known = rooms.get(token);
    if (known) return known;
    const entering = session.then((open) => this.#enter(open, { id, token }, topic));
    rooms.set(token, entering);
    entering.catch(() => rooms.delete(token));
    return entering;
  }

  /** Leaves, and signs out with the last room. */
  release(token: string): void {
    const line = this.#line;
    void line?.rooms
      .get(token)
      ?.then((room) => room.leave())
      .catch(() => {});
    line?.rooms.delete(token);
    if (line?.rooms.size !== 0) return;
    this.#line = null;
    void line.session.then((open) => open.close()).catch(() => {});
  }

  #connect(): Line {
    const line: Line = { session: openSession(this.#settings, this.#tools), rooms: new Map() };
    const gone = () => {
      if (this.#line === line) this.#line = null;
    };
    line.session.then((open) => open.ended.addEventListener('abort', gone), gone);
    return line;
  }

  async #enter(session: XmppSession, { id, token }: { id: string; token: string }, topic: string | null) {
    const nickname = `${this.#settings.nickname} ${id.slice(0, 4)}`;
    const jid = `${token}@${this.#settings.rooms}`;
    const { agents, absenceSeconds } = this.#settings;
    const room = new XmppRoom({
      jid,
      nickname,
      agents,
      absenceMs: absenceSeconds * 1000,
      session,
      log: this.log(token),
      sleep: this.#tools.sleep,
    });
    if (await room.enter()) {
      if (topic === null) room.abandon();
      else await room.configure(`${nickname} · ${topic}`);
    }
    return room;
  }
}

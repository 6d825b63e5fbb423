import type { ArchivedMessage } from './read-stanza.ts';

/** One message of the room, in the place that the archive gave it. */
export interface RoomEntry extends ArchivedMessage {
  /** Sorts as the archive does, and is the same after a reload. */
  eventId: string;
}

/** What the room's archive holds, as far as it has been read. */
export class RoomLog {
  readonly entries: RoomEntry[] = [];
  readonly #archiveIds = new Set<string>();
  readonly #ids = new Map<string, RoomEntry>();

  get lastArchiveId(): string | null {
    return this.entries.at(-1)?.archiveId ?? null;
  }

  get lastEventId(): string {
    return this.entries.at(-1)?.eventId ?? '';
  }

  has(archiveId: string): boolean {
    return this.#archiveIds.has(archiveId);
  }

  /** The shopper's own message of this id. */
  find(id: string): RoomEntry | undefined {
    return this.#ids.get(id);
  }

  /**
   * Takes the next message of the archive in. Servers give times to the second: those of one second are told apart by
   * their order, and one that is earlier than the one before (a clock was set) keeps its place behind it.
   */
  add(message: ArchivedMessage, isOwn: boolean): void {
    if (this.#archiveIds.has(message.archiveId)) return;
    const [lastAt = '', lastCount = '0'] = this.lastEventId.split('#');
    const at = message.at > lastAt ? message.at : lastAt;
    const count = at === lastAt ? Number(lastCount) + 1 : 1;
    const entry = { ...message, eventId: `${at}#${String(count).padStart(5, '0')}` };
    this.entries.push(entry);
    this.#archiveIds.add(message.archiveId);
    if (isOwn && message.id !== null) this.#ids.set(message.id, entry);
  }
}

import type { Sleep } from '../shared/sleep.ts';
import { child } from './read-stanza.ts';
import type { RoomLog } from './room-log.ts';
import { archivePage, NS } from './stanzas.ts';
import type { XmppSession } from './xmpp-session.ts';

/** An archive may be a moment behind its room. */
const TRIES = 5;
const FIRST_WAIT_MS = 200;

/**
 * Reads a room's archive on to its end, one reading at a time. What it finds comes as stanzas of the room, which whoever
 * listens to the room puts into `log`.
 */
export function createArchiveReader(session: XmppSession, jid: string, log: RoomLog, sleep: Sleep) {
  let reading: Promise<void> = Promise.resolve();

  async function readOn(): Promise<void> {
    for (;;) {
      const before = log.lastArchiveId;
      const fin = child(await session.ask(archivePage(jid, before)), 'fin', NS.archive);
      // A page that brings nothing new ends it too: some servers never say that they are through.
      if (fin?.getAttribute('complete') === 'true' || log.lastArchiveId === before) return;
    }
  }

  function read(): Promise<void> {
    const next = reading.then(readOn);
    reading = next.catch(() => {});
    return next;
  }

  return {
    read,
    /** Until the message is there that the room gave this id; null for whatever is new. */
    async readUpTo(archiveId: string | null): Promise<void> {
      for (let i = 0; i < TRIES; i += 1) {
        if (i > 0) await sleep(FIRST_WAIT_MS * 2 ** i, session.ended);
        await read();
        if (archiveId === null || log.has(archiveId)) return;
      }
    },
  };
}

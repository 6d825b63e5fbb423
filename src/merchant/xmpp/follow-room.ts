import { AppError } from '#core/app-error.ts';
import type { HandoffEvent } from '../ports.ts';
import { createPassingIds, keptPart } from '../shared/event-ids.ts';
import { retryWait } from '../shared/retry-wait.ts';
import type { Sleep } from '../shared/sleep.ts';
import type { RoomLog } from './room-log.ts';
import type { XmppRoom } from './xmpp-room.ts';

/** How often a quiet room is asked whether the connection still stands. */
const CHECK_MS = 30_000;

/** Sorts before every id of the archive, which begin with a year. */
const BEGINNING = '0';

export interface FollowRoomOptions {
  enter: () => Promise<XmppRoom>;
  log: () => RoomLog;
  /** The room is needed no longer. */
  release: () => void;
  isPacket: (id: string) => boolean;
  now: () => number;
  sleep: Sleep;
  random: () => number;
}

/**
 * Yields what happens in the room after `after`, through lost connections, until it is closed. What was said has its
 * place in the room's archive; that an agent is there is told again to who comes back.
 */
export async function* followRoom(
  options: FollowRoomOptions,
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<HandoffEvent, void> {
  const passingId = createPassingIds(after, options.now);
  /** `undefined` until told: who comes back hears it again. */
  const told: { agent?: string | null; typing: { shopper: boolean; agent: boolean } } = {
    typing: { shopper: false, agent: false },
  };
  let last = after === null ? BEGINNING : keptPart(after);
  const stamp = () => ({ id: passingId(last), at: new Date(options.now()).toISOString() });

  function* passing({ state }: XmppRoom): Generator<HandoffEvent, void> {
    if (after === null && told.agent === undefined) {
      told.agent = null;
      yield { ...stamp(), type: 'status', status: 'queued' };
    }
    const { agent } = state;
    if (agent !== told.agent && !state.closed) {
      told.agent = agent;
      if (agent === null) yield { ...stamp(), type: 'status', status: 'queued' };
      else yield { ...stamp(), type: 'status', status: 'assigned', agent: { name: agent } };
    }
    for (const from of ['shopper', 'agent'] as const) {
      const typing = state.typing[from];
      if (typing === told.typing[from]) continue;
      told.typing[from] = typing;
      yield { ...stamp(), type: 'typing', from, typing };
    }
  }

  function* said(room: XmppRoom): Generator<HandoffEvent, void> {
    for (const { eventId, at, nick, id, body } of [...options.log().entries]) {
      if (eventId <= last) continue;
      last = eventId;
      const isOwn = room.isOwn(nick);
      if (body === null || body === '' || (isOwn && id !== null && options.isPacket(id))) continue;
      if (isOwn)
        yield { id: eventId, at, type: 'message', from: 'shopper', text: body, ...(id !== null && { clientId: id }) };
      else yield { id: eventId, at, type: 'message', from: 'agent', text: body, agent: { name: nick } };
    }
  }

  try {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const room = await options.enter();
        while (!room.lost && !signal.aborted) {
          failures = 0;
          const { version } = room;
          yield* passing(room);
          yield* said(room);
          if (room.version !== version) continue;
          if (room.state.closed) {
            const { agreed } = room.state;
            yield {
              ...stamp(),
              type: 'status',
              status: 'closed',
              ...(agreed && { closing: { reason: 'other', agreed } }),
            };
            return;
          }
          await nextChange(room, version, options.sleep, signal);
        }
      } catch (cause) {
        if (!(cause instanceof AppError) || cause.code !== 'backend-unreachable') throw cause;
      }
      await retryWait(failures, options, signal);
    }
  } finally {
    options.release();
  }
}

/** Waits for a change; a room that is quiet for long is asked whether the connection still stands. */
async function nextChange(room: XmppRoom, version: number, sleep: Sleep, signal: AbortSignal): Promise<void> {
  const changed = new AbortController();
  const quiet = sleep(CHECK_MS, changed.signal).then(() => (changed.signal.aborted ? undefined : room.check()));
  await Promise.race([room.changed(version, signal).finally(() => changed.abort()), quiet]);
}

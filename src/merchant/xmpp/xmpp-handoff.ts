import { AppError } from '#core/app-error.ts';
import type { HandoffPacket } from '#dialogue/outward.ts';
import type { Handoff, HandoffPort } from '../ports.ts';
import type { DeviceStore } from '../shared/device-store.ts';
import { guestToken, publicIdOf } from '../shared/guest-identity.ts';
import { packetSummary, packetTranscript } from '../shared/packet-text.ts';
import { sleep as realSleep, type Sleep } from '../shared/sleep.ts';
import { whileWanted } from '../shared/while-wanted.ts';
import { followRoom } from './follow-room.ts';
import { xmlText } from './xml-text.ts';
import { XmppRooms } from './xmpp-rooms.ts';
import type { NoteTraffic } from './xmpp-session.ts';
import type { XmppSettings } from './xmpp-settings.ts';

export interface XmppHandoffOptions {
  settings: XmppSettings;
  store: DeviceStore;
  note: NoteTraffic;
  /** Epoch ms. */
  now?: () => number;
  sleep?: Sleep;
  /** 0 ≤ random < 1. */
  random?: () => number;
}

/** Ids of a room's first messages: the packet, not something the shopper typed. */
const packetId = (index: number) => `aisle-packet-${index}`;
const isPacketId = (id: string) => /^aisle-packet-\d$/.test(id);

/** Characters. Servers take stanzas of 256 kB; a character may be four bytes, and five where it is escaped. */
const TRANSCRIPT_LIMIT = 20_000;

/**
 * Persons reached over XMPP: one room of the shop's own server for each handoff, which nobody finds who does not know its
 * name. The name is the handoff's token.
 */
export function createXmppHandoff(options: XmppHandoffOptions): HandoffPort {
  const { settings, store, note, now = Date.now, sleep = realSleep, random = Math.random } = options;
  const rooms = new XmppRooms(settings, { note, sleep });

  async function create(packet: HandoffPacket, key: string): Promise<Handoff> {
    const token = guestToken(store, key);
    const id = publicIdOf(token);
    const messages = [packetSummary(packet), packetTranscript(packet, TRANSCRIPT_LIMIT)].map(xmlText).filter(Boolean);
    const room = await rooms.enter({ id, token }, packet.topic ?? packet.reason);
    for (const [index, text] of messages.entries()) {
      const said = rooms.log(token).find(packetId(index))?.body;
      if (said !== undefined && said !== text) throw new AppError('conflict', { path: 'xmpp' });
      if (!room.state.closed) await room.say(packetId(index), text);
    }
    const { closed, agent } = room.state;
    if (!closed && agent === null) room.invite(xmlText(packet.summary));
    return { id, token, mode: 'live', status: closed ? 'closed' : agent === null ? 'queued' : 'assigned' };
  }

  return {
    capabilities: { live: true, queue: false, typing: true, rating: false },

    create: (packet, key, signal) => whileWanted(signal, () => create(packet, key)),

    send: (handoff, { clientId, text }, signal) =>
      whileWanted(signal, async () => {
        const room = await rooms.enter(handoff, null);
        if (!room.state.closed) return room.say(clientId, xmlText(text));
        rooms.release(handoff.token);
        // A message that had arrived is still known, so that the device learns it was delivered.
        if (!rooms.log(handoff.token).find(clientId)) throw new AppError('conflict', { path: 'xmpp' });
      }),

    setTyping: (handoff, typing, signal) =>
      whileWanted(signal, async () => (await rooms.enter(handoff, null)).setTyping(typing)),

    close: (handoff, signal) =>
      whileWanted(signal, async () => {
        await (await rooms.enter(handoff, null)).close();
        rooms.release(handoff.token);
      }),

    rate: async () => {
      throw new AppError('backend-invalid', { path: 'rate', expected: 'a handoff that can be rated' });
    },

    events: (handoff, after, signal) =>
      followRoom(
        {
          enter: () => rooms.enter(handoff, null),
          log: () => rooms.log(handoff.token),
          release: () => rooms.release(handoff.token),
          isPacket: isPacketId,
          now,
          sleep,
          random,
        },
        after,
        signal,
      ),
  };
}

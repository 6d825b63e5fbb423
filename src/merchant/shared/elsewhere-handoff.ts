import { AppError } from '#core/app-error.ts';
import type { Elsewhere, HandoffPacket } from '#dialogue/outward.ts';
import type { HandoffPort } from '../ports.ts';
import type { DeviceStore } from './device-store.ts';
import { guestToken, publicIdOf } from './guest-identity.ts';
import { whileWanted } from './while-wanted.ts';

const notHere = async (): Promise<never> => {
  throw new AppError('conflict', { path: 'handoff', expected: 'a conversation that goes on here' });
};

/** A handoff that is over here as soon as it began: `find` says where it goes on. */
export function createElsewhereHandoff(
  store: DeviceStore,
  find: (packet: HandoffPacket, signal: AbortSignal | undefined) => Promise<Elsewhere>,
): HandoffPort {
  return {
    capabilities: { live: false, queue: false, typing: false, rating: false },
    create: (packet, key, signal) =>
      whileWanted(signal, async () => {
        const token = guestToken(store, key);
        const elsewhere = await find(packet, signal);
        return { id: publicIdOf(token), token, mode: 'ticket', status: 'closed', elsewhere };
      }),
    send: notHere,
    setTyping: notHere,
    close: async () => {},
    rate: notHere,
    async *events() {},
  };
}

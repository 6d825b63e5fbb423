import type { Page } from '@playwright/test';
import { publicIdOf } from '#merchant/shared/guest-identity.ts';
import { PASSWORD } from '#tests/servers/local-prosody.ts';
import type { ContractAgent } from '../handoff.contract.ts';

export interface XmppAgent extends ContractAgent {
  /** Leaves the room, as people do when they are through. */
  leave(handoffId: string): Promise<void>;
  /** The agent's connection ends without a word. */
  drop(): void;
  setSubject(handoffId: string, subject: string): Promise<void>;
  listRooms(): Promise<string[]>;
  /** Resolves once this room has invited so often. */
  isInvited(handoffId: string, times: number): Promise<void>;
  /** Takes no message from guests any more. */
  blockGuests(): Promise<void>;
}

/** An agent who was registered with the server: `Mei` is `mei@localhost`. */
export async function signInAgent(page: Page, url: string, name: string): Promise<Omit<XmppAgent, 'drop'>> {
  const jid = `${name.toLowerCase()}@localhost`;
  await page.evaluate(([at, who, password]) => window.agent.signIn(at, who, password), [url, jid, PASSWORD] as const);

  /** The room that it was invited to: its name is the handoff's token. */
  async function roomOf(handoffId: string): Promise<string> {
    for (;;) {
      const rooms = await page.evaluate(() => window.agent.invitations());
      const room = rooms.find((candidate) => publicIdOf(candidate.split('@')[0] ?? '') === handoffId);
      if (room !== undefined) return room;
      await page.waitForTimeout(20);
    }
  }

  const saidIn = async (handoffId: string) => page.evaluate((room) => window.agent.said(room), await roomOf(handoffId));

  const setSubject = async (handoffId: string, subject: string) =>
    page.evaluate(([room, text]) => window.agent.subject(room, text), [await roomOf(handoffId), subject] as const);

  return {
    async accept(handoffId) {
      await page.evaluate(([room, nick]) => window.agent.join(room, nick), [await roomOf(handoffId), name] as const);
      return true;
    },
    async reply(handoffId, text) {
      const count = (await saidIn(handoffId)).length;
      await page.evaluate(([room, said]) => window.agent.say(room, said), [await roomOf(handoffId), text] as const);
      const isThere = async () => (await saidIn(handoffId)).slice(count).some(({ body }) => body === text);
      while (!(await isThere())) await page.waitForTimeout(20);
    },
    setTyping: async (handoffId, typing) =>
      page.evaluate(([room, is]) => window.agent.type(room, is), [await roomOf(handoffId), typing] as const),
    async seesTyping(handoffId) {
      const room = await roomOf(handoffId);
      await page.waitForFunction((name) => window.agent.isTyping(name), room);
    },
    close: (handoffId) => setSubject(handoffId, 'closed'),
    async read(handoffId) {
      const isOfShopper = ({ nick, id }: { nick: string; id: string | null }) =>
        nick.startsWith('Shopper') && !id?.startsWith('aisle-packet');
      return (await saidIn(handoffId)).filter(isOfShopper).map(({ body }) => body);
    },
    async packet(handoffId) {
      const isPacket = ({ id }: { id: string | null }) => id?.startsWith('aisle-packet');
      for (;;) {
        const messages = (await saidIn(handoffId)).filter(isPacket);
        if (messages.length >= 2) return messages.map(({ body }) => body).join('\n');
        await page.waitForTimeout(20);
      }
    },
    leave: async (handoffId) =>
      page.evaluate(([room, nick]) => window.agent.leave(room, nick), [await roomOf(handoffId), name] as const),
    listRooms: () => page.evaluate(() => window.agent.listRooms('conference.localhost')),
    isInvited: async (handoffId, times) =>
      void (await page.waitForFunction(
        ([room, count]) => window.agent.invitations().filter((invited) => invited === room).length >= count,
        [await roomOf(handoffId), times] as const,
      )),
    blockGuests: () => page.evaluate(() => window.agent.block('guest.localhost')),
    setSubject,
  };
}

import { createHmac } from 'node:crypto';
import { createChatwootHandoff } from '#merchant/chatwoot/chatwoot-handoff.ts';
import type { DeviceStore } from '#merchant/shared/device-store.ts';
import { sleep } from '#merchant/shared/sleep.ts';
import type { HandoffFixture } from '../handoff.contract.ts';
import { ChatwootServer, type Conversation, HMAC_TOKEN, INBOX } from './chatwoot-server.ts';

export interface ChatwootFixture extends HandoffFixture {
  server: ChatwootServer;
  conversation(handoffId: string): Conversation;
  close(): Promise<void>;
}

export async function startChatwootFixture(): Promise<ChatwootFixture> {
  const server = new ChatwootServer();
  const kept = new Map<string, string>();
  const store: DeviceStore = { get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) };

  function conversation(handoffId: string): Conversation {
    const found = server.conversations.find(({ id }) => `${id}` === handoffId);
    if (!found) throw new Error(`no conversation ${handoffId}`);
    return found;
  }

  return {
    server,
    conversation,
    connect(shopper) {
      const port = createChatwootHandoff({
        settings: { kind: 'chatwoot', url: 'https://chatwoot.example', inbox: INBOX },
        store,
        fetch: (input, init) => server.fetch(input, init),
        openSocket: server.openSocket,
        // Waits before a new try are twenty times shorter; the guards against silence stay what they are.
        sleep: (ms, signal) => sleep(ms < 15_000 ? ms / 20 : ms, signal),
      });
      if (shopper === 'guest') return port;
      const hash = createHmac('sha256', shopper === 'owner' ? HMAC_TOKEN : 'guessed')
        .update('c-1')
        .digest('hex');
      const identity = { method: 'hmac', userId: 'c-1', hash } as const;
      return { ...port, create: (packet, key, signal) => port.create({ ...packet, identity }, key, signal) };
    },
    signIn: async (name) => ({
      async accept(id) {
        server.assign(conversation(id), name);
        return true;
      },
      reply: async (id, text) => server.reply(conversation(id), name, text),
      setTyping: async (id, typing) => server.setAgentTyping(conversation(id), name, typing),
      async seesTyping(id) {
        while (!conversation(id).shopperTyping) await new Promise((resolve) => setTimeout(resolve, 5));
      },
      close: async (id) => server.setStatus(conversation(id), 'resolved'),
      read: async (id) =>
        conversation(id)
          .messages.filter(({ message_type, content }) => message_type === 0 && !/\n#[0-9a-f]{16}$/.test(`${content}`))
          .map(({ content }) => `${content}`),
      packet: async (id) => JSON.stringify([conversation(id).messages, conversation(id).attributes]),
    }),
    cutConnections: () => server.cutConnections(),
    setOnline(online) {
      server.online = online;
      if (!online) server.cutConnections();
    },
    takeFaults: () => server.takeFaults(),
    close: async () => {},
  };
}

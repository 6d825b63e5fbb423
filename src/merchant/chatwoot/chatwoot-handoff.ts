import { AppError } from '#core/app-error.ts';
import type { HandoffPacket } from '#dialogue/outward.ts';
import type { Handoff, HandoffPort } from '../ports.ts';
import type { BackendFetch } from '../shared/backend-fetch.ts';
import type { DeviceStore } from '../shared/device-store.ts';
import { guestToken, publicIdOf } from '../shared/guest-identity.ts';
import { packetSummary, packetTranscript } from '../shared/packet-text.ts';
import { sleep as realSleep, type Sleep } from '../shared/sleep.ts';
import type { OpenSocket } from './cable.ts';
import { createChatwootClient } from './chatwoot-client.ts';
import type { ChatwootSettings } from './chatwoot-settings.ts';
import { followConversation } from './follow-conversation.ts';
import { SentJournal } from './sent-journal.ts';

export interface ChatwootHandoffOptions {
  settings: ChatwootSettings;
  store: DeviceStore;
  fetch: BackendFetch;
  openSocket: OpenSocket;
  /** Epoch ms. */
  now?: () => number;
  sleep?: Sleep;
  /** 0 ≤ random < 1. */
  random?: () => number;
}

/** Characters; Chatwoot takes 150,000. */
const TRANSCRIPT_LIMIT = 20_000;

type Pass = { id: string; token: string };

/**
 * Persons reached in Chatwoot: one contact and one conversation in an API inbox for each handoff. The contact's source
 * id, which nobody can guess, is the handoff's token.
 */
export function createChatwootHandoff(options: ChatwootHandoffOptions): HandoffPort {
  const { settings, store, fetch, openSocket, now = Date.now, sleep = realSleep, random = Math.random } = options;
  const client = createChatwootClient(settings, { fetch, now, sleep });
  const journalOf = (token: string) => new SentJournal(store, publicIdOf(token));
  /** Work on one handoff goes on one after the other: it looks first, and then writes. */
  const queues = new Map<string, Promise<unknown>>();

  function inTurn<Result>(token: string, work: () => Promise<Result>): Promise<Result> {
    const done = (queues.get(token) ?? Promise.resolve()).then(work, work);
    queues.set(token, done);
    return done;
  }

  async function makeContact(token: string, packet: HandoffPacket, signal?: AbortSignal): Promise<void> {
    try {
      await client.createContact(token, packet, signal);
    } catch (cause) {
      const isRefused = cause instanceof AppError && cause.code !== 'cancelled' && cause.details.status !== undefined;
      if (!isRefused || packet.identity?.hash === undefined) throw cause;
      // An identity that is not believed must not stand in the way; the agent then reads "not verified".
      await client.createContact(token, { ...(packet.profile && { profile: packet.profile }) }, signal);
    }
  }

  async function create(packet: HandoffPacket, token: string, signal?: AbortSignal): Promise<Handoff> {
    const mark = markOf(token);
    await makeContact(token, packet, signal);
    const messages = [packetSummary(packet), packetTranscript(packet, TRANSCRIPT_LIMIT)]
      .filter(Boolean)
      .map((text) => text + mark);
    const known = await client.conversations(token, signal);
    const isOurs = ({ content }: { content: string }) => content.endsWith(mark);
    const conversation =
      known.find((one) => one.messages.some(isOurs)) ??
      known.find((one) => one.messages.length === 0) ??
      (await client.createConversation(token, attributesOf(packet), signal));
    const there = conversation.messages.filter(isOurs).map(({ content }) => content);
    if (there.some((content) => !messages.includes(content))) throw new AppError('conflict', { path: 'chatwoot' });
    for (const [index, text] of messages.entries()) {
      if (!there.includes(text))
        await client.say(token, conversation.id, text, `${publicIdOf(token)}-${index}`, signal);
    }
    const status = conversation.status === 'resolved' ? 'closed' : 'queued';
    return { id: `${conversation.id}`, token, mode: 'live', status };
  }

  async function send({ id, token }: Pass, clientId: string, text: string, signal?: AbortSignal): Promise<void> {
    const journal = journalOf(token);
    const { status, messages } = await client.conversation(token, Number(id), signal);
    if (journal.isSent(clientId)) return;
    const triedAfter = journal.triedAfter(clientId);
    const arrived = messages.find(
      ({ id: messageId, message_type, content }) =>
        triedAfter !== null &&
        message_type === 0 &&
        messageId > triedAfter &&
        content.trim() === text.trim() &&
        journal.clientIdOf(messageId) === undefined,
    );
    if (arrived) return journal.arrived(clientId, arrived.id);
    if (status === 'resolved') throw new AppError('conflict', { path: 'chatwoot' });
    journal.trying(clientId, Math.max(0, ...messages.map(({ id: messageId }) => messageId)));
    const said = await client.say(token, Number(id), text, clientId, signal);
    journal.arrived(clientId, said.id);
  }

  return {
    capabilities: { live: true, queue: false, typing: true, rating: false },
    create(packet, key, signal) {
      if (signal?.aborted) return Promise.reject(new AppError('cancelled'));
      const token = guestToken(store, key);
      return inTurn(token, () => create(packet, token, signal));
    },
    send: (handoff, { clientId, text }, signal) => inTurn(handoff.token, () => send(handoff, clientId, text, signal)),
    setTyping: ({ id, token }, typing, signal) => client.setTyping(token, Number(id), typing, signal),
    close: ({ id, token }, signal) => inTurn(token, () => client.resolve(token, Number(id), signal)),
    rate: async () => {
      throw new AppError('backend-invalid', { path: 'rate', expected: 'a handoff that can be rated' });
    },
    events: ({ id, token }, after, signal) =>
      followConversation(
        {
          url: settings.url,
          client,
          openSocket,
          journal: journalOf(token),
          isPacket: (content) => content.endsWith(markOf(token)),
          now,
          sleep,
          random,
        },
        { contact: token, id: Number(id) },
        after,
        signal,
      ),
  };
}

/** By this the packet's messages are found again: nothing else of them can be told from what a shopper types. */
const markOf = (token: string): string => `\n#${publicIdOf(token)}`;

/** Beside the conversation, for the agent's filters. */
const attributesOf = ({ reason, topic, priority, skill, locale, reading }: HandoffPacket): Record<string, string> => ({
  reason,
  priority,
  skill,
  locale,
  ...(topic !== undefined && { topic }),
  ...(reading && { emotion: reading.emotion }),
});

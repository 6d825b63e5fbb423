import { AppError } from '#core/app-error.ts';
import type { HandoffEvent } from '../ports.ts';
import { createPassingIds, keptPart } from '../shared/event-ids.ts';
import { retryWait } from '../shared/retry-wait.ts';
import type { Sleep } from '../shared/sleep.ts';
import { type Cable, type OpenSocket, openCable } from './cable.ts';
import type { CableEvent, ChatwootConversation, ChatwootMessage } from './chatwoot-answers.ts';
import type { ChatwootClient } from './chatwoot-client.ts';
import { messageText } from './message-text.ts';
import type { SentJournal } from './sent-journal.ts';

/** How often it is asked for news: while the WebSocket stands it only has to make up for what it missed. */
const POLL_MS = 5_000;
const POLL_BESIDE_CABLE_MS = 60_000;

/** Sorts before every message's id. */
const BEGINNING = 'a';
const eventIdOf = ({ id }: ChatwootMessage) => `m${String(id).padStart(12, '0')}`;

export interface FollowConversationOptions {
  url: string;
  client: ChatwootClient;
  openSocket: OpenSocket;
  journal: SentJournal;
  /** True for what the adapter itself wrote. */
  isPacket: (content: string) => boolean;
  now: () => number;
  sleep: Sleep;
  random: () => number;
}

/** Yields what happens in a conversation after `after`, until it is resolved. */
export async function* followConversation(
  options: FollowConversationOptions,
  { contact, id }: { contact: string; id: number },
  after: string | null,
  signal: AbortSignal,
): AsyncGenerator<HandoffEvent, void> {
  const { client, journal, now, sleep } = options;
  const passingId = createPassingIds(after, now);
  let last = after === null ? BEGINNING : keptPart(after);
  const stamp = () => ({ id: passingId(last), at: new Date(now()).toISOString() });
  /** What came over the WebSocket, and is not in what can be asked for. */
  const heard = { typing: false, agent: null as string | null };
  const told = { typing: false, agent: null as string | null };
  let news = new AbortController();
  let cable: Cable | null = null;

  function hear(event: CableEvent | null): void {
    const isHere = event?.data?.conversation?.id === id || event?.data?.id === id;
    const byAgent = event?.data?.user?.type === 'user';
    if (event?.event === 'conversation.typing_on' && isHere && byAgent && !event.data?.is_private) heard.typing = true;
    else if (event?.event === 'conversation.typing_off' && isHere && byAgent) heard.typing = false;
    const name = isHere ? (event?.data?.meta?.assignee?.name ?? (byAgent ? event?.data?.user?.name : null)) : null;
    heard.agent = name ?? heard.agent;
    news.abort();
  }

  function* tellAgent(name: string | null): Generator<HandoffEvent, void> {
    if (name === null || name === told.agent) return;
    told.agent = name;
    yield { ...stamp(), type: 'status', status: 'assigned', agent: { name } };
  }

  function* tell({ messages }: ChatwootConversation): Generator<HandoffEvent, void> {
    yield* tellAgent(heard.agent);
    for (const message of [...messages].sort((a, b) => a.id - b.id)) {
      const eventId = eventIdOf(message);
      const text = messageText(message);
      const at = new Date(message.created_at * 1000).toISOString();
      if (eventId <= last) {
        // Who answered before is still the one who is there.
        if (message.sender?.type === 'user') heard.agent = message.sender.name ?? heard.agent;
      } else if (text !== '' && message.message_type === 0 && !options.isPacket(text)) {
        const clientId = journal.clientIdOf(message.id);
        yield { id: eventId, at, type: 'message', from: 'shopper', text, ...(clientId !== undefined && { clientId }) };
      } else if (text !== '' && (message.message_type === 1 || message.message_type === 3)) {
        const name = message.sender?.name ?? '';
        if (message.sender?.type === 'user') yield* tellAgent(name);
        heard.typing = false;
        yield { id: eventId, at, type: 'message', from: 'agent', text, agent: { name } };
      }
      if (eventId > last) last = eventId;
    }
    yield* tellAgent(heard.agent);
    if (heard.typing !== told.typing) {
      told.typing = heard.typing;
      yield { ...stamp(), type: 'typing', from: 'agent', typing: heard.typing };
    }
  }

  try {
    if (after === null) yield { ...stamp(), type: 'status', status: 'queued' };
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const { pubsub_token: pubsubToken } = await client.contact(contact, signal);
        while (!signal.aborted) {
          if (!cable || cable.ended.aborted) cable = openCable({ url: options.url, pubsubToken }, options, hear);
          news = new AbortController();
          const conversation = await client.conversation(contact, id, signal);
          failures = 0;
          const before = last;
          yield* tell(conversation);
          if (conversation.status === 'resolved') {
            yield { ...stamp(), type: 'status', status: 'closed' };
            return;
          }
          if (last !== before) await client.seen(contact, id, signal);
          await waitForNews(news.signal, cable.ended, signal, sleep);
        }
      } catch (cause) {
        if (signal.aborted) return;
        if (!(cause instanceof AppError) || !PASSING.has(cause.code)) throw cause;
      }
      await retryWait(failures, options, signal);
    }
  } finally {
    cable?.close();
  }
}

const PASSING: ReadonlySet<string> = new Set(['backend-unreachable', 'network-offline', 'rate-limited']);

async function waitForNews(news: AbortSignal, cableEnded: AbortSignal, signal: AbortSignal, sleep: Sleep) {
  const awake = new AbortController();
  const wake = () => awake.abort();
  for (const source of [news, signal]) {
    if (source.aborted) return;
    source.addEventListener('abort', wake, { once: true });
  }
  cableEnded.addEventListener('abort', wake, { once: true });
  await sleep(cableEnded.aborted ? POLL_MS : POLL_BESIDE_CABLE_MS, awake.signal);
  signal.removeEventListener('abort', wake);
}

import { outboxKeys } from '#dialogue/outbox-keys.ts';
import type { Message } from '#dialogue/state.ts';
import type { ChatStatus, GeneratorStatus } from './chat-host.ts';
import type { LeaderNews } from './leader.ts';

/** What one tab knows by itself. */
interface TabFacts {
  online: boolean;
  leader: boolean;
  /** The shopper sees the panel. */
  open: boolean;
  /** The last message they saw. */
  lastSeenId: string | null;
}

/** How the chat runs, of what the leading tab last told (null before it told anything) and of this one. */
export function statusOf(news: LeaderNews | null, { online, leader, open, lastSeenId }: TabFacts): ChatStatus {
  if (!news) return { ...NOTHING_YET, online, leader };
  const { state, stuck } = news;
  return {
    online,
    leader,
    mode: news.mode,
    storage: news.storage,
    pack: news.pack,
    packVersion: news.packVersion,
    error: news.error,
    agentTyping: news.agentTyping,
    photoAsked: news.photoAsked,
    sending: news.sending,
    // A tab that was open before there were any may lead.
    generator: news.generator ?? NO_GENERATOR,
    wording: news.wording ?? null,
    unread: open ? 0 : Math.max(unreadOf(state.messages, lastSeenId), state.handoff.phase === 'drafted' ? 1 : 0),
    waiting: stuck || !online ? outboxKeys(state).length : 0,
    thinking: state.pending.some(({ type }) => THINKING.has(type) || (state.online && ACTING.has(type))),
  };
}

export const NO_GENERATOR: GeneratorStatus = {
  state: 'none',
  bytes: 0,
  loadedBytes: 0,
  storedBytes: 0,
  reason: null,
};

const NOTHING_YET: Omit<ChatStatus, 'online' | 'leader'> = {
  mode: 'worker',
  storage: 'indexeddb',
  pack: 'loading',
  packVersion: null,
  error: null,
  agentTyping: false,
  unread: 0,
  thinking: false,
  photoAsked: false,
  sending: [],
  waiting: 0,
  generator: NO_GENERATOR,
  wording: null,
};

function unreadOf(messages: readonly Message[], lastSeenId: string | null): number {
  const seenIndex = messages.findIndex(({ id }) => id === lastSeenId);
  return messages.slice(seenIndex + 1).filter(({ role }) => role === 'assistant' || role === 'agent').length;
}

const THINKING: ReadonlySet<string> = new Set([
  'understand',
  'open-entry',
  'look-up-order',
  'refresh-order',
  'list-orders',
  'find-entry',
  'consult',
  'word-answer',
]);

/** The same while there is a network; without one it waits, and the shopper was told so. */
const ACTING: ReadonlySet<string> = new Set(['act', 'open-ticket']);

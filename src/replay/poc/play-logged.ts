import { LOCALES, type Locale } from '#core/locale.ts';
import { pointsBack } from '#dialogue/generator/leans-back.ts';
import type { AssistantMessage } from '#dialogue/state.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { Reading } from '#nlu/reading.ts';
import { shopBackend } from '../backend.ts';
import { ReplayedConversation } from '../conversation.ts';
import type { Device } from '../device.ts';
import { assistants, flowsOf, namesOf } from '../turn-facts.ts';
import { logShop } from './log-shop.ts';
import { withStandIns } from './stand-ins.ts';

/** One message of a logged shopper, and what the pack makes of it. */
export interface PlayedMessage {
  /** Index in `LogConversation.turns`. */
  position: number;
  /** As in the log: masked. */
  text: string;
  reading: Reading | null;
  replies: AssistantMessage[];
  /** Flows that were worked on. */
  flows: string[];
  /** What left the device, as expectations call it. */
  effects: string[];
  /** It points back to what was said before it, after a reply. */
  isFollowUp: boolean;
  /** From the message to all replies, by the clock given. */
  tookMs: number;
}

/** What a shopper said without being answered in between, and the answer of a person that the log has. */
export interface Exchange {
  messages: PlayedMessage[];
  /** The turns in which agents answered it, joined by a line break; null where no person did: an older bot's words are no truth. */
  agentSaid: string | null;
  /** From the last message to the first word of a person's answer; null where the log has no times. */
  agentMs: number | null;
}

export interface PlayedLog {
  conversation: LogConversation;
  locale: Locale;
  /** Up to the one in which a person was called: the rest of the log is that person's. */
  exchanges: Exchange[];
  isHandedOver: boolean;
  /** What the program threw; the conversation ended there. */
  exception: string | null;
}

export interface LogPlayOptions {
  /** Of conversations whose language is not known. */
  locale: Locale;
  /** Epoch ms: when the shoppers ask. Not the log's own time, so that today's pack is judged by what holds today. */
  nowMs: number;
  /** A clock for measuring, in ms from any start. */
  clock: () => number;
}

/** Says again what the shopper of a log said, turn by turn in one conversation. */
export async function playLogged(
  device: Device,
  conversation: LogConversation,
  { locale: fallback, nowMs, clock }: LogPlayOptions,
): Promise<PlayedLog> {
  const locale = LOCALES.find((known) => known === conversation.language) ?? fallback;
  const { orderNumbers, orderNumberExample } = device.book;
  const told = conversation.turns.map((turn) => ({ ...turn, text: withStandIns(turn.text, orderNumberExample) }));
  const log = { turns: told, startedAtMs: conversation.startedAtMs };
  const replayed = new ReplayedConversation(device, (now) => shopBackend(logShop(log, orderNumbers, now), null), {
    locale,
    atMs: nowMs,
  });
  const played: PlayedLog = { conversation, locale, exchanges: [], isHandedOver: false, exception: null };
  for (const { positions, agentSaid, agentMs } of exchangesOf(conversation)) {
    const messages: PlayedMessage[] = [];
    played.exchanges.push({ messages, agentSaid, agentMs });
    for (const position of positions) {
      const text = conversation.turns[position]?.text ?? '';
      const said = told[position]?.text ?? text;
      try {
        messages.push(await playMessage(replayed, { position, text, said }, clock));
      } catch (cause) {
        return { ...played, exception: cause instanceof Error ? cause.message : String(cause) };
      }
      if (replayed.state.handoff.phase !== 'none') return { ...played, isHandedOver: true };
    }
  }
  return played;
}

async function playMessage(
  replayed: ReplayedConversation,
  { position, text, said }: { position: number; text: string; said: string },
  clock: () => number,
): Promise<PlayedMessage> {
  const before = replayed.state;
  const from = clock();
  const turn = await replayed.say(said);
  return {
    position,
    text,
    reading: turn.reading,
    replies: assistants(turn),
    flows: flowsOf({ before, after: replayed.state }),
    effects: turn.effects.flatMap((effect) => namesOf(effect)[0] ?? []),
    isFollowUp: before.messages.some(({ role }) => role === 'assistant') && pointsBack(text),
    tookMs: clock() - from,
  };
}

interface LoggedExchange extends Pick<Exchange, 'agentSaid' | 'agentMs'> {
  positions: number[];
  /** Somebody said something after it: an agent, or the assistant of that time. */
  isClosed: boolean;
}

function exchangesOf({ turns }: LogConversation): LoggedExchange[] {
  const exchanges: LoggedExchange[] = [];
  let open: LoggedExchange | null = null;
  for (const [position, { speaker, text, atMs }] of turns.entries()) {
    if (speaker === 'system' || text.trim() === '') continue;
    if (speaker === 'shopper') {
      if (open === null || open.isClosed) {
        open = { positions: [], isClosed: false, agentSaid: null, agentMs: null };
        exchanges.push(open);
      }
      open.positions.push(position);
      continue;
    }
    // A greeting before the first question answers nothing.
    if (open === null) continue;
    open.isClosed = true;
    if (speaker !== 'agent') continue;
    const askedAtMs = turns[open.positions.at(-1) ?? -1]?.atMs ?? null;
    if (open.agentSaid === null && atMs !== null && askedAtMs !== null && atMs >= askedAtMs) {
      open.agentMs = atMs - askedAtMs;
    }
    open.agentSaid = open.agentSaid === null ? text : `${open.agentSaid}\n${text}`;
  }
  return exchanges;
}

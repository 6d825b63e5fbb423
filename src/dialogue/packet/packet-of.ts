import type { Draft } from '../draft.ts';
import { openTopics } from '../flows/open-topics.ts';
import { handoffSignals } from '../judgement/signals.ts';
import type { HandoffCause, HandoffPacket, TranscriptLine } from '../outward.ts';
import type { ConversationState, Message } from '../state.ts';
import { textOf } from '../text-of.ts';
import { factsOf } from './facts.ts';
import { routeOf } from './route.ts';
import { summaryOf } from './summary.ts';

/** Most lines of transcript that the protocol takes. */
const TRANSCRIPT_LIMIT = 200;
/** Most orders. */
const ORDERS_LIMIT = 20;

/** What a person gets of the conversation so far, nothing of it masked yet, with the messages behind its transcript. */
export function packetOf(
  draft: Draft,
  reason: HandoffCause,
  isCrisis: boolean,
): { packet: HandoffPacket; lineIds: string[] } {
  const { state } = draft;
  const seen = Object.values(state.orders).slice(-ORDERS_LIMIT);
  const context = {
    ...state.context,
    ...(state.topics.length > 0 && { open: openTopics(draft) }),
    ...(state.recentActions.length > 0 && { recentActions: state.recentActions.join('; ') }),
    ...handoffSignals(draft),
  };
  const lines = state.messages.flatMap(transcriptLine).slice(-TRANSCRIPT_LIMIT);
  const identity = identityOf(state);
  const reading = readingOf(state);
  const packet: HandoffPacket = {
    reason,
    summary: summaryOf(draft),
    ...routeOf(draft, isCrisis),
    ...(reading && { reading }),
    facts: factsOf(draft),
    masked: false,
    ...(identity && { identity }),
    locale: state.locale,
    ...(state.topic && { topic: state.topic }),
    orderIds: seen.map(({ order }) => order.id),
    orderTokens: seen.flatMap(({ token }) => token?.value ?? []),
    ...(state.pageUrl && { pageUrl: state.pageUrl }),
    ...(Object.keys(state.profile).length > 0 && { profile: { ...state.profile, verified: state.identified } }),
    ...(Object.keys(context).length > 0 && { context }),
    transcript: lines.map(([, line]) => line),
  };
  return { packet, lineIds: lines.map(([id]) => id) };
}

function identityOf({ identified, identityHash, profile }: ConversationState): HandoffPacket['identity'] {
  if (identified) return { method: 'jwt' };
  if (!identityHash || !profile.customerId) return undefined;
  return { method: 'hmac', userId: profile.customerId, hash: identityHash };
}

/** Of the last message that was answered from a reading. */
function readingOf({ messages }: ConversationState): HandoffPacket['reading'] {
  const last = messages.findLast((message) => message.role === 'assistant' && message.reading !== null);
  if (last?.role !== 'assistant' || !last.reading) return undefined;
  const { intent, confidence, emotion, language } = last.reading;
  return { intent, confidence, emotion, language };
}

function transcriptLine(message: Message): [string, TranscriptLine][] {
  const text = textOf(message).slice(0, 8000);
  return text === '' ? [] : [[message.id, { role: message.role, text, at: new Date(message.at).toISOString() }]];
}

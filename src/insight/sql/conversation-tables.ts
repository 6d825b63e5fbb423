import type { LogConversation, LogTurn } from '../log/conversation-log.ts';
import type { LoggedQuestion } from '../log/logged-question.ts';
import type { ConversationRow, LogTables } from './log-tables.ts';
import { sqlTime } from './sql-time.ts';

/** A question with the topic it was put in: a cluster or an intent; null where there is none. */
export type QuestionWithTopic = LoggedQuestion & { topic: string | null };

export interface RowSettings {
  /** By how many minutes the shop's clock is ahead of UTC at that epoch ms. */
  aheadMinutes: (atMs: number) => number;
  /** The words of a shopper's text that are worth counting; none to leave `terms` empty. */
  termsOf?: (text: string, language: string | null) => readonly string[];
}

/** Imported conversations and their questions as rows of `tables.sql`. */
export function conversationTables(
  conversations: readonly LogConversation[],
  questions: readonly QuestionWithTopic[],
  { aheadMinutes, termsOf }: RowSettings,
): LogTables {
  const utc = (atMs: number | null) => (atMs === null ? null : sqlTime(atMs));
  const local = (atMs: number | null) => (atMs === null ? null : sqlTime(atMs, aheadMinutes(atMs)));
  const topics = new Map<string, string>();
  for (const { conversationId, topic } of questions.toSorted((a, b) => a.position - b.position))
    if (topic !== null && !topics.has(conversationId)) topics.set(conversationId, topic);
  return {
    conversations: conversations.map((one) => ({
      ...timesOf(one),
      id: one.id,
      started_at: utc(one.startedAtMs),
      started_local: local(one.startedAtMs),
      ended_at: utc(lastTimeOf(one.turns)),
      channel: one.channel,
      skill_group: one.group,
      language: one.language,
      agent: mainAgentOf(one.turns),
      shopper: one.shopper,
      handed_over: one.outcome.handedOver,
      resolved: one.outcome.resolved,
      rating: one.outcome.rating === null ? null : Math.round(one.outcome.rating),
      converted: one.outcome.converted,
      topic: topics.get(one.id) ?? null,
    })),
    messages: conversations.flatMap(({ id, turns }) =>
      turns.map(({ atMs, speaker, agent, text }, position) => ({
        conversation_id: id,
        position,
        said_at: utc(atMs),
        speaker,
        agent,
        text,
      })),
    ),
    questions: questions.map((one) => ({
      conversation_id: one.conversationId,
      position: one.position,
      asked_at: utc(one.askedAtMs),
      asked_local: local(one.askedAtMs),
      topic: one.topic,
      answered_by: one.answeredBy,
      agent: one.answeredBy === 'agent' ? one.agent : null,
      answered_in_ms: one.answeredInMs,
    })),
    terms: termsOf
      ? conversations.flatMap((one) => {
          const said = one.turns.filter(({ speaker }) => speaker === 'shopper');
          const terms = new Set(said.flatMap(({ text }) => termsOf(text, one.language)));
          const day = local(one.startedAtMs)?.slice(0, 10) ?? null;
          return [...terms].map((term) => ({ conversation_id: one.id, day, term }));
        })
      : [],
  };
}

/** From the shopper's first message to the first reply after it, and from the first message to the last. */
function timesOf({ turns, startedAtMs }: LogConversation): Pick<ConversationRow, 'first_response_ms' | 'handle_ms'> {
  const first = turns.findIndex(({ speaker }) => speaker === 'shopper');
  const asked = turns[first]?.atMs ?? null;
  const reply = turns.find(({ speaker }, at) => at > first && (speaker === 'agent' || speaker === 'assistant'));
  const ended = lastTimeOf(turns);
  return {
    first_response_ms: first === -1 ? null : since(asked, reply?.atMs ?? null),
    handle_ms: since(startedAtMs, ended),
  };
}

/** A log whose clocks disagree gives no negative waits: null. */
function since(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null || toMs < fromMs ? null : toMs - fromMs;
}

function lastTimeOf(turns: readonly LogTurn[]): number | null {
  return turns.reduce<number | null>(
    (last, { atMs }) => (atMs !== null && atMs > (last ?? atMs - 1) ? atMs : last),
    null,
  );
}

/** Who said most; of several, who spoke first. */
function mainAgentOf(turns: readonly LogTurn[]): string | null {
  const said = new Map<string, number>();
  for (const { agent } of turns) if (agent !== null) said.set(agent, (said.get(agent) ?? 0) + 1);
  let main: string | null = null;
  for (const [agent, count] of said) if (main === null || count > (said.get(main) ?? 0)) main = agent;
  return main;
}

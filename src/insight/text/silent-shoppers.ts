import type { LogConversation } from '../log/conversation-log.ts';
import { mostCommon } from './advise.ts';
import { lastWholeWeek, type OffsetAt, type ToldQuestion, weekOf } from './told-question.ts';

/** A topic after whose answers shoppers fall silent. */
export interface SilentTopic {
  topic: string;
  /** Answered questions, and those after whose answer nothing came any more. */
  answered: number;
  silent: number;
  share: number;
  /** The same of the last whole week of the log, and of the one before. */
  lastWeek: SilentCount;
  weekBefore: SilentCount;
  /** The answer after which most fell silent. */
  answer: string | null;
  examples: { conversationId: string; position: number; text: string }[];
}

interface SilentCount {
  answered: number;
  silent: number;
}

/** Silence that counts, where the shopper did come back. */
const SILENCE_MS = 30_000;
const LEAST = 5;
const EXAMPLES = 3;

/**
 * Whether the shopper fell silent after the answer to a question: the answer is the last that was said by anybody but
 * the system, or the shopper's next word came more than 30 s after it and was the last of the conversation. A farewell
 * is no silence, and neither is an outcome that the log knows as good.
 */
export function fellSilent({ turns, outcome }: LogConversation, position: number): boolean {
  if (outcome.resolved === true || outcome.converted === true) return false;
  const answerAt = turns.findIndex(
    ({ speaker }, at) => at > position && (speaker === 'agent' || speaker === 'assistant'),
  );
  if (answerAt === -1) return false;
  const after = turns.slice(answerAt + 1).filter(({ speaker }) => speaker !== 'system');
  const back = after.findIndex(({ speaker }) => speaker === 'shopper');
  if (back === -1) return true;
  const answered = (back === 0 ? turns[answerAt] : after[back - 1])?.atMs ?? null;
  const returned = after[back]?.atMs ?? null;
  return back === after.length - 1 && answered !== null && returned !== null && returned - answered > SILENCE_MS;
}

/** Topics by how many shoppers fall silent after their answer; rarer ones than five answered questions are left out. */
export function silentShoppers(
  questions: readonly ToldQuestion[],
  { offsetAt }: { offsetAt: OffsetAt },
): SilentTopic[] {
  const last = lastWholeWeek(questions, offsetAt);
  const byTopic = new Map<string, ToldQuestion[]>();
  for (const question of questions) {
    if (question.answer === null) continue;
    byTopic.set(question.topic, [...(byTopic.get(question.topic) ?? []), question]);
  }
  return [...byTopic]
    .filter(([, asked]) => asked.length >= LEAST)
    .map(([topic, asked]): SilentTopic => {
      const silent = asked.filter(({ silentAfter }) => silentAfter);
      return {
        topic,
        answered: asked.length,
        silent: silent.length,
        share: silent.length / asked.length,
        lastWeek: countIn(asked, last, offsetAt),
        weekBefore: countIn(asked, last - 1, offsetAt),
        answer: mostCommon(silent.flatMap(({ answer }) => answer ?? []))?.text ?? null,
        examples: silent
          .slice(-EXAMPLES)
          .map(({ conversationId, position, text }) => ({ conversationId, position, text })),
      };
    })
    .sort((a, b) => b.silent - a.silent);
}

function countIn(asked: readonly ToldQuestion[], week: number, offsetAt: OffsetAt): SilentCount {
  const then = asked.filter(({ askedAtMs }) => askedAtMs !== null && weekOf(askedAtMs, offsetAt) === week);
  return { answered: then.length, silent: then.filter(({ silentAfter }) => silentAfter).length };
}

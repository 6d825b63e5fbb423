import { splitSentences } from '../entries/split-sentences.ts';
import type { LogConversation } from '../logged.ts';
import { generalise, type NamedThings } from './generalise.ts';

export type GoldenKind = 'soothe-angry' | 'soothe-anxious' | 'decide';

/** One sentence that an agent said in a situation, as a template, with what came after. */
export interface SpokenSentence {
  kind: GoldenKind;
  template: string;
  conversationId: string;
  agent: string;
  /** What it was about; null where that is not known. */
  topic: string | null;
  /** 0 to 1: for soothing, whether the mood had turned, rating and resolution; for deciding, whether an order followed. */
  outcome: number;
  language: string;
}

/** What is known of a shopper's turn: key `conversation id`, space, `position`. */
export interface TurnReading {
  emotion: string;
  topic: string | null;
  language: string;
}

export const turnKey = (conversationId: string, position: number): string => `${conversationId} ${position}`;

const UPSET = new Set(['angry', 'anxious']);

/** Each sentence of agents' replies to upset shoppers, and to those who could still decide, with its outcome. */
export function spokenReplies(
  conversations: readonly LogConversation[],
  readings: ReadonlyMap<string, TurnReading>,
  things: NamedThings,
): SpokenSentence[] {
  return conversations.flatMap((conversation) => {
    const { id, turns, outcome } = conversation;
    return turns.flatMap((turn, position): SpokenSentence[] => {
      const reading = turn.speaker === 'shopper' ? readings.get(turnKey(id, position)) : undefined;
      // A reply belongs to the last thing said before it: where the shopper goes on, that turn has none.
      const reply = turns.slice(position + 1).find(({ speaker }) => speaker !== 'system');
      if (!reading || reply?.speaker !== 'agent' || reply.agent === null) return [];
      const { agent, text } = reply;
      const said = [...new Set(splitSentences(text).map((sentence) => generalise(sentence, things)))];
      const as = (kind: GoldenKind, value: number) =>
        said.map((template) => ({
          kind,
          template,
          conversationId: id,
          agent,
          topic: reading.topic,
          outcome: value,
          language: reading.language,
        }));
      if (UPSET.has(reading.emotion)) {
        const value = calmed(conversation, position, readings);
        return value === null ? [] : as(reading.emotion === 'angry' ? 'soothe-angry' : 'soothe-anxious', value);
      }
      return outcome.converted === null ? [] : as('decide', Number(outcome.converted));
    });
  });
}

/** Mean of what is known: the shopper's mood at the next turn, the rating, whether it was resolved. */
function calmed(
  { id, turns, outcome }: LogConversation,
  position: number,
  readings: ReadonlyMap<string, TurnReading>,
): number | null {
  const next = turns.findIndex(({ speaker }, at) => at > position && speaker === 'shopper');
  const mood = next === -1 ? undefined : readings.get(turnKey(id, next))?.emotion;
  const known = [
    mood === undefined ? null : Number(!UPSET.has(mood)),
    outcome.rating === null ? null : (outcome.rating - 1) / 4,
    outcome.resolved === null ? null : Number(outcome.resolved),
  ].filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

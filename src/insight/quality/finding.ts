import type { LogConversation, LogTurn } from '../log/conversation-log.ts';
import type { QualityRule } from './quality-rule.ts';

/** A place where a rule was broken. */
export interface Finding {
  rule: string;
  severity: QualityRule['severity'];
  conversationId: string;
  /** Index of the turn that is at fault, in `LogConversation.turns`. */
  turn: number;
  speaker: 'agent' | 'assistant';
  /** Null: the assistant, or an agent without a name in the log. */
  agent: string | null;
  /** What it hangs on: the word, the price, the seconds. */
  evidence: string;
}

/** What the pack knows, to hold replies against. */
export interface PackFacts {
  /** Names and also-names of a product, and every price of it as decimal text. */
  products: readonly { names: readonly string[]; prices: readonly string[] }[];
  /** Names of a promotion and its last day (`2026-11-30`). */
  promotions: readonly { names: readonly string[]; lastDay: string }[];
}

/** A logged conversation; `sources` tells for a turn of the assistant how many sources it named, where that is known. */
export interface Inspected extends LogConversation {
  sources?: ReadonlyMap<number, number>;
}

/** A fault within a conversation, before it is given its place. */
export interface Fault {
  turn: number;
  evidence: string;
}

export type Reply = LogTurn & { speaker: 'agent' | 'assistant' };

/** Replies that a rule judges, with their places. */
export function repliesFor({ who }: QualityRule, turns: readonly LogTurn[]): { turn: number; reply: Reply }[] {
  return turns.flatMap((reply, turn) => (isReply(reply) && who.includes(reply.speaker) ? [{ turn, reply }] : []));
}

export const isReply = (turn: LogTurn | undefined): turn is Reply =>
  turn !== undefined && (turn.speaker === 'agent' || turn.speaker === 'assistant');

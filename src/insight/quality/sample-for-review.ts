import type { LogConversation } from '../log/conversation-log.ts';
import { isReply } from './finding.ts';

/**
 * So many conversations of each agent and of the assistant, drawn by chance and not by what the rules found: what a person finds in
 * them tells how much the rules miss. `random` gives shares in [0, 1).
 */
export function sampleForReview(
  conversations: readonly LogConversation[],
  each: number,
  random: () => number,
): LogConversation[] {
  const bySpeaker = new Map<string, LogConversation[]>();
  for (const conversation of conversations) {
    for (const who of new Set(
      conversation.turns.filter(isReply).map(({ speaker, agent }) => `${speaker} ${agent ?? ''}`),
    )) {
      bySpeaker.set(who, [...(bySpeaker.get(who) ?? []), conversation]);
    }
  }
  const drawn = new Set<LogConversation>();
  for (const [, own] of [...bySpeaker].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const left = [...own];
    for (let count = 0; count < each && left.length > 0; count++) {
      const [one] = left.splice(Math.floor(random() * left.length), 1);
      if (one) drawn.add(one);
    }
  }
  return [...drawn];
}

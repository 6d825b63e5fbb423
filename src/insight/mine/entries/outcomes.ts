import type { LogConversation } from '../logged.ts';

/** A shopper who comes back within this has not been helped. */
const REPEAT_MS = 3 * 86_400_000;

/**
 * How well each conversation went, 0 to 1: the mean of what is known of its rating, whether it was resolved, whether an order
 * followed, lowered where the shopper was back within three days. Where nothing else is known, it is left out, back or not.
 */
export function outcomesOf(conversations: readonly LogConversation[]): Map<string, number> {
  const returned = returnsOf(conversations);
  const outcomes = new Map<string, number>();
  for (const { id, outcome } of conversations) {
    const known = [
      outcome.rating === null ? null : (outcome.rating - 1) / 4,
      outcome.resolved === null ? null : Number(outcome.resolved),
      outcome.converted === null ? null : Number(outcome.converted),
    ].filter((signal) => signal !== null);
    // Alone it tells nothing: those who were helped leave no such sign, so it would only measure how often one is rated.
    if (known.length === 0) continue;
    if (returned.has(id)) known.push(0);
    outcomes.set(id, known.reduce((sum, signal) => sum + signal, 0) / known.length);
  }
  return outcomes;
}

function returnsOf(conversations: readonly LogConversation[]): Set<string> {
  const byShopper = new Map<string, LogConversation[]>();
  for (const conversation of conversations) {
    if (conversation.shopper === null || conversation.startedAtMs === null) continue;
    byShopper.set(conversation.shopper, [...(byShopper.get(conversation.shopper) ?? []), conversation]);
  }
  const returned = new Set<string>();
  for (const own of byShopper.values()) {
    own.sort((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
    for (const [at, later] of own.entries()) {
      const before = own[at - 1];
      if (before && (later.startedAtMs ?? 0) - (before.startedAtMs ?? 0) <= REPEAT_MS) returned.add(before.id);
    }
  }
  return returned;
}

import type { LogConversation } from '../log/conversation-log.ts';
import type { Outcome } from './outcome.ts';

/** A tag of a logged conversation that tells the arm it saw: `experiment:offer-words-2026-11=direct`. */
const TAG = /^experiment:([a-z0-9-]+)=([a-z0-9-]+)$/;

/** Outcomes from logs whose conversations carry the arm as a tag and tell whether an order followed; others are passed over. */
export function outcomesOfLogs(conversations: Iterable<LogConversation>, experiment: string): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const { id, shopper, startedAtMs, tags, outcome } of conversations) {
    if (outcome.converted === null || startedAtMs === null) continue;
    for (const tag of tags) {
      const [, name, arm] = TAG.exec(tag) ?? [];
      if (name !== experiment || arm === undefined) continue;
      outcomes.push({
        conversation: id,
        shopper,
        experiment,
        arm,
        atMs: startedAtMs,
        converted: outcome.converted,
        guards: {
          ...(outcome.handedOver !== null && { 'handed-over': outcome.handedOver }),
          ...(outcome.rating !== null && { 'low-rating': outcome.rating <= 2 }),
        },
      });
    }
  }
  return outcomes;
}

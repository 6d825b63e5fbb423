import type { DeskHandoff } from '#merchant/generated/protocol.ts';
import { keep, ofTab, recall } from '#ui/kept.ts';

const KEY = 'aisle.desk.seen';

/**
 * How many messages of each conversation the agent has not seen. Counted from the lists, which tell of all conversations:
 * only the one on the screen has a stream of its own.
 */
export class Unread {
  #seen: Record<string, number> = recall<Record<string, number>>(ofTab, KEY) ?? {};

  /** The agent has seen all there is. */
  see(handoff: Pick<DeskHandoff, 'id' | 'message_count'>): void {
    if (this.#seen[handoff.id] === handoff.message_count) return;
    this.#seen = { ...this.#seen, [handoff.id]: handoff.message_count };
    keep(ofTab, KEY, this.#seen);
  }

  /** What the agent answered was seen, though they may have gone on to another before the lists told of the answer. */
  hear(handoffs: readonly DeskHandoff[]): void {
    for (const handoff of handoffs) if (handoff.last_message?.from === 'agent') this.see(handoff);
  }

  /** Conversation whose last word was not the shopper's, or that waits for nobody, have nothing unread. */
  of(handoff: DeskHandoff): number {
    if (handoff.last_message?.from !== 'shopper' || handoff.status !== 'assigned') return 0;
    const seen = this.#seen[handoff.id];
    // Taken over in another tab, or passed on by a colleague: that it wants an answer is known, not how many messages do.
    if (seen === undefined) return 1;
    return Math.max(0, handoff.message_count - seen);
  }

  total(handoffs: readonly DeskHandoff[]): number {
    return handoffs.reduce((sum, handoff) => sum + this.of(handoff), 0);
  }
}

import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { ConversationState } from '#dialogue/state.ts';
import type { Step } from '#dialogue/step.ts';
import type { DeviceLog } from './line.ts';
import { type WithReceipt, withReceipt } from './with-receipt.ts';

export interface FoldedEvent {
  event: string;
  replies: WithReceipt[];
  effects: Effect[];
}

/** Folds a device's own log exactly: nothing is read again, and nothing asked. */
export function foldLog(step: Step, { log }: DeviceLog): FoldedEvent[] {
  let state: ConversationState | null = null;
  return log.map((logged) => {
    // A device wrote it; `step` ignores what it does not know.
    const event = logged as unknown as ConversationEvent;
    const known: number = state?.messages.length ?? 0;
    const [next, effects]: [ConversationState, Effect[]] = step(state, event);
    state = next;
    const replies = next.messages
      .slice(known)
      .filter(({ role }) => role !== 'shopper')
      .map(withReceipt);
    return { event: event.type, replies, effects };
  });
}

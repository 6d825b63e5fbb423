import { expect } from 'vitest';
import type { Conversation } from './conversation.ts';
import type { SeenEvent } from './follow-stream.ts';

/** Both saw what each said, all of it, once, in the order it was said and in one order. */
export function expectNothingLostOrDoubled(
  { shopper, agent }: Conversation,
  said: { shopper: string[]; agent: string[] },
): void {
  for (const { events } of [shopper, agent]) {
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const side of ['shopper', 'agent'] as const) expect(textsOf(events, side)).toEqual(said[side]);
  }
  expect(textsOf(shopper.events)).toEqual(textsOf(agent.events));
}

function textsOf(events: readonly SeenEvent[], from?: 'shopper' | 'agent'): string[] {
  return events.flatMap((event) =>
    event.type === 'message' && (!from || event.from === from) ? [event.text ?? ''] : [],
  );
}

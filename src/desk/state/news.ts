import type { DeskHandoff, DeskLists } from '#merchant/generated/protocol.ts';

/** Something that an agent should hear of. */
export interface News {
  kind: 'waiting' | 'message' | 'passed-on';
  handoff: DeskHandoff;
}

/** What is new from one state of the lists to the next. The first lists are no news: the agent is looking at them. */
export function newsIn(before: DeskLists | null, after: DeskLists): News[] {
  if (!before) return [];
  const queued = new Set(before.queued.map(({ id }) => id));
  const mine = new Map(before.mine.map((handoff) => [handoff.id, handoff]));
  const waiting = after.queued.filter(({ id, fits }) => fits && !queued.has(id));
  const news: News[] = waiting.map((handoff) => ({ kind: 'waiting', handoff }));
  for (const handoff of after.mine) {
    const known = mine.get(handoff.id);
    if (!known && handoff.transferred_by) news.push({ kind: 'passed-on', handoff });
    const hasMore = known && handoff.message_count > known.message_count;
    if (hasMore && handoff.last_message?.from === 'shopper') news.push({ kind: 'message', handoff });
  }
  return news;
}

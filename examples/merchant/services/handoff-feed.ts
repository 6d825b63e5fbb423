import type { Database } from '../database/database.ts';
import type { HandoffEvent } from '../handoff-event.ts';
import { decodeNotice, type HandoffNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { createInbox, type Inbox } from './inbox.ts';

/** Wakes those who follow a handoff, or a desk, when something happens, by whichever process. `end` what is followed. */
export interface HandoffFeed {
  /** Its events; null for "something happened, ask the database". */
  followHandoff(handoffId: string): Inbox<HandoffEvent>;
  /** Nothing but nulls: the lists of this agent changed. Neither for typing nor for what is said to other agents. */
  followDesk(agentId: string): Inbox<never>;
}

/** Of one follower; past it, the database is asked. */
const MAX_WAITING = 64;

export async function createHandoffFeed(database: Database): Promise<HandoffFeed> {
  const byHandoff = new Map<string, Set<Inbox<HandoffEvent>>>();
  const desks = new Set<{ agentId: string; inbox: Inbox<never> }>();

  function tell(notice: HandoffNotice): void {
    if (notice.kind === 'message' || notice.kind === 'status' || notice.kind === 'typing') {
      for (const inbox of byHandoff.get(notice.handoffId) ?? []) inbox.put(notice.event ?? null);
    }
    if (notice.kind === 'typing') return;
    for (const { agentId, inbox } of desks) {
      if (notice.agentId === null || notice.agentId === agentId) inbox.put(null);
    }
  }

  function tellAll(): void {
    for (const inboxes of byHandoff.values()) for (const inbox of inboxes) inbox.put(null);
    for (const { inbox } of desks) inbox.put(null);
  }

  await database.listen(NOTICE_CHANNEL, (payload) => tell(decodeNotice(payload)), tellAll);

  return {
    followHandoff(handoffId) {
      const inboxes = byHandoff.get(handoffId) ?? new Set();
      byHandoff.set(handoffId, inboxes);
      const inbox = createInbox<HandoffEvent>(MAX_WAITING, () => {
        inboxes.delete(inbox);
        if (inboxes.size === 0 && byHandoff.get(handoffId) === inboxes) byHandoff.delete(handoffId);
      });
      inboxes.add(inbox);
      return inbox;
    },
    followDesk(agentId) {
      const desk = { agentId, inbox: createInbox<never>(1, () => desks.delete(desk)) };
      desks.add(desk);
      return desk.inbox;
    },
  };
}

import type { Database } from '../database/database.ts';
import type { HandoffEvent } from '../handoff-event.ts';
import { Problem } from '../problem.ts';
import { eventsAfter } from '../repository/handoff-event-repository.ts';
import { handoffById } from '../repository/handoff-repository.ts';
import type { HandoffFeed } from './handoff-feed.ts';

const PAGE = 200;
/** Below the shortest idle time-outs of proxies; clients give up after three. */
export const HEARTBEAT_MS = 15_000;

export interface EventService {
  page(handoffId: string, after: number): Promise<{ events: HandoffEvent[]; has_more: boolean }>;
  /** True when the handoff is over and nothing comes after this event. */
  isOver(handoffId: string, after: number): Promise<boolean>;
  /** Every event after this one, as it happens; null when all was quiet for a while. Ends with the handoff. */
  follow(handoffId: string, after: number, signal: AbortSignal): AsyncGenerator<HandoffEvent | null, void>;
}

export function createEventService(options: {
  database: Database;
  feed: HandoffFeed;
  now: () => number;
}): EventService {
  const { database, feed, now } = options;
  return {
    async page(handoffId, after) {
      const events = await eventsAfter(database, handoffId, after, PAGE + 1, now());
      return { events: events.slice(0, PAGE), has_more: events.length > PAGE };
    },

    async isOver(handoffId, after) {
      const handoff = await handoffById(database, handoffId);
      if (!handoff) throw new Problem('handoff-not-found');
      return handoff.status === 'closed' && handoff.lastEvent <= after;
    },

    async *follow(handoffId, after, signal) {
      const alarm = feed.follow(handoffId);
      signal.addEventListener('abort', alarm.end);
      try {
        let last = after;
        while (!signal.aborted) {
          const events = await eventsAfter(database, handoffId, last, PAGE, now());
          for (const event of events) {
            yield event;
            last = Number(event.id);
            if (event.type === 'status' && event.status === 'closed') return;
          }
          if (events.length < PAGE && !(await alarm.rings(HEARTBEAT_MS))) yield null;
        }
      } finally {
        alarm.end();
      }
    },
  };
}

import type { Database } from '../database/database.ts';
import type { HandoffEvent } from '../handoff-event.ts';
import { Problem } from '../problem.ts';
import { eventsAfter } from '../repository/handoff-event-repository.ts';
import { handoffById } from '../repository/handoff-repository.ts';
import type { HandoffFeed } from './handoff-feed.ts';

const PAGE = 200;
/** What a stream holds in memory at most, while its reader takes its time. */
const STREAM_PAGE = 50;
/** Below the shortest idle time-outs of proxies; clients give up after three. */
export const HEARTBEAT_MS = 15_000;
/** After so many silent heartbeats the database is asked all the same: a notice can be lost with the process that had it. */
const ASK_AFTER_HEARTBEATS = 4;

export interface EventService {
  /** Throws where there is no such handoff. */
  page(handoffId: string, after: number): Promise<{ events: HandoffEvent[]; has_more: boolean }>;
  /**
   * True when the handoff is over and nothing comes after this event. One that is not there was erased for who has seen an
   * event of it; with `after` 0 that throws.
   */
  isOver(handoffId: string, after: number): Promise<boolean>;
  /**
   * Every event after this one, as it happens; null when all was quiet for a while. Ends with the handoff, or once it is
   * erased.
   */
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
      if (events.length === 0 && !(await handoffById(database, handoffId))) throw new Problem('handoff-not-found');
      return { events: events.slice(0, PAGE), has_more: events.length > PAGE };
    },

    async isOver(handoffId, after) {
      const handoff = await handoffById(database, handoffId);
      if (!handoff && after === 0) throw new Problem('handoff-not-found');
      return !handoff || (handoff.status === 'closed' && handoff.lastEvent <= after);
    },

    async *follow(handoffId, after, signal) {
      // Before the database is asked, or what happens in between would be missed.
      const inbox = feed.followHandoff(handoffId);
      signal.addEventListener('abort', inbox.end);
      let last = after;
      try {
        while (!signal.aborted) {
          const events = await eventsAfter(database, handoffId, last, STREAM_PAGE, now());
          for (const event of events) {
            yield event;
            last = Number(event.id);
            if (isEnd(event)) return;
          }
          if (events.length === 0 && !(await handoffById(database, handoffId))) return;
          if (events.length === STREAM_PAGE) continue;

          for (let silent = 0; silent < ASK_AFTER_HEARTBEATS && !signal.aborted; ) {
            const next = await inbox.take(HEARTBEAT_MS);
            if (next === 'missed') break;
            if (next === 'quiet') {
              silent += 1;
              yield null;
              continue;
            }
            // Notices may come twice and out of order; the rows have the order.
            const number = Number(next.id);
            if (number <= last) continue;
            if (number > last + 1) break;
            yield next;
            last = number;
            if (isEnd(next)) return;
          }
        }
      } finally {
        inbox.end();
      }
    },
  };
}

function isEnd(event: HandoffEvent): boolean {
  return event.type === 'status' && event.status === 'closed';
}

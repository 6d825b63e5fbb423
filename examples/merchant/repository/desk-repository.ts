import type { Queryable } from '../database/database.ts';
import type { Sender } from '../handoff-event.ts';
import { HANDOFF_COLUMNS, type StoredHandoff } from './handoff-repository.ts';

/** A handoff as a row of the agents' lists. */
export interface ListedHandoff extends StoredHandoff {
  messageCount: number;
  noteCount: number;
  lastMessage: { from: Sender; text: string; at: string } | null;
  position: number | null;
}

const LISTED = `${HANDOFF_COLUMNS}, h.message_count as "messageCount", h.note_count as "noteCount",
  h.last_message as "lastMessage"`;

const NO_PLACE = 'null::int as position';

export async function listedHandoff(db: Queryable, id: string): Promise<ListedHandoff | null> {
  const rows = await db.query<ListedHandoff>(
    `select ${LISTED}, case when h.status = 'queued' and h.mode = 'live' then (
        select count(*)::int from handoffs q
        where q.shop = h.shop and q.skill = h.skill and q.status = 'queued' and q.mode = 'live'
          and (q.queue_at, q.arrival) <= (h.queue_at, h.arrival)) end as position
      from handoffs h where h.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** In the order in which they are to be taken. */
export async function waitingHandoffs(db: Queryable, limit: number): Promise<ListedHandoff[]> {
  return db.query<ListedHandoff>(
    `select ${LISTED}, case when h.mode = 'live' then
        row_number() over (partition by h.shop, h.skill, h.mode order by h.queue_at, h.arrival)::int end as position
      from handoffs h where h.status = 'queued' order by h.queue_at, h.arrival limit $1`,
    [limit],
  );
}

export async function handoffsOfAgent(db: Queryable, agentId: string): Promise<ListedHandoff[]> {
  return db.query<ListedHandoff>(
    `select ${LISTED}, ${NO_PLACE} from handoffs h where h.status = 'assigned' and h.agent_id = $1
      order by h.last_event_at desc, h.arrival desc`,
    [agentId],
  );
}

/** The agent's own, and those whose shopper left before anybody came. */
export async function closedHandoffs(db: Queryable, agentId: string, limit: number): Promise<ListedHandoff[]> {
  return db.query<ListedHandoff>(
    `select ${LISTED}, ${NO_PLACE} from handoffs h
      where h.status = 'closed' and (h.agent_id = $1 or h.agent_id is null)
      order by h.last_event_at desc, h.arrival desc limit $2`,
    [agentId, limit],
  );
}

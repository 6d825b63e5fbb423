import type { Queryable } from '../database/database.ts';
import type { Sender } from '../handoff-event.ts';
import { HANDOFF_COLUMNS, type StoredHandoff } from './handoff-repository.ts';

/** A handoff as a row of the agents' lists. */
export interface ListedHandoff extends StoredHandoff {
  messageCount: number;
  lastMessage: { from: Sender; text: string; at: string } | null;
  position: number | null;
}

const LISTED = `
  select ${HANDOFF_COLUMNS},
    (select count(*)::int from handoff_events e where e.handoff_id = h.id and e.type = 'message') as "messageCount",
    (select json_build_object('from', e.sender, 'text', left(e.body->>'text', 200), 'at', e.at)
      from handoff_events e where e.handoff_id = h.id and e.type = 'message' order by e.number desc limit 1)
      as "lastMessage",
    case when h.status = 'queued' then (
      select count(*)::int from handoffs q where q.shop = h.shop and q.status = 'queued' and q.arrival <= h.arrival)
    end as position
  from handoffs h`;

export async function listedHandoff(db: Queryable, id: string): Promise<ListedHandoff | null> {
  const rows = await db.query<ListedHandoff>(`${LISTED} where h.id = $1`, [id]);
  return rows[0] ?? null;
}

export async function waitingHandoffs(db: Queryable, limit: number): Promise<ListedHandoff[]> {
  return db.query<ListedHandoff>(`${LISTED} where h.status = 'queued' order by h.arrival limit $1`, [limit]);
}

export async function handoffsOfAgent(db: Queryable, agentId: string): Promise<ListedHandoff[]> {
  return db.query<ListedHandoff>(
    `${LISTED} where h.status = 'assigned' and h.agent_id = $1 order by h.last_event_at desc, h.arrival desc`,
    [agentId],
  );
}

/** The agent's own, and those whose shopper left before anybody came. */
export async function closedHandoffs(db: Queryable, agentId: string, limit: number): Promise<ListedHandoff[]> {
  return db.query<ListedHandoff>(
    `${LISTED} where h.status = 'closed' and (h.agent_id = $1 or h.agent_id is null)
      order by h.last_event_at desc, h.arrival desc limit $2`,
    [agentId, limit],
  );
}

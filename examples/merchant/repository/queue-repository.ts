import type { AgentSkill } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';

/** Further back nobody is told of every step: it would be one write per waiting shopper for every one who leaves. */
const TOLD_PLACES = 20;

const WAITING = "status = 'queued' and mode = 'live'";

/**
 * Changes of a shop's queue happen one after the other, until the end of the transaction. Without this, two agents who
 * accept two handoffs at once would each wait for the rows the other one has.
 */
export async function lockQueue(db: Queryable, shop: string): Promise<void> {
  await db.query("select pg_advisory_xact_lock(hashtextextended('handoff-queue:' || $1::text, 0))", [shop]);
}

/** 1 for the next of its shop and skill group. Only live ones have a place. */
export async function queuePosition(db: Queryable, handoffId: string): Promise<number> {
  const [row] = await db.query<{ position: number }>(
    `select count(*)::int as position from handoffs q, handoffs h
      where h.id = $1 and q.shop = h.shop and q.skill = h.skill and q.status = 'queued' and q.mode = 'live'
        and (q.queue_at, q.arrival) <= (h.queue_at, h.arrival)`,
    [handoffId],
  );
  return Math.max(1, row?.position ?? 1);
}

/** As `queuePosition`, and notes that it is told. */
export async function takePlace(db: Queryable, handoffId: string): Promise<number> {
  const place = await queuePosition(db, handoffId);
  await db.query('update handoffs set told_position = $2 where id = $1', [handoffId, place]);
  return place;
}

/** How many of the shop wait for a person now. */
export async function countWaiting(db: Queryable, shop: string): Promise<number> {
  const [row] = await db.query<{ waiting: number }>(
    `select count(*)::int as waiting from handoffs where shop = $1 and ${WAITING}`,
    [shop],
  );
  return row?.waiting ?? 0;
}

/** Those near the front whose place is not what they were told last; it is noted as told. */
export async function movedPlaces(
  db: Queryable,
  shop: string,
  skill: AgentSkill,
): Promise<{ id: string; place: number }[]> {
  return db.query<{ id: string; place: number }>(
    `with places as (
        select id, row_number() over (order by queue_at, arrival)::int as place from handoffs
        where shop = $1 and skill = $2 and ${WAITING} order by queue_at, arrival limit $3)
      update handoffs h set told_position = place from places p
      where h.id = p.id and h.told_position is distinct from p.place returning h.id, p.place`,
    [shop, skill, TOLD_PLACES],
  );
}

/** The first of all shops that one of these skills fits. Not locked: somebody may be faster. */
export async function nextWaiting(db: Queryable, skills: readonly AgentSkill[]): Promise<{ id: string } | null> {
  const rows = await db.query<{ id: string }>(
    `select id from handoffs where status = 'queued' and skill in (select jsonb_array_elements_text($1::text::jsonb))
      order by queue_at, arrival limit 1`,
    [JSON.stringify(skills)],
  );
  return rows[0] ?? null;
}

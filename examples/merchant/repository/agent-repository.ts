import type { AgentSkill, DeskAgent, DeskPresence } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';

/** A desk that was not heard of for so long is not there. */
const ONLINE_MS = 60_000;
const KNOWN_MS = 24 * 60 * 60_000;

interface AgentRow {
  id: string;
  name: string;
  state: DeskPresence['state'];
  skills: AgentSkill[];
  capacity: number;
  seenAt: Date;
  load: number;
}

const AGENTS = `
  select a.id, a.name, a.state, a.skills, a.capacity, a.seen_at as "seenAt", (
      select count(*)::int from handoffs h where h.agent_id = a.id and h.status = 'assigned' and h.mode = 'live') as load
  from agents a`;

/** Makes the agent known, and notes that they are there: a few times a minute, however often they are seen. */
export async function seeAgent(db: Queryable, { id, name }: DeskAgent, at: string): Promise<void> {
  await db.query(
    `insert into agents (id, name, seen_at)
      select $1, $2, $3::text::timestamptz where not exists (
        select from agents where id = $1 and name = $2 and seen_at > $3::text::timestamptz - interval '15 seconds')
      on conflict (id) do update set name = excluded.name, seen_at = greatest(agents.seen_at, excluded.seen_at)`,
    [id, name, at],
  );
}

export async function setAgent(
  db: Queryable,
  id: string,
  { state, skills, capacity }: Pick<DeskPresence, 'state' | 'skills' | 'capacity'>,
): Promise<void> {
  await db.query('update agents set state = $2, skills = $3::text::jsonb, capacity = $4 where id = $1', [
    id,
    state,
    JSON.stringify(skills),
    capacity,
  ]);
}

/** Makes others wait who give this agent something to do: capacity holds over all processes. */
export async function lockAgent(db: Queryable, id: string): Promise<void> {
  await db.query('select id from agents where id = $1 for no key update', [id]);
}

export async function presenceOf(db: Queryable, id: string, nowMs: number): Promise<DeskPresence | null> {
  const [row] = await db.query<AgentRow>(`${AGENTS} where a.id = $1`, [id]);
  return row ? toPresence(row, nowMs) : null;
}

export async function presences(db: Queryable, nowMs: number): Promise<DeskPresence[]> {
  const rows = await db.query<AgentRow>(`${AGENTS} where a.seen_at > $1::text::timestamptz order by a.name, a.id`, [
    new Date(nowMs - KNOWN_MS).toISOString(),
  ]);
  return rows.map((row) => toPresence(row, nowMs));
}

function toPresence({ id, name, seenAt, ...row }: AgentRow, nowMs: number): DeskPresence {
  return { agent: { id, name }, ...row, online: seenAt.getTime() > nowMs - ONLINE_MS };
}

import type { DeskAgent, DeskNote } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';

interface NoteRow {
  arrival: number;
  at: Date;
  agentId: string;
  agentName: string;
  text: string;
  clientId: string;
}

const COLUMNS = 'arrival, at, agent_id as "agentId", agent_name as "agentName", text, client_id as "clientId"';

/** `again`: this agent left a note under this id before, and this is that one. */
export async function addNote(
  db: Queryable,
  handoffId: string,
  agent: DeskAgent,
  note: { clientId: string; text: string; at: string },
): Promise<{ note: DeskNote; again: boolean }> {
  const [made] = await db.query<NoteRow>(
    `insert into handoff_notes (handoff_id, agent_id, agent_name, client_id, text, at)
      values ($1, $2, $3, $4, $5, $6::text::timestamptz)
      on conflict (handoff_id, agent_id, client_id) do nothing returning ${COLUMNS}`,
    [handoffId, agent.id, agent.name, note.clientId, note.text, note.at],
  );
  if (made) {
    await db.query('update handoffs set note_count = note_count + 1 where id = $1', [handoffId]);
    return { note: toNote(made), again: false };
  }
  const [before] = await db.query<NoteRow>(
    `select ${COLUMNS} from handoff_notes where handoff_id = $1 and agent_id = $2 and client_id = $3`,
    [handoffId, agent.id, note.clientId],
  );
  if (!before) throw new Error('a note vanished between two statements');
  return { note: toNote(before), again: true };
}

/** Oldest first. */
export async function notesOf(db: Queryable, handoffId: string): Promise<DeskNote[]> {
  const rows = await db.query<NoteRow>(`select ${COLUMNS} from handoff_notes where handoff_id = $1 order by arrival`, [
    handoffId,
  ]);
  return rows.map(toNote);
}

function toNote({ arrival, at, agentId, agentName, text, clientId }: NoteRow): DeskNote {
  return {
    id: `note_${arrival}`,
    at: at.toISOString(),
    agent: { id: agentId, name: agentName },
    text,
    client_id: clientId,
  };
}

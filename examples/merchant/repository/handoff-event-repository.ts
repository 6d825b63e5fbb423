import type { MessageEvent, StatusEvent, TypingEvent } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';
import type { HandoffEvent, Sender } from '../handoff-event.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';

/** How long a typing event holds. */
const TYPING_HOLDS_MS = 10_000;
/** Of a message as lists show it. */
const LIST_CHARACTERS = 200;

export type NewEvent = Omit<MessageEvent, 'id'> | Omit<StatusEvent, 'id'> | Omit<TypingEvent, 'id'>;

interface EventRow {
  number: number;
  at: Date;
  type: HandoffEvent['type'];
  sender: Sender | null;
  clientId: string | null;
  body: object;
}

const COLUMNS = 'number, at, type, sender, client_id as "clientId", body';

/** Appends an event and tells everybody who follows. The transaction must hold the handoff's lock. */
export async function appendEvent(db: Queryable, handoffId: string, event: NewEvent): Promise<HandoffEvent> {
  const { at, type, ...rest } = event;
  const { from: sender, client_id: clientId, ...body } = { from: undefined, client_id: undefined, ...rest };
  const lastMessage = event.type === 'message' ? { from: event.from, text: cut(event.text), at } : null;
  const [row] = await db.query<EventRow & { agentId: string | null }>(
    `with counted as (
        update handoffs set last_event = last_event + 1,
          last_event_at = case when $3 = 'typing' then last_event_at else $2::text::timestamptz end,
          message_count = message_count + case when $3 = 'message' then 1 else 0 end,
          last_message = coalesce($7::text::jsonb, last_message)
        where id = $1 returning last_event, agent_id),
      -- Typing is over once it is said again, or said what was typed.
      over as (delete from handoff_events where handoff_id = $1 and type = 'typing' and sender = $4 and $3 <> 'status'),
      made as (
        insert into handoff_events (handoff_id, number, at, type, sender, client_id, body)
        select $1, last_event, $2::text::timestamptz, $3, $4, $5, $6::text::jsonb from counted
        returning ${COLUMNS})
      select made.*, counted.agent_id as "agentId" from made, counted`,
    [
      handoffId,
      at,
      type,
      sender ?? null,
      clientId ?? null,
      JSON.stringify(body),
      lastMessage && JSON.stringify(lastMessage),
    ],
  );
  if (!row) throw new Error(`no handoff ${handoffId} to append to`);
  const appended = toEvent(row);
  await tell(db, handoffId, appended, row.agentId);
  return appended;
}

/** Tells those who follow once more: whoever told them first may have died of it. */
export async function tellAgain(db: Queryable, handoffId: string, event: HandoffEvent): Promise<void> {
  await tell(db, handoffId, event, null);
}

async function tell(db: Queryable, handoffId: string, event: HandoffEvent, agentId: string | null): Promise<void> {
  const { type: kind } = event;
  // What is said shows on the desk of who has the conversation, a change of status on all.
  const whose = kind === 'message' ? agentId : null;
  await db.notify(NOTICE_CHANNEL, [encodeNotice({ kind, handoffId, agentId: whose, event })]);
}

/** In the middle of no character. */
function cut(text: string): string {
  return [...text.slice(0, 2 * LIST_CHARACTERS)].slice(0, LIST_CHARACTERS).join('');
}

/** The message this sender sent under this id, if any. */
export async function messageByClientId(
  db: Queryable,
  handoffId: string,
  sender: Sender,
  clientId: string,
): Promise<HandoffEvent | null> {
  const [row] = await db.query<EventRow>(
    `select ${COLUMNS} from handoff_events where handoff_id = $1 and sender = $2 and client_id = $3`,
    [handoffId, sender, clientId],
  );
  return row ? toEvent(row) : null;
}

/** Oldest first; typing that is over is left out. */
export async function eventsAfter(
  db: Queryable,
  handoffId: string,
  after: number,
  limit: number,
  nowMs: number,
): Promise<HandoffEvent[]> {
  const rows = await db.query<EventRow>(
    `select ${COLUMNS} from handoff_events
      where handoff_id = $1 and number > $2 and (type <> 'typing' or at > $3::text::timestamptz)
      order by number limit $4`,
    [handoffId, after, new Date(nowMs - TYPING_HOLDS_MS).toISOString(), limit],
  );
  return rows.map(toEvent);
}

function toEvent(row: EventRow): HandoffEvent {
  return {
    id: String(row.number).padStart(12, '0'),
    at: row.at.toISOString(),
    type: row.type,
    ...(row.sender !== null && { from: row.sender }),
    ...(row.clientId !== null && { client_id: row.clientId }),
    ...row.body,
  } as HandoffEvent;
}

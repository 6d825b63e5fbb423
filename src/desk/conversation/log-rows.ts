import type { Closing, DeskHandoffDetail, DeskNote } from '#merchant/generated/protocol.ts';
import type { DeskEvent } from '../client/desk-types.ts';
import type { Outgoing } from '../state/sending.ts';

type MessageEvent = Extract<DeskEvent, { type: 'message' }>;

/** One line of a conversation as the agent sees it. */
export type LogRow =
  | { kind: 'message'; id: string; at: string; event: MessageEvent; own: string | null }
  | { kind: 'note'; id: string; at: string; note: DeskNote }
  | {
      kind: 'status';
      id: string;
      at: string;
      status: 'queued' | 'assigned' | 'closed';
      name: string | null;
      closing: Closing | null;
    }
  | { kind: 'outgoing'; id: string; message: Outgoing };

/**
 * Messages, notes and what became of the conversation by their time; what is on its way comes last. Places in the queue
 * are news for the shopper alone: of several waits in a row one is shown.
 */
export function logRows(
  { events, notes }: Pick<DeskHandoffDetail, 'events' | 'notes'>,
  outgoing: readonly Outgoing[] = [],
  originals: ReadonlyMap<string, string> = new Map(),
): LogRow[] {
  const rows: LogRow[] = [];
  for (const event of events) {
    if (event.type === 'message') {
      const own = originals.get(event.client_id ?? '') ?? null;
      rows.push({ kind: 'message', id: event.id, at: event.at, event, own });
    } else if (event.type === 'status') {
      const { id, at, status, agent, closing } = event;
      const before = rows.findLast(({ kind }) => kind === 'status');
      if (status === 'queued' && (!before || (before.kind === 'status' && before.status === 'queued'))) continue;
      rows.push({ kind: 'status', id, at, status, name: agent?.name ?? null, closing: closing ?? null });
    }
  }
  rows.push(...notes.map((note): LogRow => ({ kind: 'note', id: note.id, at: note.at, note })));
  const time = (row: LogRow) => (row.kind === 'outgoing' ? Number.POSITIVE_INFINITY : Date.parse(row.at));
  rows.sort((a, b) => time(a) - time(b));
  const arrived = new Set(events.map((event) => (event.type === 'message' ? event.client_id : undefined)));
  const waiting = outgoing.filter(({ clientId }) => !arrived.has(clientId));
  return [...rows, ...waiting.map((message): LogRow => ({ kind: 'outgoing', id: message.clientId, message }))];
}

import type { DeskHandoffDetail } from '#merchant/generated/protocol.ts';
import type { DeskEvent } from '../client/desk-types.ts';

/** The conversation with one more event; events may come twice and out of order, and their ids order them. */
export function withEvent(detail: DeskHandoffDetail, event: DeskEvent): DeskHandoffDetail {
  if (detail.events.some(({ id }) => id === event.id)) return detail;
  const events = [...detail.events, event].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (event.type !== 'status' || events.at(-1) !== event) return { ...detail, events };
  const { agent, ...handoff } = detail.handoff;
  const known = agent && agent.name === event.agent?.name ? agent : event.agent && { id: '', name: event.agent.name };
  return { ...detail, events, handoff: { ...handoff, status: event.status, ...(known && { agent: known }) } };
}

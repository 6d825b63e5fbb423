import type { HandoffEvent } from './handoff-event.ts';

/** What the processes of this backend tell each other, after the commit: who follows is woken by it. */
export const NOTICE_CHANNEL = 'aisle_notice';

export interface HandoffNotice {
  kind: HandoffEvent['type'] | 'note' | 'desk';
  /** Empty with `desk`: a change of agents or tickets. */
  handoffId: string;
  /** Whose desk shows it; null for every desk. */
  agentId: string | null;
  /** The event itself, where it fits: who follows need not ask the database. */
  event?: HandoffEvent;
}

/** PostgreSQL takes payloads under 8000 bytes. */
const MAX_BYTES = 7900;

export function encodeNotice(notice: HandoffNotice): string {
  const whole = JSON.stringify(notice);
  if (Buffer.byteLength(whole) <= MAX_BYTES) return whole;
  const { event: _, ...rest } = notice;
  return JSON.stringify(rest);
}

/** Payloads are of our own making. */
export function decodeNotice(payload: string): HandoffNotice {
  return JSON.parse(payload) as HandoffNotice;
}

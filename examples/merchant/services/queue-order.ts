import type { HandoffPriority } from '#merchant/generated/protocol.ts';

const MINUTE_MS = 60_000;

/** How much earlier than it came a handoff counts. Who waits that much longer goes first all the same: nobody starves. */
const HEAD_START_MS: Record<HandoffPriority, number> = {
  low: -5 * MINUTE_MS,
  normal: 0,
  high: 10 * MINUTE_MS,
  urgent: 20 * MINUTE_MS,
};
const VIP_HEAD_START_MS = 30 * MINUTE_MS;

/** Nobody waits at the other end of a ticket; after a day it goes before whoever comes new. */
const TICKET_DELAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The place of a handoff in its queue, as the time (epoch ms) by which the queue is sorted. It never changes while it
 * waits, so ageing costs nothing: the longest anybody is passed over is the sum of the head starts.
 */
export function queueTime(handoff: {
  createdMs: number;
  priority: HandoffPriority;
  vip: boolean;
  isTicket: boolean;
}): number {
  const { createdMs, priority, vip, isTicket } = handoff;
  const headStartMs = HEAD_START_MS[priority] + (vip ? VIP_HEAD_START_MS : 0);
  return createdMs - headStartMs + (isTicket ? TICKET_DELAY_MS : 0);
}

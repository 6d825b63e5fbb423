import * as v from 'valibot';
import { CLOSING_REASONS } from '#dialogue/outward.ts';
import type { Handoff, HandoffEvent } from '../ports.ts';
import { countAnswer, TimeAnswer } from './order-answer.ts';

const text = v.string();
const optionalText = v.exactOptional(text);
const Status = v.picklist(['queued', 'assigned', 'closed']);
const Agent = v.exactOptional(v.object({ name: text }));
const WHYS = ['closed', 'overflow'] as const;

export const HandoffOnTheWire = v.object({
  id: text,
  token: text,
  mode: v.picklist(['live', 'ticket']),
  status: Status,
  queue_position: v.exactOptional(countAnswer),
  ticket_number: optionalText,
  reason: optionalText,
});

export const HandoffAnswer: v.GenericSchema<unknown, Handoff> = v.pipe(
  HandoffOnTheWire,
  v.transform(({ queue_position, ticket_number, reason, ...handoff }) => {
    const why = WHYS.find((known) => known === reason);
    return {
      ...handoff,
      ...(queue_position !== undefined && { queuePosition: queue_position }),
      ...(ticket_number !== undefined && { ticketNumber: ticket_number }),
      ...(why && { why }),
    };
  }),
);

const head = { id: text, at: TimeAnswer };

/** Events of other types are of a later version: they are passed over. */
export const KnownEvent = v.object({ type: v.picklist(['message', 'status', 'typing']) });

export const MessageOnTheWire = v.object({
  ...head,
  type: v.literal('message'),
  from: v.picklist(['shopper', 'agent', 'system']),
  text,
  client_id: optionalText,
  agent: Agent,
});

/** A reason of a later version says no more than that it is over. */
const ClosingReason = v.pipe(
  text,
  v.transform((reason) => CLOSING_REASONS.find((known) => known === reason) ?? 'other'),
);

export const StatusOnTheWire = v.object({
  ...head,
  type: v.literal('status'),
  status: Status,
  queue_position: v.exactOptional(countAnswer),
  agent: Agent,
  closing: v.exactOptional(v.object({ reason: ClosingReason, agreed: optionalText })),
});

export const TypingOnTheWire = v.object({
  ...head,
  type: v.literal('typing'),
  from: v.picklist(['shopper', 'agent']),
  typing: v.boolean(),
});

export const EventAnswer: v.GenericSchema<unknown, HandoffEvent> = v.variant('type', [
  v.pipe(
    MessageOnTheWire,
    v.transform(({ client_id, ...event }) => ({ ...event, ...(client_id !== undefined && { clientId: client_id }) })),
  ),
  v.pipe(
    StatusOnTheWire,
    v.transform(({ queue_position, ...event }) => ({
      ...event,
      ...(queue_position !== undefined && { queuePosition: queue_position }),
    })),
  ),
  TypingOnTheWire,
]);

import type { AuditEntry, Erasure, ShopperExport } from '#merchant/generated/protocol.ts';
import { sampleDetail, sampleOrder, sampleTicket } from './samples.ts';

/** Newest first, as the backend gives them. */
export const sampleAudit = (): AuditEntry[] => [
  { id: '4', at: '2026-11-21T10:04:00.000Z', actor: 'agt_mia', action: 'audit-read' },
  {
    id: '3',
    at: '2026-11-21T10:03:00.000Z',
    actor: 'agt_tom',
    action: 'handoff-transferred',
    shop: 'fresh',
    subject: 'hnd_1',
    facts: { to_skill: 'expert' },
  },
  {
    id: '2',
    at: '2026-11-21T10:02:00.000Z',
    actor: 'shopper',
    action: 'handoff-created',
    shop: 'fresh',
    subject: 'hnd_1',
  },
  { id: '1', at: '2026-11-21T10:01:00.000Z', actor: 'system', action: 'clock-set' },
];

export const sampleExport = (): ShopperExport => {
  const { packet, events } = sampleDetail();
  const { ticket, fields } = sampleTicket();
  return {
    at: '2026-11-21T11:00:00.000Z',
    handoffs: [{ id: 'hnd_1', created_at: '2026-11-21T10:00:00.000Z', packet, events }],
    tickets: [{ ticket, fields }],
    actions: sampleOrder().actions,
  };
};

export const sampleErasure = (): Erasure => ({
  receipt: 'era_7',
  at: '2026-11-21T11:05:00.000Z',
  erased: { handoffs: 1, tickets: 2, actions: 3, photos: 4 },
});

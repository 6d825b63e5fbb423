import type { AuditEntry, Erasure, ShopperExport, SupportReport } from '#merchant/generated/protocol.ts';
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
    handoffs: [{ id: 'hnd_1', created_at: '2026-11-21T10:00:00.000Z', packet, events, notes: [] }],
    tickets: [{ ticket, fields }],
    actions: sampleOrder().actions,
    returns: [],
    proposals: [],
  };
};

export const sampleErasure = (): Erasure => ({
  receipt: 'era_7',
  at: '2026-11-21T11:05:00.000Z',
  erased: { handoffs: 1, tickets: 2, actions: 3, photos: 4 },
});

/** Five came, most of them on a Monday evening; November alone had any. */
export const sampleReport = (shop: string, month: string): SupportReport => {
  const arrivals = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  arrivals[0]?.splice(20, 1, 4);
  arrivals[2]?.splice(0, 1, 1);
  const report = {
    shop,
    month,
    time_zone: 'Asia/Shanghai',
    handoffs: 5,
    by_reason: { policy: 1, shopper_asked: 4 },
    by_skill: { junior: 5 },
    tickets: { closed: 1 },
    closings: { solved: 3 },
    waiting_seconds: { count: 3, median: 30, p90: 94 },
    first_reply_seconds: { count: 3, median: 50.5, p90: 130 },
    ratings: { count: 2, mean: 4.5, scores: [0, 0, 0, 1, 1] },
    arrivals,
  };
  return month === '2026-11' ? report : { ...report, handoffs: 0 };
};

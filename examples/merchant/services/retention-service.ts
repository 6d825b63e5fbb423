import type { Database } from '../database/database.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import type { Retention } from '../retention.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of a session: one process at a time deletes, the others need not. */
const LOCK = 4_817_002;

const DELETE: Record<keyof Retention, string> = {
  handoffs: "delete from handoffs where status = 'closed' and last_event_at < $1::text::timestamptz returning 1",
  tickets: 'delete from tickets where closed_at < $1::text::timestamptz returning 1',
  photos: 'delete from photos where created_at < $1::text::timestamptz returning 1',
  idempotencyKeys: 'delete from idempotency_keys where created_at < $1::text::timestamptz returning 1',
  audit: 'delete from audit_log where at < $1::text::timestamptz returning 1',
  insight: 'delete from insight_reports where monday < $1::text::timestamptz returning 1',
};

/** Deletes what is older than it may be; how many of each, or null where another process is at it. */
export async function runRetention(
  database: Database,
  retention: Retention,
  nowMs: number,
): Promise<Record<keyof Retention, number> | null> {
  return database.transaction(async (transaction) => {
    const [lock] = await transaction.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [LOCK]);
    if (!lock?.mine) return null;
    // What lets the audit log delete: until the end of this transaction.
    await transaction.query("select set_config('aisle.retention', 'on', true)");
    const deleted = { handoffs: 0, tickets: 0, photos: 0, idempotencyKeys: 0, audit: 0, insight: 0 };
    for (const kind of Object.keys(DELETE) as (keyof Retention)[]) {
      const before = new Date(nowMs - retention[kind] * DAY_MS).toISOString();
      deleted[kind] = (await transaction.query(DELETE[kind], [before])).length;
    }
    const at = new Date(nowMs).toISOString();
    await transaction.query('delete from rate_limit_uses where until < $1::text::timestamptz', [at]);
    if (Object.values(deleted).some((count) => count > 0)) {
      await noteDeed(transaction, { at, actor: 'system', action: 'retention-run', facts: deleted });
    }
    return deleted;
  });
}

import type { AuditEntry } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';

/** What was done, by whom, with what; never what was said. */
export interface Deed {
  /** ISO 8601. */
  at: string;
  /** Id of an agent; shoppers are not named. */
  actor: string | 'shopper' | 'system';
  action:
    | 'signed-in'
    | 'presence-set'
    | 'handoff-created'
    | 'handoff-accepted'
    | 'handoff-transferred'
    | 'handoff-closed'
    | 'handoff-rated'
    | 'handoff-read-by-other'
    | 'note-added'
    | 'ticket-read'
    | 'ticket-closed'
    | 'photos-read'
    | 'proposal-made'
    | 'audit-read'
    | 'shopper-exported'
    | 'shopper-erased'
    | 'retention-run';
  shop?: string | undefined;
  /** Id of what it was done with. */
  subject?: string | undefined;
  facts?: Record<string, string | number | boolean>;
}

/** In the transaction of the deed: one is not there without the other. */
export async function noteDeed(db: Queryable, { at, actor, action, shop, subject, facts = {} }: Deed): Promise<void> {
  await db.query(
    `insert into audit_log (at, actor, action, shop, subject, facts)
      values ($1::text::timestamptz, $2, $3, $4, $5, $6::text::jsonb)`,
    [at, actor, action, shop ?? null, subject ?? null, JSON.stringify(facts)],
  );
}

/** Newest first, older than `before`. */
export async function deeds(db: Queryable, before: string | null, limit: number): Promise<AuditEntry[]> {
  const rows = await db.query<{
    id: string;
    at: Date;
    actor: string;
    action: string;
    shop: string | null;
    subject: string | null;
    facts: Record<string, string | number | boolean>;
  }>(
    // By the number: the column that is given out is text, in which 9 comes after 10.
    `select l.id::text, l.at, l.actor, l.action, l.shop, l.subject, l.facts from audit_log l
      where $1::text is null or l.id < $1::text::bigint order by l.id desc limit $2`,
    [before, limit],
  );
  return rows.map(({ id, at, actor, action, shop, subject, facts }) => ({
    id,
    at: at.toISOString(),
    actor,
    action,
    ...(shop !== null && { shop }),
    ...(subject !== null && { subject }),
    ...(Object.keys(facts).length > 0 && { facts }),
  }));
}

import type { Queryable } from '../database/database.ts';

export interface IdempotentRequest {
  shop: string;
  operation: 'create-handoff' | 'request-return' | 'act' | 'open-ticket';
  key: string;
  /** Same request, same text. */
  fingerprint: string;
  /** Id of what is made if this is the first time. */
  resultId: string;
  at: string;
}

/**
 * Claims a key. Null when this is the first time: make the thing, in the same transaction. Otherwise what was claimed
 * before; a request under the same key that is still running is waited for.
 */
export async function claimKey(
  db: Queryable,
  request: IdempotentRequest,
): Promise<{ fingerprint: string; resultId: string } | null> {
  const { shop, operation, key } = request;
  const claimed = await db.query(
    `insert into idempotency_keys (shop, operation, key, fingerprint, result_id, created_at)
      values ($1, $2, $3, $4, $5, $6::text::timestamptz)
      on conflict (shop, operation, key) do nothing returning key`,
    [shop, operation, key, request.fingerprint, request.resultId, request.at],
  );
  if (claimed.length > 0) return null;
  const [before] = await db.query<{ fingerprint: string; resultId: string }>(
    `select fingerprint, result_id as "resultId" from idempotency_keys
      where shop = $1 and operation = $2 and key = $3`,
    [shop, operation, key],
  );
  if (!before) throw new Error('an idempotency key vanished between two statements');
  return before;
}

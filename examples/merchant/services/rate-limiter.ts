import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { RateLimit } from '../limits.ts';
import { Problem } from '../problem.ts';

/** Counts uses by key, over all processes that share the database. */
export interface RateLimiter {
  /** Counts one use. Null when it is within the limit; otherwise it is not counted, and the seconds to wait. */
  take(key: string): Promise<number | null>;
  /** Takes the last counted use back. */
  giveBack(key: string): Promise<void>;
}

/** Refuses where a limiter says to wait. */
export function refuseOver(retryAfterS: number | null): void {
  if (retryAfterS !== null) throw new Problem('rate-limited', { retryAfterS });
}

/** So long a refusal holds without asking the database again: a storm of requests costs it one query a second. */
const REFUSAL_HOLDS_MS = 1000;
/** Past so many keys the refusals kept here are forgotten; the database still has them. */
const MAX_REFUSALS = 20_000;

// Uses of a clock that is far ahead of ours are none: it would lock its keys for as long as it is ahead.
const USES =
  'array(select u from unnest(r.uses) u where u > $2::text::bigint - $3::int and u < $2::text::bigint + $3::int)';
const TAKE = `
  insert into rate_limit_uses as r (key, uses, refused, until)
    values ($1, array[$2::text::bigint], false, to_timestamp(($2::text::bigint + $3::int) / 1000.0))
  on conflict (key) do update set
    refused = cardinality(${USES}) >= $4::int,
    uses = case when cardinality(${USES}) >= $4::int then ${USES} else ${USES} || $2::text::bigint end,
    until = greatest(r.until, excluded.until)
  returning refused, (uses[1])::text as oldest`;

/**
 * Never more than `count` uses of one key in any window: a sliding log, exact at the edges.
 *
 * @param name Tells limiters of one database apart.
 */
export function createRateLimiter(
  database: Database,
  name: string,
  { count, windowMs }: RateLimit,
  now: () => number,
): RateLimiter {
  const refusals = new Map<string, { atMs: number; freeMs: number }>();
  const rowOf = (key: string) => createHash('sha256').update(`${name} ${key}`).digest('base64url');
  const waitS = (freeMs: number, atMs: number) => Math.max(1, Math.ceil((freeMs - atMs) / 1000));

  return {
    async take(key) {
      const atMs = now();
      const refusal = refusals.get(key);
      if (refusal && Math.abs(atMs - refusal.atMs) < REFUSAL_HOLDS_MS && refusal.freeMs > atMs) {
        return waitS(refusal.freeMs, atMs);
      }
      refusals.delete(key);
      const [row] = await database.query<{ refused: boolean; oldest: string }>(TAKE, [
        rowOf(key),
        String(atMs),
        windowMs,
        count,
      ]);
      if (!row?.refused) return null;
      const freeMs = Number(row.oldest) + windowMs;
      if (refusals.size >= MAX_REFUSALS) refusals.clear();
      refusals.set(key, { atMs, freeMs });
      return waitS(freeMs, atMs);
    },

    async giveBack(key) {
      refusals.delete(key);
      await database.query(
        'update rate_limit_uses set uses = uses[1:cardinality(uses) - 1], refused = false where key = $1',
        [rowOf(key)],
      );
    },
  };
}

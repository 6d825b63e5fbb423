import type { Queryable } from '../database/database.ts';

/** Marks what was signed as used until then; false where it was used before. Forgets what is over at `at`. */
export async function useSignature(
  db: Queryable,
  shop: string,
  digest: string,
  at: string,
  until: string,
): Promise<boolean> {
  await db.query('delete from used_signatures where until < $1::text::timestamptz', [at]);
  const taken = await db.query(
    `insert into used_signatures (shop, digest, until) values ($1, $2, $3::text::timestamptz)
      on conflict (shop, digest) do nothing returning digest`,
    [shop, digest, until],
  );
  return taken.length > 0;
}

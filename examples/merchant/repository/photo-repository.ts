import type { Queryable } from '../database/database.ts';
import type { Photo } from '../schemas/action-requests.ts';

export async function insertPhotos(
  db: Queryable,
  shop: string,
  ownerId: string,
  at: string,
  photos: readonly Photo[],
): Promise<void> {
  for (const { id, media_type, data } of photos) {
    await db.query(
      `insert into photos (shop, owner_id, id, media_type, bytes, created_at)
        values ($1, $2, $3, $4, decode($5, 'base64'), $6::text::timestamptz)`,
      [shop, ownerId, id, media_type, data, at],
    );
  }
}

/** Of an action or a ticket, in the order of their ids. */
export async function photosOf(db: Queryable, ownerId: string): Promise<Photo[]> {
  return db.query<Photo>(
    `select id, media_type, replace(encode(bytes, 'base64'), chr(10), '') as data from photos
      where owner_id = $1 order by id`,
    [ownerId],
  );
}

/** How many came with each of these; those with none are left out. */
export async function countPhotos(db: Queryable, ownerIds: readonly string[]): Promise<Map<string, number>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await db.query<{ ownerId: string; count: number }>(
    `select owner_id as "ownerId", count(*)::int as count from photos
      where owner_id in (select jsonb_array_elements_text($1::text::jsonb)) group by owner_id`,
    [JSON.stringify(ownerIds)],
  );
  return new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
}

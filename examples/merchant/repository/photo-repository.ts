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

export async function dropPhotosBefore(db: Queryable, at: string): Promise<void> {
  await db.query('delete from photos where created_at < $1::text::timestamptz', [at]);
}

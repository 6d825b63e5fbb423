import { AppError } from '#core/app-error.ts';
import type { Photo } from '#merchant/ports.ts';
import { photoDatabaseOf } from './kept-photos.ts';
import { newId } from './new-id.ts';

const PHOTOS = 'photos';

/**
 * Keeps a photo on this device for as long as the conversation, under an id of its own. Rejects with `storage-full` or
 * `storage-unavailable`.
 */
export async function keepPhoto(
  databaseName: string,
  photo: Blob,
): Promise<{ id: string; mediaType: string; sizeBytes: number }> {
  // As with the conversation: where nothing can be kept from others, nothing is kept.
  if (!globalThis.crypto?.subtle) throw new AppError('storage-unavailable', { path: PHOTOS });
  const kept: Photo = { id: newId(), mediaType: photo.type, bytes: new Uint8Array(await photo.arrayBuffer()) };
  // As bytes: not every browser keeps a Blob.
  await inDatabase(databaseName, 'readwrite', (photos) => photos.put(kept));
  return { id: kept.id, mediaType: kept.mediaType, sizeBytes: photo.size };
}

/** Those of the photos that are (still) there, in the order of their ids. */
export async function readPhotos(databaseName: string, ids: readonly string[]): Promise<Photo[]> {
  try {
    const found = await Promise.all(
      ids.map((id) => inDatabase<Photo | undefined>(databaseName, 'readonly', (photos) => photos.get(id))),
    );
    return found.flatMap((photo) => photo ?? []);
  } catch {
    return [];
  }
}

/** One photo to be shown; null when it is gone. */
export async function readPhoto(databaseName: string, id: string): Promise<Blob | null> {
  const [photo] = await readPhotos(databaseName, [id]);
  return photo ? new Blob([photo.bytes.slice()], { type: photo.mediaType }) : null;
}

/** Opened for each use, so that nothing stands in the way of erasing it. */
async function inDatabase<Result>(
  databaseName: string,
  mode: IDBTransactionMode,
  work: (photos: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  let database: IDBDatabase | null = null;
  try {
    const opening = indexedDB.open(photoDatabaseOf(databaseName), 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(PHOTOS, { keyPath: 'id' });
    database = await settled(opening);
    const transaction = database.transaction(PHOTOS, mode);
    const request = work(transaction.objectStore(PHOTOS));
    // What is written is there when the transaction is through, and not before.
    await (mode === 'readonly' ? settled(request) : completed(transaction));
    return request.result as Result;
  } catch (cause) {
    const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
    throw new AppError(isFull ? 'storage-full' : 'storage-unavailable', { path: PHOTOS }, { cause });
  } finally {
    database?.close();
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

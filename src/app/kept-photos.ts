import { AppError } from '#core/app-error.ts';

/** The shopper's photos lie in a small database of their own beside the conversation's. */
export const photoDatabaseOf = (databaseName: string): string => `${databaseName}.photos`;

/** What keeps and reads photos; it comes when the first one is wanted. */
export const photoStore = (): Promise<typeof import('./photo-store.ts')> =>
  import('./photo-store.ts').catch((cause: unknown) => {
    throw new AppError('network-offline', { path: 'photo-store' }, { cause });
  });

/** Erases all photos on this device. Apart from what reads them, for it must work where that code was never loaded. */
export function erasePhotos(databaseName: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(photoDatabaseOf(databaseName));
      // Blocked, it goes on by itself once the other is done, and whoever opens it later gets an empty one.
      request.onsuccess = request.onerror = request.onblocked = () => resolve();
    } catch {
      // Where IndexedDB is refused, none was ever kept.
      resolve();
    }
  });
}

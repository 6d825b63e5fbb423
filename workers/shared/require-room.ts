import { AppError } from '#core/app-error.ts';

/** Of what is missing: pieces, their record, and what the browser adds. */
const SPARE = 1.5;

/** Throws `storage-full` where there is too little room, as far as the browser tells. */
export async function requireRoom(
  storage: Pick<StorageManager, 'estimate'> | undefined,
  missingBytes: number,
): Promise<void> {
  const { quota, usage } = (await storage?.estimate().catch(() => null)) ?? {};
  if (quota === undefined || usage === undefined) return;
  const freeBytes = quota - usage;
  const neededBytes = Math.ceil(missingBytes * SPARE);
  if (freeBytes < neededBytes) throw new AppError('storage-full', { path: 'caches', neededBytes, freeBytes });
}

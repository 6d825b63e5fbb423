import type { LedgerEntry } from '../knowledge/knowledge-api.ts';

/**
 * The service worker's part of the shopper's ledger. Raw IndexedDB and no global of the service worker, so that a page
 * or another worker reads with the same file.
 */
const DATABASE = 'aisle-sw-ledger';
const STORE = 'requests';
const MAX_ROWS = 500;

/** Adds one row and drops the oldest beyond the cap. */
export async function recordServiceWorkerRequest(entry: LedgerEntry): Promise<void> {
  await inStore('readwrite', async (store) => {
    const key = await settled(store.add(entry));
    if (typeof key === 'number' && key > MAX_ROWS) store.delete(IDBKeyRange.upperBound(key - MAX_ROWS));
  });
}

/** Requests that the service worker made for Aisle, newest first; empty where there is no IndexedDB. */
export async function readServiceWorkerLedger(): Promise<LedgerEntry[]> {
  if (typeof indexedDB === 'undefined') return [];
  const rows = await inStore('readonly', (store) => settled(store.getAll() as IDBRequest<LedgerEntry[]>));
  return rows.reverse();
}

/** Erases the rows, when the shopper erases what this device holds. */
export async function clearServiceWorkerLedger(): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  await inStore('readwrite', (store) => settled(store.clear()));
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true });
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const [result] = await Promise.all([work(transaction.objectStore(STORE)), done]);
    return result;
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

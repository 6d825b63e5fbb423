import type { OutboxRequest } from '../shared/outbox-request.ts';
import { type Sealed, unseal } from '../shared/seal.ts';

interface Row {
  conversationId: string;
  place: number;
  sealed: Sealed;
}

/**
 * What waits to be sent in a database that the knowledge thread keeps (`../knowledge/database.ts`), by conversation, in its
 * order. With bare IndexedDB: a guest in a shop's service worker brings no library along.
 */
export async function readOutbox(databaseName: string): Promise<OutboxRequest[][]> {
  const database = await open(databaseName);
  if (!database) return [];
  try {
    if (!['keys', 'outbox'].every((name) => database.objectStoreNames.contains(name))) return [];
    const transaction = database.transaction(['keys', 'outbox'], 'readonly');
    const [row, rows] = await Promise.all([
      settled(transaction.objectStore('keys').get('conversation') as IDBRequest<{ key: CryptoKey } | undefined>),
      settled(transaction.objectStore('outbox').getAll() as IDBRequest<Row[]>),
    ]);
    if (!row) return [];
    rows.sort((a, b) => a.place - b.place);
    const conversations = [...new Set(rows.map(({ conversationId }) => conversationId))];
    return Promise.all(
      conversations.map(async (id) => {
        const waiting = rows.filter(({ conversationId }) => conversationId === id);
        const requests = await Promise.all(waiting.map(({ sealed }) => unseal<OutboxRequest>(row.key, sealed)));
        return requests.filter((request) => request !== null);
      }),
    );
  } finally {
    // At once: a page with a newer release could not change the tables while it is open.
    database.close();
  }
}

/** Null where there is none: looking for it must not make one. */
async function open(name: string): Promise<IDBDatabase | null> {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.transaction?.abort();
  return settled(opening).catch(() => null);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

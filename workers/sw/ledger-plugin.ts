import type { WorkboxPlugin } from 'workbox-core/types.js';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { purposeOf } from './route-of.ts';
import { recordServiceWorkerRequest } from './sw-ledger.ts';

/** Writes every request that a strategy sends to the network into the shopper's ledger. */
export function ledgerPlugin(basePath: string): WorkboxPlugin {
  const entryOf = (request: Request, status: number, receivedBytes: number): LedgerEntry => {
    const url = new URL(request.url);
    const path = url.pathname.startsWith(basePath) ? url.pathname.slice(basePath.length) : '';
    return {
      at: Date.now(),
      method: request.method,
      url: url.origin + url.pathname,
      purpose: purposeOf(path),
      status,
      sentBytes: 0,
      receivedBytes,
    };
  };
  // A ledger that cannot be written (private mode, full disk) must not cost the shopper the file.
  const record = (entry: Promise<LedgerEntry>) => entry.then(recordServiceWorkerRequest).catch(() => undefined);

  return {
    fetchDidSucceed: async ({ request, response, event }) => {
      const { status } = response;
      event.waitUntil(record(sizeOf(response).then((bytes) => entryOf(request, status, bytes))));
      return response;
    },
    fetchDidFail: async ({ request }) => {
      await record(Promise.resolve(entryOf(request, 0, 0)));
    },
  };
}

/** Bytes over the wire where the server states them, else bytes of the body, counted on a copy without holding them. */
async function sizeOf(response: Response): Promise<number> {
  const stated = response.headers.get('Content-Length');
  if (stated !== null && Number.isSafeInteger(Number(stated))) return Number(stated);
  let bytes = 0;
  const reader = response.clone().body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
  }
  return bytes;
}

import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerEntry } from '../knowledge/knowledge-api.ts';
import { clearServiceWorkerLedger, readServiceWorkerLedger, recordServiceWorkerRequest } from './sw-ledger.ts';

function entry(at: number): LedgerEntry {
  return { at, method: 'GET', url: '/aisle/aisle.js', purpose: 'code', status: 200, sentBytes: 0, receivedBytes: 9 };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('the ledger of the service worker', () => {
  it('is empty before the first request', async () => {
    expect(await readServiceWorkerLedger()).toEqual([]);
  });

  it('gives the rows back, newest first', async () => {
    await recordServiceWorkerRequest(entry(1));
    await recordServiceWorkerRequest(entry(2));
    expect(await readServiceWorkerLedger()).toEqual([entry(2), entry(1)]);
  });

  it('keeps the newest five hundred', async () => {
    for (let at = 1; at <= 503; at++) await recordServiceWorkerRequest(entry(at));
    const rows = await readServiceWorkerLedger();
    expect(rows).toHaveLength(500);
    expect(rows[0]?.at).toBe(503);
    expect(rows[499]?.at).toBe(4);
  });

  it('keeps rows that come at once', async () => {
    await Promise.all([1, 2, 3].map((at) => recordServiceWorkerRequest(entry(at))));
    expect(await readServiceWorkerLedger()).toHaveLength(3);
  });

  it('is erased on request', async () => {
    await recordServiceWorkerRequest(entry(1));
    await clearServiceWorkerLedger();
    expect(await readServiceWorkerLedger()).toEqual([]);
  });
});

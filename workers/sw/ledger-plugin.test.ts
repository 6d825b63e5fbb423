import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ledgerPlugin } from './ledger-plugin.ts';
import { readServiceWorkerLedger } from './sw-ledger.ts';

const plugin = ledgerPlugin('/aisle/');
const request = new Request('https://shop.example/aisle/packs/fresh/manifest.json?shopper=7');

/** Runs the plugin's part after an answer and waits for what it left to be done. */
async function succeed(response: Response): Promise<Response | undefined> {
  const waits: Promise<unknown>[] = [];
  const event = { waitUntil: (work: Promise<unknown>) => waits.push(work) } as unknown as ExtendableEvent;
  const passed = await plugin.fetchDidSucceed?.({ request, response, event });
  await Promise.all(waits);
  return passed;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('ledgerPlugin', () => {
  it('notes when, what and why, without the query', async () => {
    await succeed(new Response('{}', { status: 200 }));
    expect(await readServiceWorkerLedger()).toEqual([
      {
        at: 1_000,
        method: 'GET',
        url: 'https://shop.example/aisle/packs/fresh/manifest.json',
        purpose: 'pack',
        status: 200,
        sentBytes: 0,
        receivedBytes: 2,
      },
    ]);
  });

  it('takes the size that the server states, because that is what came over the wire', async () => {
    await succeed(new Response('{"a":1}', { headers: { 'Content-Length': '5' } }));
    expect((await readServiceWorkerLedger())[0]?.receivedBytes).toBe(5);
  });

  it('passes the answer on unread', async () => {
    const passed = await succeed(new Response('{}'));
    expect(await passed?.text()).toBe('{}');
  });

  it('notes a request that never arrived with status 0', async () => {
    const event = {} as ExtendableEvent;
    await plugin.fetchDidFail?.({ request, originalRequest: request, error: new TypeError('offline'), event });
    expect(await readServiceWorkerLedger()).toMatchObject([{ status: 0, receivedBytes: 0 }]);
  });

  it('does not lose the file when the ledger cannot be written', async () => {
    Object.defineProperty(globalThis.indexedDB, 'open', {
      value: () => {
        throw new Error('refused');
      },
    });
    const passed = await succeed(new Response('{}'));
    expect(await passed?.text()).toBe('{}');
  });
});

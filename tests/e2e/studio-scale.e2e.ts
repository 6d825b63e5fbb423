import { startDemoProcess } from './support/start-demo-process.ts';
import { expect, test } from './support/test.ts';

/** What a careful host allows the Studio: its own origin, and WebAssembly. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; frame-src 'self'; font-src 'self'; manifest-src 'self'";

test('the figures of a log come from the engine on our own origin, under a strict policy', async ({ page }) => {
  const demo = await startDemoProcess({ contentSecurityPolicy: POLICY });
  const hosts = new Set<string>();
  const refused: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) hosts.add(new URL(request.url()).origin);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.goto(`${demo.url}/studio.html#figures`);
  await page.evaluate(async () => {
    const turn = (speaker: string, text: string, atMs: number) => ({ speaker, text, atMs, agent: null });
    const opened = indexedDB.open('aisle-studio');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.onsuccess = () => resolve(opened.result);
      opened.onerror = () => reject(opened.error);
    });
    const kept = db.transaction('conversations', 'readwrite');
    for (let at = 0; at < 50; at++) {
      const startedAtMs = Date.UTC(2026, 10, 2 + (at % 14), at % 24);
      kept.objectStore('conversations').put({
        id: `c${at}`,
        source: { file: 'log.csv', line: at + 1 },
        startedAtMs,
        channel: null,
        group: null,
        shopper: `s${at % 9}`,
        language: 'en',
        tags: ['late'],
        outcome: { resolved: at % 3 > 0, rating: 4, handedOver: at % 4 === 0, converted: null },
        turns: [turn('shopper', 'Where is my parcel?', startedAtMs), turn('agent', 'On its way', startedAtMs + 9000)],
      });
    }
    await new Promise((resolve) => {
      kept.oncomplete = resolve;
    });
    db.close();
  });
  const wasm = page.waitForResponse(
    (response) => response.url().includes('duckdb-eh') && response.url().endsWith('.wasm'),
  );
  await page.reload();
  expect((await wasm).ok()).toBe(true);
  await expect(page.locator('studio-figure-card').first()).toBeVisible();
  expect([...hosts]).toEqual([new URL(demo.url).origin]);
  expect(refused).toEqual([]);
  await demo.stop();
});

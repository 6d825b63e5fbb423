import { mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { nextOverlay } from '#publish/urgent/next-overlay.ts';
import { readOverlay, signOverlay, writeOverlay } from '#scripts/feeds/publish-overlay.ts';
import { readPackKey } from '#scripts/pack/pack-key.ts';
import { expectChatAccessible } from './support/chat-fits.ts';
import { Shopper } from './support/shopper.ts';
import { type DemoProcess, startDemoProcess } from './support/start-demo-process.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

const LOAF = 'FR-BRD-001';
const CNY = (amount: string) => ({ amount, currency: 'CNY' });

test.describe('what changes faster than a pack', () => {
  let overlays: string;
  let own: DemoProcess;

  test.beforeAll(async () => {
    overlays = await mkdtemp(path.join(tmpdir(), 'aisle-overlays-'));
    mkdirSync(path.join(overlays, 'fresh'));
    own = await startDemoProcess({ overlays });
  });
  test.afterAll(async () => {
    await own.stop();
    await rm(overlays, { recursive: true });
  });

  /** As `npm run watch` does. */
  async function publish(content: Parameters<typeof nextOverlay>[1]): Promise<void> {
    const manifest = JSON.parse(await readFile('dist/aisle/packs/fresh/manifest.json', 'utf8'));
    const folder = path.join(overlays, 'fresh');
    const now = Date.now();
    const place = { previous: readOverlay(folder), now, validUntilMs: now + 600_000 };
    writeOverlay(
      folder,
      signOverlay(nextOverlay(manifest, content, place), readPackKey('.aisle/pack-key.json').privateKey),
    );
  }

  test('is told within a minute while the chat is open, and stands in the ledger', async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ baseURL: own.url, locale: 'en-GB' });
    const shopper = new Shopper(await context.newPage());
    const asked: string[] = [];
    let taken = 0;
    context.on('response', (response) => {
      if (response.url().endsWith('/overlay.sig')) taken += 1;
    });
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const overlayAsked = () => asked.filter((url) => url.endsWith('/overlay.json')).length;
    await shopper.visit();
    await shopper.launcher.hover();
    await expect.poll(() => asked.some((url) => url.endsWith('/manifest.json'))).toBe(true);
    expect(overlayAsked()).toBe(0);
    await shopper.openChat();
    await shopper.say('how much is the hokkaido milk loaf?');
    const card = shopper.chat.locator('aisle-product-card').last();
    await expect(card).toContainText('16.90');
    await expect.poll(() => taken).toBe(1);
    expect(overlayAsked()).toBe(1);

    await publish({
      prices: { [LOAF]: { price: CNY('13.90'), listPrice: CNY('16.90') } },
      stock: { [LOAF]: 'low' },
      promotionsEnded: [],
    });
    // Twice more where a service worker hands it on.
    await expect.poll(() => taken, { timeout: 60_000 }).toBeGreaterThan(1);
    await shopper.say('what does the hokkaido milk loaf cost?');
    await expect(card).toContainText('13.90');

    await shopper.chat.getByRole('button', { name: 'What left this device' }).click();
    await expect(shopper.chat.locator('aisle-ledger .url').filter({ hasText: 'overlay.json' }).first()).toBeVisible();
    await context.close();
  });

  test('is there again without a network, until it runs out', async ({ browser }) => {
    await publish({ prices: { [LOAF]: { price: CNY('12.90') } }, stock: {}, promotionsEnded: [] });
    const context = await browser.newContext({ baseURL: own.url, locale: 'en-GB' });
    const shopper = new Shopper(await context.newPage());
    const taken = context.waitForEvent('response', (response) => response.url().endsWith('/overlay.sig'));
    await shopper.visit();
    await shopper.openChat();
    await taken;
    await shopper.say('how much is the hokkaido milk loaf?');
    await expect(shopper.chat.locator('aisle-product-card').last()).toContainText('12.90');
    await shopper.page.route('**/overlay.*', (route) => route.abort());
    await shopper.page.reload();
    await shopper.openChat();
    await shopper.say('price of the hokkaido milk loaf please');
    await expect(shopper.chat.locator('aisle-product-card').last()).toContainText('12.90');
    await context.close();
  });

  test('an emergency answer, written in the Studio, takes the place of the entry at the next sync', async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ baseURL: own.url, locale: 'en-GB' });
    const studio = await context.newPage();
    await studio.goto('/studio.html#improve?tab=emergency');
    await studio.getByLabel('Address of the pack').fill('/aisle/packs/fresh');
    await studio.getByRole('button', { name: 'Look' }).click();
    const form = studio.locator('studio-emergency form#urgent');
    await form.locator('[name=replaces]').fill('shipping-free-threshold');
    await form.locator('[name=intent]').fill('shipping.fee');
    for (const [locale, title, question, answer] of [
      [
        'en',
        'No delivery in the storm',
        'is delivery free',
        'The storm has stopped **all deliveries** until tomorrow.',
      ],
      ['zh-Hans', '台风停送', '满多少免运费', '台风期间**全部停送**，明天恢复。'],
    ] as const) {
      await form.locator(`[name="${locale}.title"]`).fill(title);
      await form.locator(`[name="${locale}.questions"]`).fill(question);
      await form.locator(`[name="${locale}.text"]`).fill(answer);
    }
    await form.locator('input[type=file]').setInputFiles('.aisle/pack-key.json');
    const saved = studio.waitForEvent('download');
    await form.getByRole('button', { name: /^Sign/ }).click();
    const files = unzipSync(new Uint8Array(await readFile(await (await saved).path())));
    for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(overlays, 'fresh', name), bytes);
    expect(Object.keys(files).sort()).toEqual(['overlay.json', 'overlay.sig']);

    const shopper = new Shopper(await context.newPage());
    const taken = context.waitForEvent('response', (response) => response.url().endsWith('/overlay.sig'));
    await shopper.visit();
    await shopper.openChat();
    await taken;
    await shopper.say('is delivery free?');
    await shopper.hears('stopped all deliveries until tomorrow');
    await context.close();
  });
});

test('an answer is voted on once, and the counts are the device’s own', async ({ shopper }) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.page.evaluate(() => {
    addEventListener('aisle:vote', (event) => {
      document.documentElement.dataset.vote = JSON.stringify((event as CustomEvent).detail);
    });
  });
  await shopper.say('how much do I have to spend for free delivery?');
  const vote = shopper.chat.locator('aisle-vote').last();
  await expect(vote.getByRole('group', { name: 'Did this help?' })).toBeVisible();
  await expectChatAccessible(shopper);
  await vote.getByRole('button', { name: 'No, it did not help' }).click();
  await expect(vote).toHaveText('Thank you!');
  await expect(shopper.choice('Put it another way')).toBeVisible();
  await expect(shopper.choice('Talk to a person')).toBeVisible();
  const votes = () =>
    shopper.page.evaluate(() =>
      (
        globalThis as unknown as {
          Aisle: { votes(): Promise<{ entryId: string; helpful: number; notHelpful: number }[]> };
        }
      ).Aisle.votes(),
    );
  await expect.poll(votes).toMatchObject([{ helpful: 0, notHelpful: 1 }]);
  const told = await shopper.page.locator('html').getAttribute('data-vote');
  const [counted] = await votes();
  expect(JSON.parse(told ?? '')).toMatchObject({ entryIds: [counted?.entryId], helpful: false });

  await shopper.choice('Put it another way').click();
  await shopper.hears(/other words|most of all/);
  await shopper.page.evaluate(() => (globalThis as unknown as { Aisle: { reset(): Promise<void> } }).Aisle.reset());
  expect(await votes()).toEqual([]);
});

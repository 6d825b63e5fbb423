import type { Page } from '@playwright/test';
import type { GeneratorModel } from '#llm/model.ts';
import { markovGguf } from '#tests/fixtures/generator/markov-gguf.ts';
import { FileServer } from '#workers/shared/testing/file-server.ts';
import { servePage } from './support/serve-page.ts';
import { tagOf } from './support/tag-of.ts';
import { expect, test } from './support/test.ts';

// A shop's own model, a real llama.cpp in the shopper's browser, from the offer to its deletion. It says one sentence,
// whatever it is asked: right in front of one entry, and out of place in front of others.

const SENTENCE = 'Delivery is free from ¥59.';
/** 9 MB of WebAssembly to fetch and compile beside other tests. */
const START_MS = 90_000;

interface Heard {
  receipts: { engine: string; model: string | null; guard: { verdict: string } | null }[];
}

let server: FileServer;
let shop: Awaited<ReturnType<typeof servePage>>;

test.beforeEach(async ({ context, page, demo }) => {
  test.setTimeout(2 * START_MS);
  server = await new FileServer().open();
  const { path, bytes, sha256 } = server.serve('v1/model.gguf', markovGguf(SENTENCE.split(' ')));
  const model: GeneratorModel = {
    id: 'shop-1',
    engine: 'wllama',
    dialect: 'chat',
    locales: ['en'],
    mirrors: ['v1'],
    files: [{ path: path.replace('v1/', ''), bytes, sha256 }],
    needs: { memoryMiB: 100 },
    contextTokens: 2048,
    licence: 'Apache-2.0',
  };
  server.serve('list.json', Buffer.from(JSON.stringify([model])));
  shop = await servePage();
  const tag = await tagOf(page, demo.url);
  const own = tag.replace('<script', `<script data-generator="${server.url}/list.json"`);
  shop.show(`<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>${own}`);
  await context.addInitScript(() => {
    // Too little for the encoder, which takes the machine longer than this test lasts; enough for a model this small.
    Object.defineProperty(navigator, 'deviceMemory', { value: 1 });
    const heard: Heard = { receipts: [] };
    Object.assign(window, { heard });
    addEventListener('aisle:message-received', (event) => heard.receipts.push((event as CustomEvent).detail.receipt));
  });
});
test.afterEach(async () => {
  await server.close();
  await shop.close();
});

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard);

test('is offered, fetched once, words an answer that is right and no other, starts again by itself, and is deleted', async ({
  shopper,
  page,
}) => {
  const { chat } = shopper;
  await page.goto(shop.url);
  await shopper.openChat();
  await shopper.say('do you deliver at night?');
  const offer = chat.getByRole('region', { name: 'Answers in words made for you' });
  await expect(offer).toContainText(/2\.\d MB|3 MB/, { timeout: 30_000 });
  expect(server.asked).toEqual(['/list.json']);
  await offer.getByRole('button', { name: 'Yes' }).click();
  await expect(offer).toContainText('Ready.', { timeout: START_MS });

  await shopper.say('do i get free shipping?');
  await shopper.hears(SENTENCE);
  await expect(shopper.bubble('assistant').locator('details', { hasText: 'own words' })).toHaveCount(1);
  expect((await heard(page)).receipts.at(-1)).toMatchObject({
    engine: 'wllama',
    model: 'shop-1',
    guard: { verdict: 'kept' },
  });

  await shopper.say('sixth floor no lift do you charge');
  await shopper.hears(/stairs/i);
  await expect(shopper.bubble('assistant')).not.toContainText(SENTENCE);
  expect((await heard(page)).receipts.at(-1)).toMatchObject({ engine: 'wllama', guard: { verdict: 'template' } });

  // The next page needs none of it any more.
  await server.close();
  const { length } = server.asked;
  await page.goto(shop.url);
  await shopper.openChat();
  await shopper.say('do you take cash?');
  await expect.poll(async () => (await heard(page)).receipts.at(-1)?.engine, { timeout: START_MS }).toBe('none');
  await chat
    .getByRole('button', { name: /privacy|what left|stays/i })
    .first()
    .click();
  await chat.getByRole('button', { name: /^Answers in words made for you/ }).click();
  const sheet = chat.locator('aisle-generator');
  await expect(sheet).toContainText('Switched on', { timeout: START_MS });
  await expect(sheet).toContainText(/Takes \d/);
  expect(server.asked).toHaveLength(length);
  await sheet.getByRole('button', { name: 'Delete from this device' }).click();
  await expect(sheet).toContainText('Deleted.');
  expect(await page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('generator')))).toEqual(
    [],
  );
});

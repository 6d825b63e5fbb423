import type { Page } from '@playwright/test';
import { servePage } from './support/serve-page.ts';
import { Shopper } from './support/shopper.ts';
import { startDemoProcess } from './support/start-demo-process.ts';
import { tagOf } from './support/tag-of.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

const ready = (page: Page) =>
  page.evaluate(
    () => (window as unknown as { Aisle: { ready: Promise<{ mode: string; storage: string }> } }).Aisle.ready,
  );

test('works in an empty page of another origin, in workers, with orders', async ({ page }) => {
  const shop = await servePage();
  const demo = await startDemoProcess({ allowedOrigins: [shop.url.slice(0, -1)] });
  const tag = await tagOf(page, demo.url);
  shop.show(`<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>${tag}`);
  const shopper = new Shopper(page);
  await page.goto(shop.url);
  await shopper.openChat();
  expect(await ready(page)).toMatchObject({ mode: 'worker', storage: 'indexeddb' });
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
  await shopper.lookUpOrder();
  await Promise.all([shop.close(), demo.stop()]);
});

test('a strict policy that refuses workers and WebAssembly still gets answers, and says its mode', async ({ page }) => {
  const demo = await startDemoProcess({
    contentSecurityPolicy:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'none'; manifest-src 'self'; font-src 'self'",
  });
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) violations.push(message.text());
  });
  const shopper = new Shopper(page);
  await shopper.visit(`${demo.url}/fresh/?lang=en`);
  await shopper.openChat();
  expect(await ready(page)).toMatchObject({ mode: 'page' });
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
  // The refused workers are all that the policy had to refuse.
  expect(violations.filter((text) => !/worker/i.test(text))).toEqual([]);
  await demo.stop();
});

test.describe('with the encoder', () => {
  test.use({ encoder: true });

  test('a strict policy that allows workers from its own origin is kept without a violation', async ({ page }) => {
    const demo = await startDemoProcess({
      contentSecurityPolicy:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'",
    });
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    });
    const shopper = new Shopper(page);
    await shopper.visit(`${demo.url}/fresh/?lang=en`);
    await shopper.openChat();
    expect(await ready(page)).toMatchObject({ mode: 'worker' });
    await shopper.lookUpOrder();
    expect(violations).toEqual([]);
    await demo.stop();
  });
});

test('nothing but the loader comes before the shopper shows intent', async ({ page, shopper }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await shopper.visit();
  await page.waitForLoadState('networkidle');
  expect(requests.filter((path) => path.startsWith('/aisle/'))).toEqual(['/aisle/aisle.js']);
  await shopper.launcher.hover();
  await expect.poll(() => requests.some((path) => /^\/aisle\/assets\/panel-/.test(path))).toBe(true);
});

test('a second tag changes nothing', async ({ page, shopper }) => {
  await shopper.visit();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const first = document.querySelector<HTMLScriptElement>('script[data-pack]');
        const second = document.createElement('script');
        for (const { name, value } of first?.attributes ?? []) second.setAttribute(name, value);
        second.addEventListener('load', resolve);
        document.body.append(second);
      }),
  );
  await expect(page.locator('aisle-launcher')).toHaveCount(1);
});

test('a tag that lacks something says in the console what', async ({ page, demo }) => {
  const tag = await tagOf(page, demo.url);
  await page.route(`${demo.url}/stub.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Shop</title><body>${tag.replace(/ data-key="[^"]*"/, '')}`,
    }),
  );
  const told = page.waitForEvent('console', (message) => message.type() === 'error');
  await page.goto(`${demo.url}/stub.html`);
  await new Shopper(page).launcher.click();
  expect((await told).text()).toContain('settings-invalid (path: data-key');
});

test('calls made before the tag loads are kept', async ({ page, demo }) => {
  const tag = await tagOf(page, demo.url);
  await page.route(`${demo.url}/stub.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Shop</title><body><script>Aisle=[["prefill","is it fresh?"]]</script>${tag}`,
    }),
  );
  const shopper = new Shopper(page);
  await page.goto(`${demo.url}/stub.html`);
  await expect(shopper.composer).toHaveValue('is it fresh?');
});

test('survives an application that swaps the body, and destroy leaves nothing', async ({ page, shopper }) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await page.evaluate(() => {
    const body = document.createElement('body');
    body.textContent = 'another page';
    document.body.replaceWith(body);
  });
  await expect(shopper.bubble('shopper', 'how much is delivery?')).toBeVisible();
  const [before] = page.workers();
  expect(before).toBeDefined();
  await page.evaluate(() => (window as unknown as { Aisle: { destroy(): void } }).Aisle.destroy());
  await expect(page.locator('aisle-launcher, aisle-chat')).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(0);
  expect(await page.evaluate(() => 'Aisle' in window)).toBe(false);
});

test('a pack signed with another key is refused by name, and the chat says so', async ({ page, demo }) => {
  const tag = (await tagOf(page, demo.url)).replace(/data-key="[^"]+"/, `data-key="${'A'.repeat(43)}="`);
  await page.route(`${demo.url}/other-key.html`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en"><title>Shop</title><body>${tag}` }),
  );
  await page.goto(`${demo.url}/other-key.html`);
  const error = page.evaluate(
    () => new Promise((resolve) => addEventListener('aisle:error', (event) => resolve((event as CustomEvent).detail))),
  );
  const shopper = new Shopper(page);
  await shopper.openChat();
  expect(await error).toMatchObject({ code: 'pack-signature-wrong' });
  await expect(shopper.chat.getByRole('button', { name: /person/i }).first()).toBeVisible();
});

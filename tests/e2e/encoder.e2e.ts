import type { BrowserContext, Page } from '@playwright/test';
import { servePage } from './support/serve-page.ts';
import { Shopper } from './support/shopper.ts';
import { startDemoProcess } from './support/start-demo-process.ts';
import { expect, test } from './support/test.ts';

interface Told {
  progress: { state: string; loadedBytes: number; totalBytes: number; error?: string }[];
  tiers: string[];
}

/** Notes what the page is told of the encoder and of readings, from its first moment on. */
async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const told: Told = { progress: [], tiers: [] };
    Object.assign(window, { told });
    addEventListener('aisle:model-progress', (event) => told.progress.push((event as CustomEvent).detail));
    addEventListener('aisle:message-received', (event) => {
      const tier = (event as CustomEvent).detail.reading?.tier;
      if (tier) told.tiers.push(tier);
    });
  });
}

const told = (page: Page) => page.evaluate(() => (window as unknown as { told: Told }).told);
const state = async (page: Page) => (await told(page)).progress.at(-1)?.state;
const tierOfLast = async (page: Page) => (await told(page)).tiers.at(-1);

/** 20 MB to check and compile: seconds by themselves, more beside other tests. */
const START_MS = 90_000;

/** The encoder's files and its runtime. */
const MODEL_FILES =
  /\/aisle\/assets\/.*\.(onnx|wasm)$|\/(tokenizer|tokenizer_config|config)-[^/]*\.json$|\/features-.*\.bin$/;

function modelRequests(context: BrowserContext): string[] {
  const urls: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (MODEL_FILES.test(pathname)) urls.push(pathname);
  });
  return urls;
}

async function ask(shopper: Shopper, text: string): Promise<void> {
  const { length } = (await told(shopper.page)).tiers;
  await shopper.say(text);
  await expect.poll(async () => (await told(shopper.page)).tiers.length, { timeout: START_MS }).toBeGreaterThan(length);
}

/** Waits until the encoder is up, then has it read. */
async function expectEncoder(shopper: Shopper): Promise<void> {
  await expect.poll(() => state(shopper.page), { timeout: START_MS }).toBe('ready');
  await ask(shopper, 'can I pay by card?');
  expect(await tierOfLast(shopper.page)).toBe('encoder');
}

test.beforeEach(async ({ context }) => {
  test.setTimeout(3 * START_MS);
  await listen(context);
});

test('the tier below reads the first message, the encoder a later one, and after a reload without a network', async ({
  context,
  page,
  shopper,
}) => {
  const requests = modelRequests(context);
  await shopper.visit();
  await shopper.openChat();
  expect(requests).toEqual([]);
  await ask(shopper, 'how much is delivery?');
  expect(await tierOfLast(page)).not.toBe('encoder');
  await expectEncoder(shopper);
  const { progress } = await told(page);
  expect([...new Set(progress.map((news) => news.state))]).toEqual(['loading', 'starting', 'ready']);
  expect(progress.at(-1)?.loadedBytes).toBe(progress.at(-1)?.totalBytes);
  expect(requests).toHaveLength(6);

  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match(location.href, { ignoreVary: true })) !== undefined))
    .toBe(true);
  requests.length = 0;
  await context.setOffline(true);
  await page.reload();
  await shopper.openChat();
  await ask(shopper, 'how much is delivery?');
  await expectEncoder(shopper);
  expect(requests).toEqual([]);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a poisoned file is refused, told once, never kept, and fetched again later', async ({
    context,
    page,
    shopper,
  }) => {
    let poisoned = 0;
    await context.route(/\.onnx$/, (route) => {
      poisoned += 1;
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Log in</title>' });
    });
    await page.clock.install();
    await shopper.visit();
    await shopper.openChat();
    await ask(shopper, 'how much is delivery?');
    await expect.poll(() => state(page), { timeout: START_MS }).toBe('failed');
    expect((await told(page)).progress.at(-1)).toMatchObject({ error: 'model-invalid' });
    await ask(shopper, 'how do I get an invoice?');
    expect(poisoned).toBe(1);
    expect(await tierOfLast(page)).not.toBe('encoder');

    await context.unroute(/\.onnx$/);
    await page.clock.fastForward('02:00');
    await ask(shopper, 'which ways to pay are there?');
    await expectEncoder(shopper);
  });

  test('a backend that reads otherwise than it should is not used, nor tried again', async ({
    context,
    page,
    shopper,
  }) => {
    await context.route(/\/browser-encoder-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      // The logits of the golden readings, moved.
      const body = (await response.text()).replace(/(logits:\{[^}]*?:)(-?[\d.]+)/g, '$19');
      await route.fulfill({ response, body });
    });
    const requests = modelRequests(context);
    await shopper.visit();
    await shopper.openChat();
    await ask(shopper, 'how much is delivery?');
    await expect.poll(() => state(page), { timeout: START_MS }).toBe('failed');
    expect((await told(page)).progress.at(-1)).toMatchObject({ error: 'worker-unavailable' });
    await ask(shopper, 'how do I get an invoice?');
    expect(await tierOfLast(page)).not.toBe('encoder');

    requests.length = 0;
    await page.reload();
    await shopper.openChat();
    await ask(shopper, 'which ways to pay are there?');
    expect((await told(page)).progress).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('a shopper who saves data is spared', async ({ context, page, shopper }) => {
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    const requests = modelRequests(context);
    await shopper.visit();
    await shopper.openChat();
    await ask(shopper, 'how much is delivery?');
    await ask(shopper, 'which ways to pay are there?');
    expect(await tierOfLast(page)).not.toBe('encoder');
    expect(requests).toEqual([]);
  });

  test('a page that is hidden and silent gives the memory back, and the next use takes it from the device', async ({
    context,
    page,
    shopper,
  }) => {
    await page.clock.install();
    await shopper.visit();
    await shopper.openChat();
    await ask(shopper, 'how much is delivery?');
    await expectEncoder(shopper);
    const requests = modelRequests(context);
    const setHidden = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await setHidden(true);
    await page.clock.fastForward('05:01');
    await expect.poll(() => state(page)).toBe('stopped');
    await setHidden(false);
    await ask(shopper, 'which ways to pay are there?');
    await expectEncoder(shopper);
    expect(requests).toEqual([]);
  });
});

test('starts from another origin, where the policy of the page allows WebAssembly and the host', async ({ page }) => {
  const demo = await startDemoProcess({ allowedOrigins: ['http://127.0.0.1:1'] });
  const html = await (await page.request.get(`${demo.url}/fresh/`)).text();
  const tag = (/<script async src="\/aisle\/aisle\.js"[^>]*><\/script>/.exec(html)?.[0] ?? '')
    .replace('src="/', `src="${demo.url}/`)
    .replace('data-pack="/', `data-pack="${demo.url}/`)
    .replace(/ data-backend="[^"]*"/, '');
  const policy = `default-src 'none'; script-src ${demo.url} 'wasm-unsafe-eval'; connect-src ${demo.url}; worker-src blob: ${demo.url}; style-src 'self'; img-src 'self' data:`;
  const shop = await servePage(`<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>${tag}`, {
    'content-security-policy': policy,
  });
  const shopper = new Shopper(page);
  await page.goto(shop.url);
  await shopper.openChat();
  await ask(shopper, 'how much is delivery?');
  await expectEncoder(shopper);
  await Promise.all([shop.close(), demo.stop()]);
});

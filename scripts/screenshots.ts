import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startDemo } from './demo-server.ts';
import { findBrowser } from './find-browser.ts';
import { pictureStudio } from './studio/picture-studio.ts';

const OUT = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

/** Takes the Studio's alone where that is asked for: `npm run screenshots -- studio`. */
const STUDIO_ALONE = process.argv[2] === 'studio';

/** Pictures of every page in two sizes and two themes, for the README and for the eye. Needs a built `dist/`. */
async function takeAll(): Promise<void> {
  await mkdir(OUT, { recursive: true });
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  const demo = await startDemo({ port: 0 });
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const name = (page: string) => `${OUT}${page}-${size}-${colorScheme}.png`;
      const working = await newContext(browser, demo.url, viewport, colorScheme, 'en-GB');
      await pictureStudio(await working.newPage(), name);
      await working.close();
      if (STUDIO_ALONE) continue;
      const context = await newContext(browser, demo.url, viewport, colorScheme, 'en-GB');
      const page = await context.newPage();
      for (const shop of ['fresh', 'beauty', 'global']) {
        await page.goto(`/${shop}/?lang=en`);
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: name(shop) });
      }
      await page.goto('/');
      await page.screenshot({ path: name('home') });
      await page.goto('/beauty/?lang=en');
      await page.locator('a[href*="product.html?sku="]').first().click();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: name('product') });
      await page.goto('/fresh/?lang=en');
      await converse(page);
      await page.screenshot({ path: name('chat') });
      await callPerson(page, name('packet'));
      await desk(browser, demo.url, viewport, colorScheme, name('desk'));
      await page.screenshot({ path: name('person') });
      await context.close();

      const chinese = await newContext(browser, demo.url, viewport, colorScheme, 'zh-CN');
      const chatPage = await chinese.newPage();
      await chatPage.goto('/chat.html');
      await say(chatPage, '满多少免运费');
      await chatPage.screenshot({ path: name('standalone') });
      await chinese.close();

      // A server of its own: what is claimed once is not paid again.
      const own = await startDemo({ port: 0 });
      const claiming = await newContext(browser, own.url, viewport, colorScheme, 'en-GB');
      await claim(await claiming.newPage(), name);
      await claiming.close();
      const tracing = await newContext(browser, own.url, viewport, colorScheme, 'en-GB');
      await trace(await tracing.newPage(), name('trace'));
      for (const [card, shop] of Object.entries(SHOWN)) await show(await tracing.newPage(), card, shop, name(card));
      await tracing.close();
      await own.close();
    }
  }
  await browser.close();
  await demo.close();
}

const newContext = (
  browser: Browser,
  baseURL: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
  locale: string,
) =>
  browser.newContext({
    baseURL,
    viewport,
    colorScheme,
    locale,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });

async function say(page: Page, text: string): Promise<void> {
  const chat = page.locator('aisle-chat');
  const before = await chat.locator('li.message.assistant').count();
  await chat.getByRole('textbox').fill(text);
  await chat.getByRole('textbox').press('Enter');
  await chat.locator('li.message.assistant').nth(before).waitFor();
}

async function converse(page: Page): Promise<void> {
  await page.locator('aisle-launcher button').first().click();
  await page.locator('aisle-chat li.message.assistant').first().waitFor();
  await say(page, 'how much is delivery?');
  await say(page, 'where is my order FR2611-04817');
  await say(page, 'lin@example.com');
  await page.locator('aisle-chat aisle-order-card').waitFor();
}

/** A flow on its way: what came crushed, a photo of it, the shopper's yes, the money. Then a return, to its order card. */
async function claim(page: Page, name: (page: string) => string): Promise<void> {
  await page.goto('/fresh/?lang=en');
  const picture = await page.screenshot();
  const chat = page.locator('aisle-chat');
  const tap = (label: string | RegExp) => chat.getByRole('button', { name: label }).last().click();
  await page.locator('aisle-launcher button').first().click();
  await chat.locator('li.message.assistant').first().waitFor();
  await say(page, 'some of my food arrived crushed');
  await say(page, 'FR2611-04866');
  await say(page, 'sun@example.com');
  await chat.getByRole('button', { name: /豆腐|tofu/i }).waitFor();
  await page.screenshot({ path: name('flow-choices') });
  await tap(/豆腐|tofu/i);
  await chat.locator('aisle-photo').waitFor();
  await page.screenshot({ path: name('flow-photo') });
  await chat.locator('aisle-photo input').setInputFiles({ name: 'tofu.png', mimeType: 'image/png', buffer: picture });
  await tap('Attach');
  await tap('Yes');
  await chat.getByText('¥4.50').last().waitFor();
  await page.screenshot({ path: name('flow-paid') });

  await page.goto('/beauty/?lang=en');
  await page.locator('aisle-launcher button').first().click();
  await chat.locator('li.message.assistant').first().waitFor();
  await say(page, 'I want to return something');
  await say(page, 'BT20261115-3308');
  await say(page, 'wu@example.com');
  await tap(/气垫|cushion/i);
  await tap("I don't want it any more");
  await tap('Sealed');
  await tap('Yes');
  await chat.locator('aisle-order-card').last().waitFor();
  await page.screenshot({ path: name('flow-returned') });
}

/** What is worked out: the question that leads to each card. */
const SHOWN = {
  duty: { path: '/global/product.html?sku=GL-TEX-001&lang=en', ask: 'how much duty and tax to Italy?' },
  picks: { path: '/beauty/?lang=en', ask: 'recommend a toner for sensitive oily skin without alcohol' },
  comparison: { path: '/beauty/?lang=en', ask: 'compare the ethyl vitamin c and the 15% pure vitamin c' },
  routine: { path: '/beauty/?lang=en', ask: 'how do i do vitamin c in the morning and retinol at night?' },
};

/** A card that a specialist's answer shows. */
async function show(
  page: Page,
  card: string,
  { path, ask }: { path: string; ask: string },
  file: string,
): Promise<void> {
  await page.goto(path);
  await page.locator('aisle-launcher button').first().click();
  await page.locator('aisle-chat li.message.assistant').first().waitFor();
  await say(page, ask);
  const shown = page.locator(`aisle-${card}-card`);
  await shown.locator('h3, h4, th').first().waitFor();
  await shown.evaluate((element) => element.closest('li')?.scrollIntoView({ block: 'start' }));
  await page.screenshot({ path: file });
  await page.close();
}

/** The way of a fish that got warm, with what the shop offers for it. */
async function trace(page: Page, path: string): Promise<void> {
  await page.goto('/fresh/?lang=en');
  await page.locator('aisle-launcher button').first().click();
  const chat = page.locator('aisle-chat');
  await chat.locator('li.message.assistant').first().waitFor();
  await say(page, 'is my salmon still good? FR2611-04881, chen@example.com');
  await chat.locator('aisle-trace-card svg.curve').waitFor();
  await chat.locator('aisle-trace-card').evaluate((card) => card.scrollIntoView({ block: 'start' }));
  await page.screenshot({ path });
}

/** What goes to the person is looked over first. */
async function callPerson(page: Page, path: string): Promise<void> {
  const field = page.locator('aisle-chat').getByRole('textbox').last();
  await field.fill('I want to talk to a person');
  await field.press('Enter');
  const send = page.locator('aisle-packet .send');
  await send.waitFor();
  await page.screenshot({ path });
  await send.click();
  await page.locator('aisle-chat li.message.assistant', { hasText: /getting a person|on the way/ }).waitFor();
}

async function desk(
  browser: Browser,
  baseURL: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
  path: string,
): Promise<void> {
  const context = await newContext(browser, baseURL, viewport, colorScheme, 'en-GB');
  const page = await context.newPage();
  await page.goto('/desk.html');
  await page.getByLabel('Your name').fill('Mia');
  await page.getByLabel('Passcode').fill('aisle-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('desk-queue section').nth(1).locator('.row').first().click();
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.locator('desk-composer textarea').fill('Hello, this is Mia. Your salmon is ten minutes away.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('desk-log').getByText('ten minutes away').waitFor();
  await page.locator('desk-suggestions').getByText('Reading the message').waitFor({ state: 'hidden' });
  await page.screenshot({ path });
  await page.locator('desk-composer textarea').press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.screenshot({ path: path.replace('desk-', 'desk-keys-') });
  await context.close();
}

await takeAll();

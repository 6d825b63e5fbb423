import type { Page } from '@playwright/test';
import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

const QUESTION = 'how much is delivery?';
/** How long the field must rest before a draft is read. */
const PAUSE_MS = 250;

const cardOf = ({ chat }: Shopper) => chat.locator('aisle-preview .card');

/** The chat is open, the shop's answers and the code of the card are there. */
async function ready(shopper: Shopper): Promise<void> {
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
  await expect(shopper.chat.locator('aisle-preview')).toBeAttached();
  await shopper.page.waitForFunction(() => customElements.get('aisle-preview'));
  await shopper.page.waitForLoadState('networkidle');
}

/**
 * What is asked for from now on, but for the shop's own pictures and the files of Aisle's program, models and pack, which
 * come in the background and by fixed names: with no query and no body they can carry no word.
 */
function watchRequests(page: Page): string[] {
  const seen: string[] = [];
  page.context().on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const isFixed =
      /^\/(assets|aisle\/assets|aisle\/packs\/[a-z]+|[a-z]+\/img)\/[\w.-]+$/.test(pathname) &&
      search === '' &&
      !request.postData();
    // On a slow machine the service worker is still keeping pages when typing begins.
    const isKeeping = request.serviceWorker() !== null && request.method() === 'GET';
    if (!isFixed && !isKeeping) seen.push(`${request.method()} ${request.url()}`);
  });
  return seen;
}

/** Milliseconds from the last key to the frame that shows the card, once there is one. */
async function watchCard(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const times = { key: 0, card: 0 };
    Object.assign(window, { previewTimes: times });
    addEventListener('input', () => Object.assign(times, { key: performance.now(), card: 0 }), true);
    const look = () => {
      const composer = document.querySelector('aisle-launcher')?.shadowRoot?.querySelector('aisle-chat');
      const chat = composer ?? document.querySelector('aisle-chat');
      const preview = chat?.shadowRoot?.querySelector('aisle-composer')?.shadowRoot?.querySelector('aisle-preview');
      if (times.card === 0 && preview?.shadowRoot?.querySelector('.card')) times.card = performance.now();
      requestAnimationFrame(look);
    };
    look();
  });
  return () =>
    page.evaluate(() => {
      const { key, card } = (window as unknown as { previewTimes: { key: number; card: number } }).previewTimes;
      return Math.round(card - key);
    });
}

test('an answer is offered on a pause, and nothing leaves the device for it', async ({ page, shopper }) => {
  await shopper.visit();
  await ready(shopper);
  const sent = watchRequests(page);
  const waited = await watchCard(page);
  await shopper.composer.pressSequentially(QUESTION, { delay: 30 });
  await expect(cardOf(shopper)).toContainText(/delivery/i);
  console.log(`preview.pauseToCardMs: ${(await waited()) - PAUSE_MS}`);
  await shopper.composer.press('Backspace');
  await shopper.composer.pressSequentially(', please?', { delay: 30 });
  await expect(cardOf(shopper)).toContainText(/delivery/i);
  expect(sent).toEqual([]);
  await expect(shopper.chat.locator('li.message.shopper')).toHaveCount(0);

  await shopper.composer.fill('');
  await expect(cardOf(shopper)).toHaveCount(0);
  await page.reload();
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
  await expect(shopper.chat.locator('li.message.shopper')).toHaveCount(0);
});

test('a tap sends the message and gives the offered answer, with its source', async ({ shopper }) => {
  await shopper.visit();
  await ready(shopper);
  await shopper.composer.fill(QUESTION);
  const title = (await cardOf(shopper).locator('#title').textContent()) ?? '';
  await cardOf(shopper).locator('.take').click();
  await expect(shopper.bubble('shopper', QUESTION)).toBeVisible();
  await shopper.bubble('assistant').locator('.sources summary').click();
  await expect(shopper.bubble('assistant').locator('.sources')).toContainText(title);
  await expect(shopper.composer).toHaveValue('');
  await expect(cardOf(shopper)).toHaveCount(0);
});

test('keys alone take an answer, or send the card away', async ({ shopper }) => {
  await shopper.visit();
  await ready(shopper);
  await shopper.composer.fill(QUESTION);
  await expect(cardOf(shopper)).toBeVisible();
  await shopper.composer.press('Escape');
  await expect(cardOf(shopper)).toHaveCount(0);
  await expect(shopper.composer).toHaveValue(QUESTION);

  await shopper.composer.fill('');
  await shopper.composer.fill(QUESTION);
  await expect(cardOf(shopper)).toBeVisible();
  await shopper.composer.press('ArrowUp');
  await shopper.page.keyboard.press('Enter');
  await expect(shopper.bubble('shopper', QUESTION)).toBeVisible();
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
  await expect(shopper.composer).toBeFocused();
});

test('a tab that follows is offered answers by the tab that leads', async ({ context, shopper }) => {
  await shopper.visit();
  await ready(shopper);
  const second = new Shopper(await context.newPage());
  await second.visit();
  await ready(second);
  expect(second.page.workers()).toHaveLength(0);
  const waited = await watchCard(second.page);
  await second.composer.fill(QUESTION);
  await expect(cardOf(second)).toContainText(/delivery/i);
  console.log(`preview.followerPauseToCardMs: ${(await waited()) - PAUSE_MS}`);
  await expect(cardOf(shopper)).toHaveCount(0);
  await cardOf(second).locator('.take').click();
  await expect(shopper.bubble('shopper', QUESTION)).toBeVisible();
});

test('no order is fetched while its number is typed, and no answer is offered for it', async ({ page, shopper }) => {
  await shopper.visit();
  await ready(shopper);
  const sent = watchRequests(page);
  await shopper.composer.pressSequentially('where is my order FR2611-04817', { delay: 30 });
  // The draft was read: the next one, which has an answer, gets its card.
  await page.waitForTimeout(PAUSE_MS * 2);
  await expect(cardOf(shopper)).toHaveCount(0);
  await shopper.composer.fill(QUESTION);
  await expect(cardOf(shopper)).toBeVisible();
  expect(sent).toEqual([]);
});

test('a merchant switches it off', async ({ page, shopper }) => {
  await page.addInitScript(() => Object.assign(window, { aisleSettings: { preview: 'false' } }));
  await shopper.visit();
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
  await shopper.composer.fill(QUESTION);
  await page.waitForTimeout(PAUSE_MS * 2);
  await expect(shopper.chat.locator('aisle-preview')).toHaveCount(0);
});

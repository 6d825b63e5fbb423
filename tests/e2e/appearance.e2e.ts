import { expectAccessible } from './support/accessible.ts';
import { expectChatAccessible } from './support/chat-fits.ts';
import { expectNoSidewaysScroll, Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

test('the chat with an order in it has no axe violation', async ({ page, shopper }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await shopper.lookUpOrder();
  await expectChatAccessible(shopper);
});

for (const path of [
  '/',
  '/fresh/',
  '/beauty/product.html?sku=',
  '/global/cart.html',
  '/fresh/help.html',
  '/desk.html',
  '/chat.html',
]) {
  test(`no axe violation on ${path}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (path.endsWith('sku=')) {
      await page.goto('/beauty/?lang=en');
      await page.locator('a[href*="product.html?sku="]').first().click();
      await page.waitForURL(/sku=/);
    } else await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  });
}

test('Arabic mirrors the chat', async ({ browser, demo }) => {
  const context = await browser.newContext({ baseURL: demo.url, locale: 'ar', viewport: { width: 1280, height: 800 } });
  const shopper = new Shopper(await context.newPage());
  await shopper.visit('/global/');
  await shopper.page.evaluate(() => {
    (window as unknown as { Aisle: { setLocale(locale: string): void } }).Aisle.setLocale('ar');
  });
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
  await expect.poll(() => shopper.composer.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await context.close();
});

test('nothing overflows at 320 and 360 px, and the chat fills the screen', async ({ page, shopper }) => {
  const atEach = async (check: (width: number) => Promise<void>) => {
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      await check(width);
    }
  };
  await page.setViewportSize({ width: 360, height: 640 });
  await shopper.visit();
  await atEach(() => expectNoSidewaysScroll(page));
  await page.setViewportSize({ width: 320, height: 640 });
  await shopper.openChat();
  await shopper.lookUpOrder();
  await atEach(async (width) => {
    await expectNoSidewaysScroll(page);
    const composer = await shopper.composer.boundingBox();
    expect(
      composer && composer.x >= 0 && composer.x + composer.width <= width && composer.y + composer.height <= 640,
    ).toBe(true);
    const overflowing = await shopper.messages.evaluateAll(
      (items) => items.filter((item) => item.scrollWidth > item.clientWidth + 1).length,
    );
    expect(overflowing).toBe(0);
  });
});

test('Escape closes and gives the focus back', async ({ page, shopper }) => {
  await shopper.visit();
  await shopper.launcher.focus();
  await page.keyboard.press('Enter');
  await expect(shopper.composer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(shopper.composer).toBeHidden();
  await expect(shopper.launcher).toBeFocused();
});

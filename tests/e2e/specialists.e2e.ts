import { expectNoSidewaysScroll } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

test('duty to the cent for the product on screen, in its own language, follow-up and without a network', async ({
  shopper,
  page,
}) => {
  await shopper.visit('/global/product.html?sku=GL-TEX-001&lang=zh');
  await shopper.openChat();
  await shopper.say('清关到意大利要多少税');
  await shopper.hears('€17.98');
  const card = shopper.chat.locator('aisle-duty-card').last();
  await expect(card.getByRole('table')).toContainText('22%');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  await shopper.say('那寄到德国呢');
  await shopper.hears('€14.21');
  await expect(shopper.chat.locator('aisle-duty-card').last().getByRole('table')).toContainText('19%');
  expect(asked.filter((url) => url.includes('/support/'))).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('advice asks for what matters, gives reasons, and shows nothing that conflicts', async ({ shopper, page }) => {
    await shopper.visit('/beauty/?lang=en');
    await shopper.openChat();
    await shopper.say('recommend a toner for sensitive oily skin without alcohol');
    const picks = shopper.chat.locator('aisle-picks-card').last();
    await expect(picks).toContainText('Centella alcohol-free toner');
    await expect(picks).toContainText('Free of alcohol');
    await shopper.say("i'm pregnant, can i use retinol?");
    await shopper.hears(/not advised in pregnancy/);
    await shopper.say('which serum for wrinkles then?');
    const last = shopper.chat.locator('aisle-picks-card').last();
    await expect(last).toBeVisible();
    await expect(last).not.toContainText(/retinol 0|0\.\d% retinol/i);
    await expectNoSidewaysScroll(page);
  });

  test('two products stand side by side in a table, and a routine keeps apart what must be', async ({ shopper }) => {
    await shopper.visit('/beauty/?lang=en');
    await shopper.openChat();
    await shopper.say('compare the ethyl vitamin c and the 15% pure vitamin c');
    const table = shopper.chat.locator('aisle-comparison-card').last().getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveCount(3);
    await shopper.say('how do i do vitamin c in the morning and retinol at night?');
    await expect(shopper.chat.locator('aisle-routine-card').last()).toBeVisible();
  });
});

test('what may not go to a country is told, with the rule', async ({ shopper }) => {
  await shopper.visit('/global/?lang=en');
  await shopper.openChat();
  await shopper.say('do you ship knives to the UK?');
  await shopper.hears(/cannot send/);
  await expect(shopper.bubble('assistant')).toContainText('Offensive Weapons Act 2019');
});

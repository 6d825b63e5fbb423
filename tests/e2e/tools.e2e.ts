import { expect, test } from './support/test.ts';

test.use({ encoder: false });

const basket = (page: import('@playwright/test').Page, shop: string) =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '[]'), `demo:${shop}:cart`);

test('goods go into the shop’s own basket at a tap, and at a plain yes', async ({ shopper, page }) => {
  await shopper.visit('/global/product.html?sku=GL-TEA-001&lang=en');
  await shopper.openChat();
  await shopper.say('add two tins of this to my cart please');
  await shopper.hears(/cart/i);
  expect(await basket(page, 'global')).toEqual([]);
  await shopper.choice('Add to cart').click();
  await shopper.hears(/Da Hong Pao.*× 2|2 × Da Hong Pao/);
  expect(await basket(page, 'global')).toEqual([{ sku: 'GL-TEA-001', quantity: 2 }]);
  await expect(page.locator('#cart-count')).toHaveText('2');

  await shopper.say('put one more to my cart');
  await expect(shopper.choice('Add to cart')).toBeVisible();
  await shopper.say('yes');
  await expect.poll(() => basket(page, 'global')).toEqual([{ sku: 'GL-TEA-001', quantity: 3 }]);
});

test('a code that the shop does not know is refused in the shop’s words, and nothing left the device', async ({
  shopper,
  page,
}) => {
  await shopper.visit('/global/?lang=en');
  await shopper.openChat();
  await shopper.say('use code NOSUCH99');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await shopper.choice('Use NOSUCH99').click();
  await shopper.hears('There is no such code.');
  expect(asked.filter((url) => url.includes('/support/'))).toEqual([]);
});

test('the checkout opens after a yes, and what was said is still there', async ({ shopper, page }) => {
  await shopper.visit('/global/?lang=en');
  await page.evaluate(() => {
    localStorage.setItem('demo:global:cart', JSON.stringify([{ sku: 'GL-TEA-001', quantity: 1 }]));
  });
  await page.reload();
  await shopper.openChat();
  await shopper.say('go to checkout');
  await shopper.choice('Go to checkout').click();
  await page.waitForURL('**/global/cart.html#checkout');
  await expect(page.locator('#checkout')).toBeVisible();
  await page.keyboard.press('Escape');
  await shopper.openChat();
  await shopper.hears(/checkout/i);
});

import { expectChatFits } from './support/chat-fits.ts';
import { ShopBackend } from './support/shop-backend.ts';
import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

const PHONE = { width: 360, height: 740 };

// Each is a whole conversation.
test.describe.configure({ timeout: 150_000 });
test.use({ encoder: false });

/** The report that was shown last. */
const card = (shopper: Shopper) => shopper.chat.locator('aisle-trace-card').last();

async function openGreeted(shopper: Shopper, path: string): Promise<void> {
  await shopper.page.setViewportSize(PHONE);
  await shopper.visit(path);
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
}

test('a warm way is shown as a curve with the minutes above its limit, and the coupon for it granted', async ({
  shopper,
  request,
  demo,
}) => {
  const fresh = new ShopBackend(request, `${demo.url}/fresh`);
  await openGreeted(shopper, '/fresh/?lang=en');
  await shopper.say('is my salmon still good? FR2611-04881, chen@example.com');
  await expect(card(shopper).locator('h3')).toHaveText('Doubtful');
  await expect(card(shopper)).toContainText(/3\d minutes above 8°C/);
  await expect(card(shopper).getByRole('img', { name: /Temperature from .* above 8°C/ })).toBeVisible();
  await expect(card(shopper)).toContainText(/FL\d{6}-SAL01/);
  await expect(card(shopper)).toContainText('¥20.00 coupon');
  await card(shopper).getByText('All readings').click();
  await expect(card(shopper).getByRole('row').nth(15)).toBeVisible();
  await expectChatFits(shopper);
  await shopper.hears('¥20.00');
  await shopper.choice('Yes').click();
  await shopper.hears(/SORRY-|coupon is granted/);
  expect((await fresh.order('FR2611-04881', 'chen@example.com')).offers).toContainEqual(
    expect.objectContaining({ rule: 'over-temperature.coupon', code: expect.stringMatching(/^SORRY-/) }),
  );
});

test('an unsafe way is paid back without a photo, in Chinese', async ({ browser, demo, request }) => {
  const fresh = new ShopBackend(request, `${demo.url}/fresh`);
  const context = await browser.newContext({ baseURL: demo.url, locale: 'zh-CN', viewport: PHONE });
  const shopper = new Shopper(await context.newPage());
  await openGreeted(shopper, '/fresh/?lang=zh');
  await shopper.say('我的三文鱼变质了吗');
  await shopper.hears('订单号');
  await shopper.say('FR2611-04882');
  await shopper.hears('邮编');
  await shopper.say('chen@example.com');
  await expect(card(shopper).locator('h3')).toHaveText('请不要吃');
  await expect(card(shopper)).toContainText('挪威三文鱼刺身');
  await shopper.hears('¥59.90');
  await expectChatFits(shopper);
  await shopper.choice(/^是/).click();
  await shopper.hears(/退/);
  await expect
    .poll(async () => (await fresh.order('FR2611-04882', 'chen@example.com')).refunds)
    .toMatchObject([{ amount: '59.90' }]);
  await context.close();
});

test('without a network the report is made from the order kept here, and says from when', async ({
  context,
  page,
  shopper,
}) => {
  await openGreeted(shopper, '/fresh/?lang=en');
  await shopper.lookUpOrder('FR2611-04883', 'chen@example.com');
  await shopper.say('was the cold chain broken? the salmon');
  await expect(card(shopper).locator('h3')).toHaveText('We cannot tell');
  await shopper.choice('Cancel').click();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await shopper.say('has my salmon gone off? FR2611-04883');
  await expect(card(shopper).locator('h3')).toHaveText('We cannot tell');
  await expect(card(shopper)).toContainText(/No reading from .+ to/);
  await expect(card(shopper).getByText(/as of/i)).toBeVisible();
  await context.setOffline(false);
});

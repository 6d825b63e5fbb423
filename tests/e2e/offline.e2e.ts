import { expect, test } from './support/test.ts';

test.use({ encoder: false });

test('after one visit everything that the device has works without a network', async ({
  context,
  page,
  shopper,
  agent,
}) => {
  await agent.signIn('Offline');
  await shopper.visit();
  await shopper.openChat();
  await shopper.lookUpOrder();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match(location.href, { ignoreVary: true })) !== undefined))
    .toBe(true);

  await context.setOffline(true);
  await page.reload();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();

  await shopper.say('where is my order FR2611-04817');
  await shopper.hears(/last synced|last kept/i);
  await expect(shopper.chat.locator('aisle-order-card').last().getByText(/as of/i)).toBeVisible();

  await shopper.say('I want to talk to a person');
  // Left unsent, it marks the closed chat, and the banner has the way back to it.
  await shopper.packet.getByRole('button', { name: 'Back to the chat' }).click();
  await page.keyboard.press('Escape');
  await expect(shopper.launcher).toContainText('1');
  await shopper.openChat();
  await shopper.chat.getByRole('button', { name: 'Look over' }).click();
  await shopper.sendPacket();
  await shopper.hears(/goes out the moment you're online|goes to a colleague first thing/i);
  await shopper.say('the salmon was warm, order of yesterday');
  await page.reload();
  await shopper.openChat();
  await expect(shopper.bubble('shopper', 'the salmon was warm')).toBeVisible();

  await context.setOffline(false);
  await agent.takeOver('the salmon was warm');
  await expect(agent.lines('the salmon was warm')).toHaveCount(1);
  await agent.reply('I am sorry to hear that');
  await expect(shopper.bubble('agent')).toContainText('I am sorry to hear that');
  await expect(agent.lines('the salmon was warm')).toHaveCount(1);
});

test('the standalone chat installs and starts without a network', async ({ context, page, shopper }) => {
  await page.goto('/chat.html');
  await expect(shopper.composer).toBeVisible();
  await expect(shopper.bubble('assistant')).toBeVisible();
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return link && (await (await fetch(link.href)).json());
  });
  expect(manifest).toMatchObject({ display: 'standalone', icons: expect.any(Array) });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/chat.html', { ignoreSearch: true })) !== undefined))
    .toBe(true);
  await context.setOffline(true);
  await page.reload();
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
});

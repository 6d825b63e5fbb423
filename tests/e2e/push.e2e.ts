import type { BrowserContext, Page } from '@playwright/test';
import { pushPayload } from '#examples/merchant/services/push-payload.ts';
import { sendPush } from '#examples/merchant/services/push-send.ts';
import { createVapid, newVapidKeys } from '#examples/merchant/services/push-vapid.ts';
import { startPushReceiver } from '#examples/merchant/services/testing/push-receiver.ts';
import { Shopper } from './support/shopper.ts';
import { startDemoProcess } from './support/start-demo-process.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

const vapid = { ...newVapidKeys(), subject: 'mailto:support@shop.example' };
const NUMBER = 'FR2611-04931';

/** A browser without its maker's push service subscribes to the stand-in instead; everything else is the browser's own. */
async function subscribeTo(context: BrowserContext, subscription: object): Promise<void> {
  await context.addInitScript((json) => {
    let subscribed = false;
    const made = {
      ...json,
      toJSON: () => json,
      unsubscribe: async () => {
        subscribed = false;
        (window as { ended?: boolean }).ended = true;
        return true;
      },
    };
    PushManager.prototype.getSubscription = async () => (subscribed ? made : null) as never;
    PushManager.prototype.subscribe = async (options) => {
      if (!options?.userVisibleOnly || (options.applicationServerKey as Uint8Array).length !== 65)
        throw new TypeError();
      subscribed = true;
      return made as never;
    };
  }, subscription);
}

/** Hands a push to the service worker as the browser does when its push service brings one. */
async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [found] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (found) resolve(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  await session.send('ServiceWorker.deliverPushMessage', { origin: new URL(page.url()).origin, registrationId, data });
  await session.detach();
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications();
    return all.map(({ title, body, data, lang }) => ({ title, body, data, lang }));
  });

test('who asks to be told is told: the notice in the chat, a push, a tap on it, and an end at both ends', async ({
  browser,
}) => {
  const receiver = await startPushReceiver();
  const subscription = receiver.subscription('browser');
  const demo = await startDemoProcess({ push: { ...vapid, hosts: [receiver.host], everyMs: 500 } });
  const context = await browser.newContext({ baseURL: demo.url, permissions: ['notifications'], locale: 'en-GB' });
  try {
    await subscribeTo(context, subscription);
    const page = await context.newPage();
    const shopper = new Shopper(page);
    await shopper.visit();
    await page.evaluate(() => navigator.serviceWorker.ready);

    await shopper.openChat();
    await shopper.lookUpOrder(NUMBER, 'zhou@example.com');
    const notice = shopper.chat.locator('li.message.assistant').filter({ hasText: 'weather warning' });
    await expect(notice).toContainText(/around \d\d:\d\d/);
    await expect(notice.locator('aisle-order-card')).toContainText(NUMBER);
    await shopper.hears(/Lay it flat/);
    await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();

    const row = shopper.chat.locator('aisle-notices').last();
    await row.getByRole('button', { name: /Tell me when something changes/ }).click();
    await expect(row.getByRole('button', { name: 'Stop telling me' })).toBeVisible();

    // As the backend sends it, over HTTP, encrypted; the stand-in checks the signature and decrypts.
    const text = pushPayload({
      ...{ shopName: 'Freshlane', orderNumber: NUMBER, locale: 'en', timeZone: 'Asia/Shanghai', page: '/fresh/' },
      notice: { id: 'ntc_e2e', kind: 'eta-moved', eta: '2026-11-21T12:10:00Z' },
    });
    const outcome = await sendPush(
      { endpoint: subscription.endpoint, keys: subscription.keys, text, topic: 'e2e' },
      { vapid: await createVapid(vapid), fetch, nowMs: Date.now() },
    );
    expect(outcome).toEqual({ end: 'sent' });
    await deliver(context, page, JSON.stringify(receiver.received.at(-1)?.payload));
    await expect
      .poll(() => shown(page))
      .toEqual([
        {
          title: 'Freshlane · order ending 4931',
          body: 'It should arrive later than promised, around 20:10.',
          data: { aisle: 1, order: '4931', page: '/fresh/' },
          lang: 'en',
        },
      ]);

    // The tap: its event in the service worker, on the notification that stands there. The chat was closed.
    await page.keyboard.press('Escape');
    await expect(shopper.composer).toBeHidden();
    const cards = await shopper.chat.locator('aisle-order-card').count();
    const [worker] = context.serviceWorkers();
    // An event that the browser did not make cannot be waited for, which it says after the work has begun.
    await worker?.evaluate(`(async () => {
      const [notification] = await registration.getNotifications();
      if (!notification) throw new Error('nothing is shown');
      dispatchEvent(new NotificationEvent('notificationclick', { notification }));
    })()`);
    await expect(shopper.composer).toBeVisible();
    await expect(shopper.chat.locator('aisle-order-card')).toHaveCount(cards + 1);
    expect(await shown(page)).toEqual([]);

    // A page that a tap opens has the chat without one.
    const opened = await context.newPage();
    await opened.goto('/fresh/#aisle-order=4931');
    await expect(new Shopper(opened).composer).toBeVisible();
    expect(new URL(opened.url()).hash).toBe('');
    await opened.close();

    await deliver(context, page, '{"title":"of somebody else"}');
    await shopper.chat.locator('aisle-notices').last().getByRole('button', { name: 'Stop telling me' }).click();
    await expect(shopper.chat.locator('aisle-notices').last()).toContainText('Tell me when something changes');
    expect(await page.evaluate(() => (window as { ended?: boolean }).ended)).toBe(true);
    expect(await shown(page)).toEqual([]);

    // On again, and everything of this device erased.
    await shopper.chat
      .locator('aisle-notices')
      .last()
      .getByRole('button', { name: /Tell me when/ })
      .click();
    await expect(shopper.chat.locator('aisle-notices').last()).toContainText('We will tell you');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('aisle.person.push'))).toContain('psh_');
    const closed = page.waitForResponse((response) => /push\/subscriptions\/psh_[^/]+\/close$/.test(response.url()));
    await page.evaluate(() => (window as unknown as { Aisle: { reset(): Promise<void> } }).Aisle.reset());
    expect((await closed).status()).toBe(204);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('person')))).toEqual([]);
  } finally {
    await context.close();
    await demo.stop();
    await receiver.close();
  }
});

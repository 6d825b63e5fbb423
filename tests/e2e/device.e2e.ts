import { expect, test } from './support/test.ts';

test.use({ encoder: false });

/** Everything in the databases of the page's origin, as text. */
const onDisk = () =>
  new Promise<string>((resolve) => {
    void (async () => {
      const texts: string[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const opening = indexedDB.open(name);
        const database = await new Promise<IDBDatabase>((opened) => {
          opening.onsuccess = () => opened(opening.result);
        });
        for (const table of database.objectStoreNames) {
          if (/chunks|packs|indexes/.test(table)) continue;
          const reading = database.transaction(table).objectStore(table).getAll();
          await new Promise((read) => {
            reading.onsuccess = read;
          });
          texts.push(
            JSON.stringify(reading.result, (_, value) =>
              value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value,
            ),
          );
        }
        database.close();
      }
      resolve(texts.join('\n'));
    })();
  });

/** How many requests lie ready for the service worker. */
const outboxRows = () =>
  new Promise<number>((resolve) => {
    void indexedDB.databases().then((all) => {
      const opening = indexedDB.open(all.find(({ name }) => /^aisle\..*\/$/.test(name ?? ''))?.name ?? '');
      opening.onsuccess = () => {
        const counting = opening.result.transaction('outbox').objectStore('outbox').count();
        counting.onsuccess = () => {
          opening.result.close();
          resolve(counting.result);
        };
      };
    });
  });

test('the shopper sees, changes and sends what a person gets, who has it within three seconds', async ({
  shopper,
  agent,
}) => {
  await agent.signIn('Packet');
  await shopper.visit();
  await shopper.openChat();
  await shopper.lookUpOrder();
  await shopper.say('the salmon was warm, call me on 07911 123456');
  await expect(shopper.bubble('assistant')).toBeVisible();
  await shopper.say('I want to talk to a person');
  const summary = shopper.packet.getByLabel('Summary');
  await expect(summary).toHaveValue(/FR2611-04817/);
  await expect(summary).not.toHaveValue(/07911|lin@example/);
  const rows = agent.lists.getByRole('listitem');
  const before = await rows.count();
  await summary.fill('warm salmon from yesterday');
  await shopper.packet.getByRole('button', { name: 'Send to the team' }).click();
  // What is promised to shoppers, and so the one time that is asserted here.
  await expect(rows).toHaveCount(before + 1, { timeout: 3_000 });
  await agent.takeOver(/Asked for a person/);
  await expect(agent.packet).toContainText('warm salmon from yesterday');
  await expect(agent.packet).toContainText('FR2611-04817');
  await expect(agent.page.locator('body')).not.toContainText('07911 123456');
});

test('what was agreed with the person is kept to, and how it was is asked once', async ({ shopper, agent, page }) => {
  await agent.signIn('After');
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('where is my order?');
  await shopper.askForPerson();
  await agent.takeOver(/Asked for a person/);
  await agent.reply('We refund it');
  await agent.end('a refund of £20 by Friday');
  await expect(shopper.bubble('assistant', 'a refund of £20 by Friday')).toBeVisible();
  const rated = page.waitForResponse(/\/rating$/);
  await shopper.chat.getByRole('radio', { name: /Very good/ }).check();
  await shopper.chat.getByRole('button', { name: 'Send rating' }).click();
  expect((await rated).ok()).toBe(true);
  await expect(shopper.chat.getByText('Thank you for telling us!')).toBeVisible();
  await page.reload();
  await shopper.openChat();
  await expect(shopper.bubble('assistant', 'a refund of £20 by Friday')).toBeVisible();
  await expect(shopper.chat.locator('aisle-rating form')).toHaveCount(0);
});

test('what waits is listed, can be called off, and goes out with no page open', async ({
  demo,
  shopper,
  agent,
  context,
  page,
}) => {
  await agent.signIn('Outbox');
  await shopper.visit();
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await shopper.openChat();
  // Code of the sheets comes with the shell.
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
  await context.setOffline(true);
  await shopper.say('I want to talk to a person');
  await shopper.sendPacket();
  await shopper.say('the peaches are rotten');
  await shopper.say('never mind the cherries');
  await shopper.say('two boxes of them');
  await shopper.chat.getByRole('button', { name: '4 wait to be sent' }).click();
  const list = shopper.chat.locator('aisle-waiting');
  await expect(list.getByRole('listitem')).toHaveCount(4);
  await list.getByRole('button', { name: /Call off: .*cherries/ }).click();
  await expect(list.getByRole('listitem')).toHaveCount(3);

  await expect.poll(() => page.evaluate(outboxRows)).toBe(3);

  // The browser's own timing of Background Sync is not to be waited for: its event is sent by hand.
  const other = await context.newPage();
  await other.goto('about:blank');
  const devtools = await context.newCDPSession(other);
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(demo.url));
      if (own) resolve(own.registrationId);
    });
  });
  await page.close();
  await context.setOffline(false);
  // The service worker, which fetches the page, may hear of the network a moment later.
  await expect(async () => void (await other.goto('/desk.html'))).toPass();
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    origin: demo.url,
    registrationId: await registered,
    tag: 'aisle-outbox',
    lastChance: false,
  });
  // The list shows what came last, and the messages may come before the agent looks.
  await agent.takeOver(/Asked for a person|peaches|two boxes/);
  await expect(agent.lines('two boxes of them')).toHaveCount(1);
  await expect(agent.lines('never mind the cherries')).toHaveCount(0);
  await agent.reply('I am on it');

  await other.goto('/fresh/?lang=en');
  const again = other.locator('aisle-chat');
  await other.locator('aisle-launcher button').first().click();
  await expect(again.locator('li.message.agent', { hasText: 'I am on it' })).toBeVisible();
  await expect(again.getByText('Will be sent')).toHaveCount(0);
  await expect(agent.lines('the peaches are rotten')).toHaveCount(1);
  await expect(agent.lines('two boxes of them')).toHaveCount(1);
});

test('orders seen lie sealed on the device, and are gone for the next shopper', async ({ shopper, page, context }) => {
  await shopper.visit();
  await shopper.openChat();
  await page.evaluate(() => {
    (window as unknown as { Aisle: { identify(who: object): void } }).Aisle.identify({ id: 'ann' });
  });
  await shopper.lookUpOrder();
  expect(await page.evaluate(onDisk)).not.toMatch(/04817|lin@example|where is my order/);
  await context.setOffline(true);
  await shopper.say('where is my order FR2611-04817');
  await expect(shopper.chat.locator('aisle-order-card').last().getByText(/as of/i)).toBeVisible();
  await context.setOffline(false);
  await page.evaluate(() => {
    (window as unknown as { Aisle: { identify(who: object): void } }).Aisle.identify({ id: 'ben' });
  });
  await expect(shopper.chat.locator('aisle-order-card')).toHaveCount(0);
  await expect(shopper.bubble('shopper')).toHaveCount(0);
});

test('a talk with a person comes through cut streams, refusals for now, and a clock that is a day off', async ({
  shopper,
  agent,
  page,
}) => {
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 86_400_000;
  });
  await agent.signIn('Chaos');
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('where is my order?');
  await shopper.askForPerson();
  await agent.takeOver(/Asked for a person/);
  let refusals = 3;
  await page.route('**/messages', (route) =>
    refusals-- > 0 ? route.fulfill({ status: 429, headers: { 'retry-after': '1' } }) : route.continue(),
  );
  let cuts = 2;
  await page.route('**/events', (route) => (cuts-- > 0 ? route.abort('connectionreset') : route.continue()));
  for (const text of ['first of three', 'second of three', 'third of three']) await shopper.say(text);
  // A laptop that sleeps: nothing comes and goes, then everything at once.
  await page.context().setOffline(true);
  await agent.reply('are you there?');
  await page.context().setOffline(false);
  await expect(shopper.bubble('agent', 'are you there?')).toBeVisible();
  await expect(agent.lines(/(first|second|third) of three/)).toHaveCount(3);
  await expect(agent.lines(/(first|second|third) of three/).first()).toContainText('first');
  await expect(agent.lines(/(first|second|third) of three/).last()).toContainText('third');
  await expect(shopper.chat.locator('li.message.agent')).toHaveCount(1);
});

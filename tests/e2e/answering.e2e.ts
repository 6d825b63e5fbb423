import { expect, test } from './support/test.ts';

test.use({ encoder: false });

test.describe('a cold shopper, with the encoder on its way,', () => {
  test.use({ encoder: true });

  test('gets a grounded answer with its source, in English', async ({ shopper }) => {
    await shopper.visit();
    await shopper.openChat();
    await shopper.say('how much do I have to spend for free delivery?');
    await shopper.hears(/¥\s?\d+/);
    await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
  });

  test('gets a grounded answer with its source, in Chinese', async ({ browser, demo }) => {
    const context = await browser.newContext({ baseURL: demo.url, locale: 'zh-CN' });
    const { Shopper } = await import('./support/shopper.ts');
    const shopper = new Shopper(await context.newPage());
    await shopper.visit('/fresh/?lang=zh');
    await shopper.openChat();
    await shopper.say('满多少免运费');
    await shopper.hears(/¥\s?\d+/);
    await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
    await context.close();
  });
});

for (const shop of ['fresh', 'beauty', 'global']) {
  test(`every shop greets and answers: ${shop}`, async ({ shopper }) => {
    await shopper.visit(`/${shop}/?lang=en`);
    await shopper.openChat();
    await expect(shopper.bubble('assistant')).toBeVisible();
    await shopper.say('how much is shipping?');
    await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
  });
}

test('what the shop cannot know is refused politely, with a person at hand', async ({ shopper }) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('zxqv blorp wibble');
  await expect(shopper.choice(/talk to a person/i)).toBeVisible();
  await expect(shopper.bubble('assistant').locator('.sources')).toHaveCount(0);
});

test('an order is found by number and e-mail, in the state that the backend has', async ({ shopper }) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.lookUpOrder();
});

test('a wrong contact and an unknown number are answered alike', async ({ shopper }) => {
  await shopper.visit();
  await shopper.openChat();
  const offered: string[] = [];
  for (const [number, contact] of [
    ['FR2611-04817', 'nobody@example.com'],
    ['FR2611-99999', 'lin@example.com'],
  ] as const) {
    await shopper.say(`where is my order ${number}, my e-mail is ${contact}`);
    // The second time in other words of the same script.
    await shopper.hears(/nothing found.*number or the contact|no match yet.*number.*contact/i);
    const choices = await shopper.chat.locator('li.message.assistant').last().getByRole('button').allTextContents();
    offered.push(choices.map((label) => label.trim()).join(', '));
    await shopper.choice('Cancel').click();
    await shopper.hears(/dropped|I leave/i);
  }
  expect(offered[0]).toBe(offered[1]);
});

test('the page API asks, prefills, and tells of readings', async ({ page, shopper }) => {
  await shopper.visit();
  const received = page.evaluate(
    () =>
      new Promise<{ text: string; citations: unknown[]; reading: { intent: string; band: string; tier: string } }>(
        (resolve) => {
          addEventListener('aisle:message-received', (event) => {
            const { detail } = event as CustomEvent;
            if (detail.kind === 'answer') resolve(detail);
          });
        },
      ),
  );
  await page.evaluate(() =>
    (window as unknown as { Aisle: { ask(text: string): void } }).Aisle.ask('how long does salmon keep?'),
  );
  const { citations, reading } = await received;
  expect(citations[0]).toMatchObject({ kind: 'answer', id: 'shelf-salmon' });
  expect(reading).toMatchObject({ band: expect.any(String), language: 'en' });
});

test('a shopper who is signed in sees their orders without a number', async ({ page, shopper }) => {
  await shopper.visit();
  await page.getByRole('button', { name: /sign in/i }).click();
  await expect(page.getByRole('button', { name: /sign out/i })).toBeVisible();
  await shopper.openChat();
  await shopper.say('where is my order?');
  await expect(shopper.chat.locator('aisle-order-card').last()).toContainText(/FR\d{4}-\d{5}/);
});

import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

test('two tabs show the same conversation, and the second goes on when the first closes', async ({
  context,
  page,
  shopper,
}) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();

  const second = new Shopper(await context.newPage());
  await second.visit();
  await second.openChat();
  await expect(second.bubble('shopper', 'how much is delivery?')).toBeVisible();
  expect(second.page.workers()).toHaveLength(0);

  await second.say('how long does salmon keep?');
  await expect(shopper.bubble('shopper', 'how long does salmon keep?')).toBeVisible();
  await expect(second.bubble('assistant').locator('.sources')).toBeVisible();

  await page.close();
  await second.say('which ways to pay are there?');
  await expect(second.bubble('assistant').locator('.sources')).toBeVisible();
  await expect(second.chat.locator('li.message.shopper')).toHaveCount(3);
  expect(second.page.workers()).toHaveLength(2);
});

/** Kills of each part; `AISLE_KILLS=20` for many. */
const KILLS = Number(process.env.AISLE_KILLS ?? 3);

// In two parts that run at the same time.
for (const part of ['one', 'two']) {
  test(`a tab that is killed at a random moment loses no message, part ${part}`, async ({ context, demo }) => {
    test.setTimeout(KILLS * 36_000);
    const said: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      const shopper = new Shopper(await context.newPage());
      await shopper.visit(`${demo.url}/fresh/?lang=en`);
      await shopper.openChat();
      const text = `round ${round}: how much is delivery?`;
      await shopper.composer.fill(text);
      await shopper.composer.press('Enter');
      said.push(text);
      // The moment is random on purpose; whatever it is, the message must be kept.
      const killAfterMs = Math.random() * 120;
      await shopper.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), killAfterMs);
      const session = await context.newCDPSession(shopper.page);
      const crashed = shopper.page.waitForEvent('crash');
      session.send('Page.crash').catch(() => {});
      await crashed;
      await shopper.page.close();

      const back = new Shopper(await context.newPage());
      await back.visit(`${demo.url}/fresh/?lang=en`);
      await back.openChat();
      await expect(back.bubble('assistant')).toBeVisible();
      const kept = await back.chat.locator('li.message.shopper').allInnerTexts();
      const draft = await back.composer.inputValue();
      for (const one of said) {
        expect(
          [...kept, draft].filter((line) => line.includes(one)),
          `${one} after ${Math.round(killAfterMs)} ms`,
        ).toHaveLength(1);
      }
      if (draft !== '') {
        await back.composer.press('Enter');
        await expect(back.bubble('shopper', text)).toBeVisible();
      }
      await back.page.close();
    }
  });
}

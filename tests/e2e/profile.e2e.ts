import type { Locator } from '@playwright/test';
import type { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });
test.describe.configure({ timeout: 150_000 });

/** The sheet of the profile, opened as a shopper does. */
async function openProfile(shopper: Shopper): Promise<Locator> {
  await shopper.chat.getByRole('button', { name: 'What left this device' }).click();
  await shopper.chat.getByRole('button', { name: 'Your preferences' }).click();
  const sheet = shopper.chat.locator('aisle-profile');
  await expect(sheet.getByRole('heading', { name: 'What was noted' })).toBeVisible();
  return sheet;
}

/** Pieces that a heart made: what is looked at for long comes to the others by itself. */
const saved = (sheet: Locator): Locator => sheet.locator('.pieces li').filter({ hasText: 'You saved' });

const MATTE = 'BT-BAS-001';

test('what a shopper does with goods is noted on the device alone, shown with its reasons, and theirs to change', async ({
  shopper,
  page,
}) => {
  const sent: string[] = [];
  page
    .context()
    .on('request', (request) => sent.push(`${decodeURIComponent(request.url())} ${request.postData() ?? ''}`));
  await shopper.visit(`/beauty/product.html?sku=${MATTE}&lang=en`);
  await shopper.openChat();
  const asked = sent.length;
  let sheet = await openProfile(shopper);
  for (const [count, sku] of [MATTE, 'BT-CLN-002', 'BT-CLN-007'].entries()) {
    if (sku !== MATTE) {
      await shopper.visit(`/beauty/product.html?sku=${sku}&lang=en`);
      await shopper.openChat();
      sheet = await openProfile(shopper);
    }
    await page.getByRole('button', { name: 'Favourite' }).dispatchEvent('click');
    await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true');
    await expect(saved(sheet)).toHaveCount(count + 1);
  }
  await expect(sheet.getByLabel('Skin type')).toHaveText(/Worked out: .*oily skin/);
  await expect(sheet).toContainText('You saved Veil matte long-wear foundation');

  // Their own word stands above it, and is found again.
  await sheet.getByLabel('Skin type').selectOption({ label: 'dry skin' });
  await sheet.getByRole('button', { name: /^Remove: You saved Veil matte/ }).click();
  await expect(saved(sheet)).toHaveCount(2);
  await shopper.visit('/beauty/?lang=en');
  await shopper.openChat();
  sheet = await openProfile(shopper);
  await expect(saved(sheet)).toHaveCount(2);
  await expect(sheet.getByLabel('Skin type')).toHaveValue('dry');

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const kept = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  expect(kept['Your preferences']['Skin type']).toMatchObject({
    value: 'dry skin',
    'set by you': true,
  });
  expect(JSON.stringify(kept['What was noted'])).toContain('BT-CLN-007');

  // A person is called in: the packet says nothing of it, and neither does any other request.
  await sheet.getByRole('button', { name: 'Back' }).click();
  await shopper.say('I want to talk to a person');
  await expect(shopper.packet).toBeVisible();
  await expect(shopper.packet).not.toContainText(/dry skin|Veil matte/);
  await shopper.sendPacket();
  await shopper.hears(/getting a person|colleague is on the way/i);
  await expect.poll(() => sent.some((request) => /\/handoffs /.test(request))).toBe(true);
  const bodies = sent
    .slice(asked)
    .filter((request) => !/\.(html|js|css|svg|json|sig|bin|png|woff2)\b/.test(request.split(' ')[0] ?? ''));
  expect(
    bodies.filter((request) => /favourited|dwelt|"dry"|dry skin|taste|evidence|BT-CLN-00[27]/.test(request)),
  ).toEqual([]);
});

test('nothing is noted while the shopper wants nothing noted, and nothing is left when it is erased', async ({
  shopper,
  page,
}) => {
  await shopper.visit(`/beauty/product.html?sku=${MATTE}&lang=en`);
  await shopper.openChat();
  let sheet = await openProfile(shopper);
  await expect(sheet.locator('.pieces li')).not.toHaveCount(0);
  await sheet.getByRole('checkbox', { name: /Note nothing more/ }).check();
  await sheet.getByRole('button', { name: 'Erase all' }).click();
  await sheet.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(sheet).toContainText('Erased.');
  await expect(sheet).toContainText('Nothing was noted yet.');
  await page.getByRole('button', { name: 'Favourite' }).dispatchEvent('click');
  await shopper.visit('/beauty/product.html?sku=BT-CLN-002&lang=en');
  await shopper.openChat();
  sheet = await openProfile(shopper);
  await expect(sheet.getByRole('checkbox', { name: /Note nothing more/ })).toBeChecked();
  await expect(sheet).toContainText('Nothing was noted yet.');
  await sheet.getByRole('checkbox', { name: /Note nothing more/ }).uncheck();
  await page.getByRole('button', { name: 'Favourite' }).dispatchEvent('click');
  await expect(saved(sheet)).toHaveCount(1);

  // With the chat goes the profile.
  await page.evaluate(() => (window as unknown as { Aisle: { reset(): Promise<void> } }).Aisle.reset());
  await expect(sheet).toContainText('Nothing was noted yet.');
});

test('what a page tells wrongly is named in the console with the path of the fault, and harms nothing', async ({
  shopper,
  page,
}) => {
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await shopper.visit('/fresh/?lang=en');
  await shopper.openChat();
  await page.evaluate(() => {
    const { Aisle } = window as unknown as { Aisle: { track(what: unknown): void } };
    Aisle.track({ type: 'dwelt', sku: 'FR-SAL-001', seconds: 'long' });
    Aisle.track('looked at the recipes');
  });
  await expect.poll(() => faults.join('\n')).toContain('track.seconds');
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant')).toBeVisible();
});

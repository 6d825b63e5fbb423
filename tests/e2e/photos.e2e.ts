import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { expectChatAccessible, expectChatFits } from './support/chat-fits.ts';
import { ShopBackend } from './support/shop-backend.ts';
import { Shopper } from './support/shopper.ts';
import { spareEncoder } from './support/spare-encoder.ts';
import { startDemoProcess } from './support/start-demo-process.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false });

const PHONE = { width: 360, height: 740 };

const TOFU = /嫩豆腐|tofu/i;

async function tellDamage(shopper: Shopper): Promise<void> {
  await expect(shopper.bubble('assistant')).toBeVisible();
  await shopper.say('some of my food arrived crushed');
  await shopper.hears(/order number/i);
  await shopper.say('FR2611-04866');
  await shopper.hears(/postcode/i);
  await shopper.say('sun@example.com');
}

test.describe.configure({ timeout: 150_000 });

test('crushed food is shown in a photo and paid for, and the backend holds what was seen and no more', async ({
  browser,
  request,
}) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'aisle-photos-'));
  const demo = await startDemoProcess({ dataDir });
  const context = await browser.newContext({ baseURL: demo.url, viewport: PHONE, locale: 'en-GB' });
  await spareEncoder(context);
  try {
    const shopper = new Shopper(await context.newPage());
    await shopper.visit('/fresh/?lang=en');
    const picture = await shopper.page.screenshot();
    await shopper.openChat();
    await tellDamage(shopper);
    await shopper.choice(TOFU).click();
    const camera = shopper.chat.getByLabel('Add a photo');
    await camera.setInputFiles({ name: 'tofu.png', mimeType: 'image/png', buffer: picture });
    await expect(shopper.chat.getByRole('img', { name: /your photo/i })).toBeVisible();
    await expect(camera).toBeHidden();
    await shopper.choice('Yes').click();
    await shopper.hears('¥4.50');
    expect(await new ShopBackend(request, `${demo.url}/fresh`).order('FR2611-04866', 'sun@example.com')).toMatchObject({
      payment: 'partially_refunded',
      refunds: [{ amount: '4.50', currency: 'CNY' }],
    });

    await demo.stop();
    const [photo, ...others] = await photosIn(dataDir);
    expect(others).toEqual([]);
    expect(photo?.media_type).toBe('image/jpeg');
    const bytes = Buffer.from(photo?.bytes ?? '', 'base64');
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(bytes.includes('Exif')).toBe(false);
    const size = await shopper.page.evaluate(async (base64) => {
      const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([data], { type: 'image/jpeg' }));
      return { width, height };
    }, photo?.bytes ?? '');
    expect(size).toEqual(PHONE);
  } finally {
    await context.close();
    await demo.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('a chat with choices and with a photo to add has no axe violation, and fits a phone', async ({ shopper }) => {
  await shopper.page.setViewportSize(PHONE);
  await shopper.visit('/fresh/?lang=en');
  await shopper.openChat();
  await tellDamage(shopper);
  await expect(shopper.choice(TOFU)).toBeVisible();
  await expectChatAccessible(shopper);
  await expectChatFits(shopper);
  await shopper.choice(TOFU).click();
  await expect(shopper.chat.getByLabel('Add a photo')).toBeAttached();
  await expectChatAccessible(shopper);
  await expectChatFits(shopper);
});

/** The photos in the backend's own database, bytes in base64. */
async function photosIn(dataDir: string): Promise<{ media_type: string; bytes: string }[]> {
  const database = await openDatabase({
    databaseUrl: process.env.DATABASE_URL,
    pgliteFolder: path.join(dataDir, 'pg'),
  });
  try {
    return await database.query<{ media_type: string; bytes: string }>(
      "select media_type, encode(bytes, 'base64') as bytes from photos",
    );
  } finally {
    await database.close();
  }
}

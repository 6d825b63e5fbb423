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
    await expect(shopper.chat.getByText('Location and camera data removed')).toBeVisible();
    await expect(shopper.chat.getByText(/safe or spoiled is not judged here/)).toBeVisible();
    // Nothing is kept before it is attached, and nothing of one that is not used.
    expect(await keptPhotos(shopper)).toBe(0);
    await shopper.chat.getByRole('button', { name: 'Do not use' }).click();
    await expect(shopper.chat.getByText('Location and camera data removed')).toBeHidden();
    expect(await keptPhotos(shopper)).toBe(0);
    await camera.setInputFiles({ name: 'tofu.png', mimeType: 'image/png', buffer: picture });
    await shopper.chat.getByRole('button', { name: 'Attach' }).click();
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
  const picture = await shopper.page.screenshot();
  await shopper.chat
    .getByLabel('Add a photo')
    .setInputFiles({ name: 'tofu.png', mimeType: 'image/png', buffer: picture });
  await expect(shopper.chat.getByRole('button', { name: 'Attach' })).toBeVisible();
  await expectChatAccessible(shopper);
  await expectChatFits(shopper);
});

test('barcode and date that the browser reads go with the claim, and the shop knows the product by its code', async ({
  browser,
}) => {
  const demo = await startDemoProcess();
  const context = await browser.newContext({ baseURL: demo.url, locale: 'en-GB' });
  await spareEncoder(context);
  // Stand-ins: the browser of the tests has neither detector.
  await context.addInitScript(() => {
    const detectorOf = (rawValue: string) =>
      class {
        detect = async () => [{ rawValue }];
      };
    Object.assign(window, {
      BarcodeDetector: detectorOf('2000012035012'),
      TextDetector: detectorOf('生产日期 2026-11-19'),
    });
  });
  try {
    const shopper = new Shopper(await context.newPage());
    const claims: { fields: Record<string, string> }[] = [];
    shopper.page.on('request', (request) => {
      if (request.url().endsWith('/actions')) claims.push(request.postDataJSON());
    });
    await shopper.visit('/fresh/?lang=en');
    const buffer = await shopper.page.screenshot();
    await shopper.openChat();
    await tellDamage(shopper);
    await shopper.choice(TOFU).click();
    await shopper.chat.getByLabel('Add a photo').setInputFiles({ name: 'tofu.png', mimeType: 'image/png', buffer });
    await expect(shopper.chat.getByText(/Barcode of Soft tofu/)).toBeVisible();
    await expect(shopper.chat.getByText(/Made on (19 November|November 19,) 2026/)).toBeVisible();
    await shopper.chat.getByRole('button', { name: 'Attach' }).click();
    await shopper.choice('Yes').click();
    await shopper.hears('¥4.50');
    expect(claims.map(({ fields }) => fields)).toMatchObject([
      { 'photo-barcode': '2000012035012', 'photo-label-date': '生产日期 2026-11-19 = 2026-11-19' },
    ]);
  } finally {
    await context.close();
    await demo.stop();
  }
});

/** How many photos lie on the shopper's device. */
const keptPhotos = (shopper: Shopper): Promise<number> =>
  shopper.page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.endsWith('.photos'));
    if (!found?.name) return 0;
    const open = indexedDB.open(found.name);
    await new Promise((resolve, reject) => Object.assign(open, { onsuccess: resolve, onerror: reject }));
    const database = open.result;
    const count = database.transaction('photos').objectStore('photos').count();
    await new Promise((resolve, reject) => Object.assign(count, { onsuccess: resolve, onerror: reject }));
    database.close();
    return count.result;
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

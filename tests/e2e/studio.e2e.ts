import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { type RawConversation, simulateLog } from '#scripts/studio/simulate-log.ts';
import { logAsCsv } from '#scripts/studio/write-log.ts';
import { expectAccessible } from './support/accessible.ts';
import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

/** What the simulated grocer's customers ask besides all else, and what the knowledge of the demo shop has nothing about. */
const VISITS = [
  '可以参观你们的冷仓吗',
  '想带孩子参观冷仓',
  '冷仓开放参观吗',
  '怎么预约参观冷仓',
  '参观冷仓要钱吗',
  '学校能组织去参观冷仓吗',
  '周末能参观冷仓吗',
  '冷仓参观一次多久',
];
const VISIT_ANSWER = '冷仓每周六上午开放参观，免费，请提前三天在“我的—活动”里预约，一场四十分钟，孩子要有大人陪同。';
const QUESTION = '周末想参观一下冷仓可以吗';
const ANSWER = /每周六上午开放参观/;

function conversations(): RawConversation[] {
  const visits = Array.from({ length: 48 }, (_, at): RawConversation => {
    const atMs = Date.UTC(2026, 5, 1 + (at % 40), 3, at);
    return {
      id: `visit-${at}`,
      channel: 'web',
      group: 'presale',
      customer: `v${at}`,
      rating: 5,
      resolved: true,
      ordered: null,
      turns: [
        { atMs, role: 'customer', name: '访客', text: VISITS[at % VISITS.length] ?? '' },
        { atMs: atMs + 15_000, role: 'agent', name: at % 2 === 0 ? 'Grace' : 'Liu Wei', text: VISIT_ANSWER },
      ],
    };
  });
  return [...simulateLog({ seed: 7, conversations: 1452, days: 42 }).conversations, ...visits];
}

const VIEWS = [
  'start',
  'questions',
  'edit',
  'flows',
  'try',
  'publish',
  'improve',
  'insight',
  'figures',
  'lab',
  'privacy',
];

async function openStudio(page: Page, view = 'start'): Promise<void> {
  await page.goto(`/studio.html#${view}`);
  await expect(page.locator(`studio-${view}`)).toBeVisible();
}

async function go(page: Page, view: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, view);
  await expect(page.locator(`studio-${view}`)).toBeVisible();
}

/** Gives the pack that the Studio saved to a page of the shop, in the place of the built one. */
async function serve(page: Page, pack: Record<string, Uint8Array>, publicKey: string): Promise<void> {
  await page.route('**/aisle/packs/fresh/*', (route) => {
    const name = path.posix.basename(new URL(route.request().url()).pathname);
    const file = pack[name];
    return file
      ? route.fulfill({ body: Buffer.from(file), contentType: 'application/json' })
      : route.fulfill({ status: 404 });
  });
  await page.route(/\/fresh\/(\?|$)/, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/data-key="[^"]*"/, `data-key="${publicKey}"`);
    await route.fulfill({ response, body: html });
  });
}

test('a raw log becomes a published pack that answers what the shop could not answer before', async ({
  page,
  browser,
  demo,
}) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'aisle-studio-'));
  const log = path.join(folder, 'helpdesk.csv');
  await writeFile(log, logAsCsv(conversations()));

  // Before: the shop has no answer to it.
  const before = await browser.newContext({ baseURL: demo.url, locale: 'zh-CN' });
  const asking = new Shopper(await before.newPage());
  await asking.visit('/fresh/?lang=zh-Hans');
  await asking.openChat();
  await asking.say(QUESTION);
  await expect(asking.bubble('assistant')).not.toContainText(ANSWER);
  await before.close();

  const sent: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isElsewhere = /^(?:https?|wss?):$/.test(url.protocol) && url.origin !== new URL(demo.url).origin;
    // What was said could leave in an address as well as in a body.
    if (request.method() !== 'GET' || isElsewhere || /%E5%86%B7%E4%BB%93|冷仓/i.test(url.href)) sent.push(url.href);
  });
  await openStudio(page);
  await page.getByRole('button', { name: 'Fresh (groceries)' }).click();
  await expect(page.getByText(/104 files/).first()).toBeVisible();
  const files = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await files).setFiles(log);
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await expect(page.getByText('Import report')).toBeVisible();
  await expect(page.getByText('1,500 conversations', { exact: true })).toBeVisible();

  await go(page, 'questions');
  await page.getByRole('button', { name: 'Group the questions' }).click();
  await page.getByRole('tab', { name: /Entries/ }).click({ timeout: 90_000 });
  const proposal = page.locator('studio-questions li').filter({ hasText: ANSWER }).first();
  await proposal.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('button', { name: /^Undo: / }).first()).toBeEnabled();

  await go(page, 'publish');
  await expect(page.getByText('The sources make a pack.')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Run the checks' }).click();
  const keyFile = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make a new key' }).click();
  const key = JSON.parse(await readFile(await (await keyFile).path(), 'utf8')) as { publicKey: string };
  // What is live on the demo's site is signed with another key.
  await page.getByLabel(/I mean this key/).check();
  await expect(page.getByRole('button', { name: 'Build and sign' })).toBeEnabled({ timeout: 60_000 });
  await page.getByLabel('Your name').last().fill('Mia');
  await page.getByRole('button', { name: 'Build and sign' }).click();
  const zip = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: /zip/i }).last().click({ timeout: 120_000 });
  const pack = unzipSync(new Uint8Array(await readFile(await (await zip).path())));
  expect(sent, 'nothing is uploaded').toEqual([]);
  expect(Object.keys(pack)).toEqual(expect.arrayContaining(['manifest.json', 'manifest.sig']));

  const after = await browser.newContext({ baseURL: demo.url, locale: 'zh-CN', serviceWorkers: 'block' });
  const shopper = new Shopper(await after.newPage());
  await serve(shopper.page, pack, key.publicKey);
  await shopper.visit('/fresh/?lang=zh-Hans');
  await shopper.openChat();
  await shopper.say(QUESTION);
  await shopper.hears(ANSWER);
  await after.close();
  await rm(folder, { recursive: true });
});

test('every part is accessible and fits, with nothing in it and with a shop and a log', async ({ page }) => {
  test.setTimeout(240_000);
  await openStudio(page);
  for (const view of VIEWS) {
    await go(page, view);
    await expectAccessible(page);
  }
  await go(page, 'start');
  await page.getByRole('button', { name: 'Fresh (groceries)' }).click();
  await page.getByRole('button', { name: 'Try it with sample conversations' }).click();
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await expect(page.getByText('Import report')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const view of VIEWS) {
    await go(page, view);
    await expectAccessible(page);
    const over = await page.locator('aisle-studio main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect([view, over]).toEqual([view, 0]);
  }
});

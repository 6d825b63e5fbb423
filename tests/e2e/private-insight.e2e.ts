import type { BrowserContext, Locator, Request } from '@playwright/test';
import { packWithRules } from './support/pack-with-rules.ts';
import type { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

test.use({ encoder: false, serviceWorkers: 'block' });
test.describe.configure({ timeout: 150_000 });

const INSIGHT = { insight: { enabled: true, epsilon: 2, weeks: 12 } };
/** Said in the chat, and nowhere else. */
const WORDS = ['marmalade', 'zeppelin', 'quagmire'];

/** What the pages of a context ask the shop's backend for. */
function watch(context: BrowserContext): Request[] {
  const asked: Request[] = [];
  context.on('request', (request) => {
    if (/\/support\/v1\//.test(request.url())) asked.push(request);
  });
  return asked;
}

const insightOf = (request: Request) => {
  const body = request.postData();
  return body
    ? (JSON.parse(body).insight as { week: string; dictionary: string; bits: string } | undefined)
    : undefined;
};

async function openLedger(shopper: Shopper): Promise<Locator> {
  await shopper.chat.getByRole('button', { name: 'What left this device' }).click();
  const sheet = shopper.chat.locator('aisle-ledger');
  await expect(sheet.getByRole('button', { name: 'Back' })).toBeVisible();
  return sheet;
}

async function talk(shopper: Shopper): Promise<void> {
  for (const text of [
    `how much is delivery to the ${WORDS[0]} club?`,
    `do you ship by ${WORDS[1]}, or is it a ${WORDS[2]}?`,
  ]) {
    const before = await shopper.chat.locator('li.message.assistant').count();
    await shopper.say(text);
    await expect.poll(() => shopper.chat.locator('li.message.assistant').count()).toBeGreaterThan(before);
  }
}

test('with the leave of the shop and of the shopper noisy counts go along with a look-up, once, and no words with them', async ({
  shopper,
  context,
}) => {
  await packWithRules(context, 'fresh', INSIGHT);
  const asked = watch(context);
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await shopper.chat.getByRole('button', { name: 'Yes, it helped' }).click();
  await expect(shopper.chat.getByText('May the shop have noisy counts from this device?')).toBeVisible();
  await shopper.chat.getByRole('button', { name: 'Yes, it may' }).click();
  let sheet = await openLedger(shopper);
  await expect(sheet.getByRole('checkbox', { name: 'Let the shop have noisy counts' })).toBeChecked();
  await expect(sheet).toContainText('Nothing has gone yet.');
  await sheet.getByRole('button', { name: 'Back' }).click();

  await talk(shopper);
  expect(asked.filter((request) => insightOf(request))).toEqual([]);
  await shopper.lookUpOrder();
  const [first, ...others] = asked.filter((request) => insightOf(request));
  expect(others).toEqual([]);
  expect(new URL(first?.url() ?? '').pathname).toMatch(/\/orders\/lookup$/);
  const report = insightOf(first as Request);
  expect(Object.keys(report ?? {}).sort()).toEqual(['bits', 'dictionary', 'week']);
  expect(report?.week).toMatch(/^20\d\d-W\d\d$/);
  expect(report?.bits).toMatch(/^[\w-]{5,}$/);

  // The shopper sees what went, and with which request.
  sheet = await openLedger(shopper);
  await expect(sheet.locator('tbody tr').filter({ hasText: 'with noisy counts' })).toHaveCount(1);
  await sheet.getByText('Show the bits').click();
  await expect(sheet.locator('code')).toContainText(report?.bits ?? 'none');
  await sheet.getByRole('button', { name: 'Back' }).click();

  // Neither another page nor another kind of request brings a second one this week.
  await shopper.visit();
  await shopper.openChat();
  await shopper.askForPerson();
  await expect.poll(() => asked.some((request) => /\/handoffs$/.test(request.url()))).toBe(true);
  expect(asked.filter((request) => insightOf(request))).toHaveLength(1);

  // What was said goes to the person whom the shopper called, and with nothing else.
  const told = asked.filter((request) => !/\/handoffs/.test(request.url()));
  expect(told.length).toBeGreaterThan(0);
  for (const request of told) {
    const all = `${decodeURIComponent(request.url())} ${request.postData() ?? ''}`.toLowerCase();
    expect(WORDS.filter((word) => all.includes(word))).toEqual([]);
  }

  // Taken back: what went is no longer kept here.
  sheet = await openLedger(shopper);
  await sheet.getByRole('checkbox', { name: 'Let the shop have noisy counts' }).uncheck();
  await expect(sheet.getByText('Show the bits')).toHaveCount(0);
});

test('without the shopper’s leave nothing goes along', async ({ shopper, context }) => {
  await packWithRules(context, 'fresh', INSIGHT);
  const asked = watch(context);
  await shopper.visit();
  await shopper.openChat();
  await talk(shopper);
  await shopper.lookUpOrder();
  const sheet = await openLedger(shopper);
  await expect(sheet.getByRole('checkbox', { name: 'Let the shop have noisy counts' })).not.toBeChecked();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((request) => insightOf(request))).toEqual([]);
});

test('a shop that does not ask for it neither asks the shopper nor loads what would do it', async ({
  shopper,
  context,
}) => {
  const asked = watch(context);
  const files: string[] = [];
  context.on('request', (request) => files.push(request.url()));
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await shopper.chat.getByRole('button', { name: 'Yes, it helped' }).click();
  await expect(shopper.chat.getByText('Thank you!')).toBeVisible();
  await shopper.lookUpOrder();
  const sheet = await openLedger(shopper);
  await expect(sheet.locator('tbody tr').first()).toBeVisible();
  await expect(sheet.getByRole('checkbox', { name: 'Let the shop have noisy counts' })).toHaveCount(0);
  expect(asked.filter((request) => insightOf(request))).toEqual([]);
  expect(files.filter((url) => /insight-desk/.test(url))).toEqual([]);
});

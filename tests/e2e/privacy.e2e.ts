import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '#scripts/find-browser.ts';
import { Agent } from './support/agent.ts';
import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; method?: string; initiator?: string } }[];
}

/**
 * Every URL that pages, workers and service workers of `origin` asked any host for, by the browser's own log. What the
 * browser asks for on its own behalf has no such initiator.
 */
async function requestedUrls(file: string, origin: string): Promise<{ method: string; url: string }[]> {
  const log = JSON.parse(await readFile(file, 'utf8')) as NetLog;
  const started = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  return log.events.flatMap(({ type, params }) =>
    type === started && params?.url && params.initiator === origin
      ? [{ method: params.method ?? 'GET', url: params.url.replace(/[?#].*$/, '') }]
      : [],
  );
}

test('every request of a whole conversation is in the ledger, and no words leave but to a person', async ({
  demo,
  browser,
}) => {
  test.setTimeout(200_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'aisle-privacy-'));
  const logFile = path.join(folder, 'net.json');
  const executablePath = findBrowser();
  const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    ...(executablePath && { executablePath }),
    baseURL: demo.url,
    locale: 'en-GB',
    args: ['--no-sandbox', '--disable-background-networking', `--log-net-log=${logFile}`],
  });
  const bodies: { url: string; text: string }[] = [];
  context.on('request', (request) => bodies.push({ url: request.url(), text: request.postData() ?? '' }));
  const agentContext = await browser.newContext({ baseURL: demo.url });
  const agent = new Agent(await agentContext.newPage());
  await agent.signIn('Privacy');

  await context.addInitScript(() => {
    addEventListener('aisle:model-progress', (event) => {
      document.documentElement.dataset.encoder = (event as CustomEvent).detail.state;
    });
  });

  const shopper = new Shopper(await context.newPage());
  await shopper.visit();
  await shopper.openChat();
  const words = ['does the unicorn salmon keep', 'my secret allergy to walnuts', 'what is your favourite opera'];
  for (const text of words) {
    await shopper.say(text);
    await expect(shopper.bubble('assistant')).toBeVisible();
  }
  await shopper.lookUpOrder();
  const beforePerson = bodies.length;
  await shopper.askForPerson();
  await agent.takeOver(/Asked for a person/);
  await shopper.say('please call me back');
  await agent.reply('I will');
  await expect(shopper.bubble('agent')).toContainText('I will');
  await shopper.page.evaluate(() => navigator.serviceWorker.ready);
  // Nothing is still on its way that would come into the ledger after it is read.
  await expect(shopper.page.locator('html')).toHaveAttribute('data-encoder', 'ready', { timeout: 90_000 });

  // What the shopper can see.
  await shopper.chat.getByRole('button', { name: 'What left this device' }).click();
  const rows = shopper.chat.locator('aisle-ledger .url');
  await expect(rows.first()).toBeVisible();
  const ledger = new Set(await rows.allInnerTexts());
  await context.close();
  await agentContext.close();

  // Words leave only in requests to the handoff.
  const leaks = bodies.filter(({ url, text }, index) => {
    const carries = [...words, 'please call me back'].some((word) => decodeURIComponent(url + text).includes(word));
    return carries && !(index >= beforePerson && /\/support\/v1\/handoffs/.test(url));
  });
  expect(leaks).toEqual([]);

  // The storefront's own files are the shop's; everything else must be in the ledger, and must go to this host.
  const own = /^\/($|fresh\/|assets\/|icons\/|favicon\.ico|aisle-sw\.js|keys\.json)/;
  const asked = (await requestedUrls(logFile, demo.url)).filter(({ url }) => /^https?:/.test(url));
  expect(asked.filter(({ url }) => new URL(url).origin !== new URL(demo.url).origin)).toEqual([]);
  const caused = asked.filter(({ url }) => {
    const { pathname } = new URL(url);
    return pathname.includes('/support/v1/') || !own.test(pathname);
  });
  expect(caused.length).toBeGreaterThan(10);
  expect([...new Set(caused.map(({ method, url }) => `${method} ${url}`))].filter((row) => !ledger.has(row))).toEqual(
    [],
  );
  await rm(folder, { recursive: true });
});

import { expect, test } from '../e2e/support/test.ts';
import { printGrowth } from './growth.ts';

/** Chrome's "Slow 4G" as DevTools applies it: 1.6 Mbit/s at 90 %, 150 ms × 3.75 of latency. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (0.75e6 * 0.9) / 8,
};

/**
 * Times hold on a quiet machine only, so they are printed beside the baseline and asserted by `npm run budgets:strict`.
 * What does not depend on the machine is asserted always.
 */
const isStrict = process.env.AISLE_STRICT_BUDGETS === '1';

/**
 * What the page may fetch before the first answer: panel, dialogue, workers, the first part of the pack in one language
 * (283 to 288 kB were seen); the model, which comes last, is not waited for and does not count.
 */
const PAGE_BYTES = 290_000;

test('the first answer after the tap comes within 3 s, cold, on Slow 4G and a CPU four times slower', async ({
  context,
  page,
  shopper,
}) => {
  await shopper.visit();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let pageBytes = 0;
  const later = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (/\.bin$|\/vectors-/.test(response.url)) later.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!later.has(requestId)) pageBytes += encodedDataLength;
  });
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const firstAnswerMs = await page.evaluate(async () => {
    const launcher = document.querySelector('aisle-launcher')?.shadowRoot?.querySelector('button');
    const answered = new Promise<void>((resolve) => {
      addEventListener('aisle:message-received', (event) => {
        if ((event as CustomEvent).detail.kind === 'answer') requestAnimationFrame(() => resolve());
      });
    });
    const start = performance.now();
    launcher?.click();
    (window as unknown as { Aisle: { ask(text: string): void } }).Aisle.ask('how much is delivery?');
    await answered;
    return Math.round(performance.now() - start);
  });
  await printGrowth('responsiveness', { firstAnswerMs, pageBytes });
  expect(pageBytes).toBeLessThanOrEqual(PAGE_BYTES);
  if (isStrict) expect(firstAnswerMs).toBeLessThanOrEqual(3_000);
});

test('no task over 50 ms on the main thread while chatting, on a CPU four times slower', async ({
  context,
  page,
  shopper,
}) => {
  await shopper.visit();
  await shopper.openChat();
  await shopper.say('how much is delivery?');
  await expect(shopper.bubble('assistant').locator('.sources')).toBeVisible();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => Math.round(duration))),
    ).observe({ type: 'longtask' });
  });
  for (const text of [
    'how do I get an invoice?',
    'how long does salmon keep?',
    'which ways to pay are there?',
    'where is my order?',
  ]) {
    const before = await shopper.chat.locator('li.message.assistant').count();
    await shopper.say(text);
    await expect(shopper.chat.locator('li.message.assistant')).not.toHaveCount(before);
  }
  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  await printGrowth('responsiveness', { longTasks: longTasks.length, longestTaskMs: Math.max(0, ...longTasks) });
  if (isStrict) expect(longTasks).toEqual([]);
});

import { test as base, expect } from '@playwright/test';
import { Agent } from './agent.ts';
import { Shopper } from './shopper.ts';
import { type DemoProcess, startDemoProcess } from './start-demo-process.ts';

export { expect };

/** Tests with a server and a database of their own (one per worker), a shopper and an agent. */
export const test = base.extend<{ encoder: boolean; shopper: Shopper; agent: Agent }, { demo: DemoProcess }>({
  // False spares it, as for a shopper who saves data: to compile it takes the machine longer than most tests last.
  encoder: [true, { option: true }],
  context: async ({ context, encoder }, use) => {
    if (!encoder) {
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      });
    }
    await use(context);
  },
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const demo = await startDemoProcess({ limits: { lookupsPerClient: { count: 1000, windowMs: 60_000 } } });
      await use(demo);
      await demo.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
  shopper: async ({ page }, use) => use(new Shopper(page)),
  agent: async ({ browser, demo }, use) => {
    const context = await browser.newContext({ baseURL: demo.url });
    await use(new Agent(await context.newPage()));
    await context.close();
  },
});

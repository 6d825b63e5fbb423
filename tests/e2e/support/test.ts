import { test as base, expect } from '@playwright/test';
import { Agent } from './agent.ts';
import { Shopper } from './shopper.ts';
import { spareEncoder } from './spare-encoder.ts';
import { type DemoProcess, startDemoProcess } from './start-demo-process.ts';

export { expect };

/** Tests with a server and a database of their own (one per worker), a shopper and an agent. */
export const test = base.extend<{ encoder: boolean; shopper: Shopper; agent: Agent }, { demo: DemoProcess }>({
  // False spares it, to the shopper and to the agent.
  encoder: [true, { option: true }],
  context: async ({ context, encoder }, use) => {
    if (!encoder) await spareEncoder(context);
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
  agent: async ({ browser, demo, encoder }, use) => {
    const context = await browser.newContext({ baseURL: demo.url });
    if (!encoder) await spareEncoder(context);
    await use(new Agent(await context.newPage()));
    await context.close();
  },
});

import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.ts';

const executablePath = findBrowser();

/** A whole file in one worker, and servers of its own: begun last, they would run on alone. */
const LONG = ['**/generator-engines.e2e.ts', '**/pocket.e2e.ts', '**/xmpp.e2e.ts'];

/** End-to-end and budget tests in a real Chromium against the built `dist/` and the real backend. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.e2e.ts', 'budgets/**/*.e2e.ts'],
  fullyParallel: true,
  // One more than a small machine has cores: tests wait for timers of the product as well.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'rest', testIgnore: LONG },
  ],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
});

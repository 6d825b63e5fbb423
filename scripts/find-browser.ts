import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium to test with: `AISLE_CHROMIUM`, the one Playwright installed, or the system's; null for none. */
export function findBrowser(): string | null {
  const own = chromium.executablePath();
  return (
    [process.env.AISLE_CHROMIUM, own, ...SYSTEM_PATHS].find((path) => path !== undefined && existsSync(path)) ?? null
  );
}

import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.ts';

// The tests need a Chromium: the system's, one named by AISLE_CHROMIUM, or one that Playwright fetches here.
if (!findBrowser()) {
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  if (status !== 0 || !findBrowser()) {
    console.error(
      'No Chromium found: run `apt-get install chromium` (or install Google Chrome), or set AISLE_CHROMIUM to its path.',
    );
    process.exit(1);
  }
}

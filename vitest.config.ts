import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/find-browser.ts';
import { THREAD_SAFE_MODULES } from './scripts/thread-safe-modules.ts';

const executablePath = findBrowser();

export default defineConfig({
  test: {
    // Vitest leaves one core alone: of two, that is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // A process for each of the many small files took longer than the tests; what they share is stateless.
          isolate: false,
          unstubGlobals: true,
          hookTimeout: 60_000,
          testTimeout: 30_000,
          include: ['{src,workers,scripts,examples,models/training,tests/conversations}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          include: ['tests/{contract,security}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      // Other people's servers that take minutes to install and to start: `npm run test:peers`.
      {
        test: { name: 'peers', environment: 'node', include: ['tests/contract/**/*.peers.ts'], hookTimeout: 300_000 },
      },
      {
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
        resolve: { alias: THREAD_SAFE_MODULES },
        optimizeDeps: {
          include: [
            '@dagrejs/dagre',
            '@noble/hashes/hmac.js',
            'axe-core',
            'd3-cloud',
            'fflate',
            'lit',
            'lit/directives/if-defined.js',
            'lit/directives/keyed.js',
            'lit/directives/live.js',
            'lit/directives/repeat.js',
            'lit/directives/style-map.js',
            'lit/directives/until.js',
            'mdast-util-from-markdown',
            'papaparse',
            'read-excel-file/universal',
            'yaml',
          ],
        },
      },
    ],
  },
});

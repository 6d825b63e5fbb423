import { defineConfig } from 'vite';
import { modelRuntimes } from './scripts/model-runtimes.ts';
import { THREAD_SAFE_MODULES } from './scripts/thread-safe-modules.ts';

/** Browsers of the last four years: what every part is built for. */
export const TARGET = 'es2022';

const runtimes = modelRuntimes();

/** The pages (hub, desk, Studio, chat) and the demo shops' code. `scripts/build.ts` builds the rest of `dist/` around this. */
export default defineConfig({
  appType: 'mpa',
  // The desk and the Studio run the shoppers' threads and models.
  define: runtimes.define ?? {},
  resolve: {
    ...runtimes.resolve,
    alias: [
      ...((runtimes.resolve?.alias as { find: string | RegExp; replacement: string }[] | undefined) ?? []),
      ...THREAD_SAFE_MODULES,
    ],
  },
  worker: { format: 'es' },
  build: {
    target: TARGET,
    outDir: 'dist',
    emptyOutDir: true,
    manifest: 'pages.json',
    // A model's file is fetched by its address, however small.
    assetsInlineLimit: (file) => (file.includes('/models/') ? false : undefined),
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: 'index.html',
        desk: 'src/desk/desk.html',
        studio: 'src/studio/studio.html',
        shop: 'src/demo/shop.ts',
        chat: 'src/demo/chat.ts',
      },
    },
  },
});

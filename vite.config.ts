import { defineConfig } from 'vite';
import { modelRuntimes } from './scripts/model-runtimes.ts';

/** Browsers of the last four years: what every part is built for. */
export const TARGET = 'es2022';

/** The pages (hub, desk, chat) and the demo shops' code. `scripts/build.ts` builds the rest of `dist/` around this. */
export default defineConfig({
  appType: 'mpa',
  // The desk runs the shoppers' threads and models.
  ...modelRuntimes(),
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
      input: { index: 'index.html', desk: 'src/desk/desk.html', shop: 'src/demo/shop.ts', chat: 'src/demo/chat.ts' },
    },
  },
});

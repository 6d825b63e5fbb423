import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { modelRuntimes } from '#scripts/model-runtimes.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGE = fileURLToPath(new URL('page.ts', import.meta.url));

/** Builds the page of these tests with its threads as they ship; gives its files by their paths on a server. */
export async function buildPage(options: { webgpu?: boolean } = {}): Promise<Map<string, Uint8Array>> {
  const outDir = await mkdtemp(join(tmpdir(), 'aisle-engines-'));
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      base: './',
      logLevel: 'error',
      ...modelRuntimes(options),
      worker: { format: 'es' },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        minify: false,
        modulePreload: false,
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        rollupOptions: {
          input: { page: PAGE },
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js' },
        },
      },
    });
    const files = new Map<string, Uint8Array>();
    for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(path.slice(outDir.length), await readFile(path));
    }
    return files;
  } finally {
    await rm(outDir, { recursive: true });
  }
}

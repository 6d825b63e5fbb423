import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/** Brotli bytes of a module with all it imports, as a page would get it. */
export async function bundleBytes(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'error',
  });
  return brotliCompressSync(outputFiles[0]?.contents ?? new Uint8Array()).length;
}

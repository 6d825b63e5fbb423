import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { printGrowth } from './growth.ts';

const AISLE = fileURLToPath(new URL('../../dist/aisle', import.meta.url));

/** Bytes of the brotli copy that the server sends. */
const sizeOf = async (file: string) => (await readFile(path.join(AISLE, `${file}.br`))).byteLength;

/** A module and everything it imports statically, without what it imports on demand. */
async function closure(entry: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const code = await readFile(path.join(AISLE, entry), 'utf8');
  for (const [, target = ''] of code.matchAll(/(?:import|export)[^"'`()]*?from\s*["'`](\.[^"'`]+)["'`]/g)) {
    await closure(path.posix.join(path.posix.dirname(entry), target), seen);
  }
  return seen;
}

const asset = (names: string[], prefix: string) => {
  const found = names.filter((name) => name.startsWith(prefix) && /\.(js|bin|json|onnx)$/.test(name));
  expect(found, `one file ${prefix}*`).toHaveLength(1);
  return `assets/${found[0]}`;
};

const ENCODER_FILES = ['config-', 'features-', 'model_quantized-', 'tokenizer-', 'tokenizer_config-'];
/** The library with our code around it, ONNX Runtime's glue, its WebAssembly. */
const RUNTIME_FILES = /^(?:browser-encoder|ort-wasm-simd-threaded)-.*\.(?:js|mjs|wasm)$/;

// Budgets of DESIGN.md section 8, brotli.
test('what shoppers download stays within its budgets', async () => {
  const names = await readdir(path.join(AISLE, 'assets'));
  const sum = async (files: Iterable<string>) => (await Promise.all([...files].map(sizeOf))).reduce((a, b) => a + b, 0);
  const panel = await closure(asset(names, 'panel-'));
  const runtime = names.filter((name) => RUNTIME_FILES.test(name));
  expect(runtime).toHaveLength(3);
  const sizes = {
    loaderBytes: await sizeOf('aisle.js'),
    panelBytes: await sum(panel),
    workersAndTier0Bytes: await sum([asset(names, 'pack-'), asset(names, 'reader-'), asset(names, 'nano-')]),
    encoderModelBytes: await sum(ENCODER_FILES.map((prefix) => asset(names, prefix))),
    encoderRuntimeBytes: await sum(runtime.map((name) => `assets/${name}`)),
  };
  await printGrowth('sizes', sizes);
  expect(sizes.loaderBytes).toBeLessThanOrEqual(2_000);
  expect(sizes.panelBytes).toBeLessThanOrEqual(35_000);
  expect(sizes.workersAndTier0Bytes).toBeLessThanOrEqual(400_000);
  expect(sizes.encoderModelBytes).toBeLessThanOrEqual(8_000_000);
  expect(sizes.encoderRuntimeBytes).toBeLessThanOrEqual(3_000_000);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '#scripts/find-browser.ts';
import { modelRuntimes } from '#scripts/model-runtimes.ts';

/** A module open in a page of Chromium, its workers built as they ship. */
export interface BenchPage {
  browser: Browser;
  /** Folder of the server, with a slash at its end. */
  url: string;
  /** Calls a function that the module exports, in the page. */
  call<Result>(name: string, argument: unknown): Promise<Result>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** @param served Folders that the server has beside the page's own, by their path on it. */
export async function withBenchPage<Result>(
  module: URL,
  work: (page: BenchPage) => Promise<Result>,
  served: Readonly<Record<string, URL>> = {},
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-'));
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
  try {
    await buildPage(fileURLToPath(module), folder);
    const server = await serve({ ...served, '/': new URL(`file://${folder}/`) });
    const page = await browser.newPage();
    await page.goto(server.url);
    const result = await work({ browser, url: server.url, call: callIn(page, `${server.url}page.js`) });
    await server.close();
    return result;
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

const callIn =
  (page: Page, url: string): BenchPage['call'] =>
  (name, argument) =>
    page.evaluate(
      ([from, called, given]) =>
        import(from).then((module: Record<string, (argument: unknown) => never>) => module[called]?.(given) as never),
      [url, name, argument] as const,
    );

async function buildPage(module: string, outDir: string): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'warn',
    ...modelRuntimes(),
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { page: module },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

async function serve(folders: Readonly<Record<string, URL>>): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/')
      return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>');
    const [under = '/', folder] = Object.entries(folders).find(([start]) => path.startsWith(start)) ?? [];
    const bytes = folder && (await readFile(new URL(path.slice(under.length), folder)).catch(() => null));
    if (!bytes) return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

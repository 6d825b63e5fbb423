import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '#scripts/find-browser.ts';
import { modelRuntimes } from '#scripts/model-runtimes.ts';
import { percentile } from '../retrieval/measure.ts';
import { benchMessages } from './bench-messages.ts';
import type { BrowserTimes } from './page.ts';

/** Warm times of one call to the understanding worker, there and back, by the page's clock. */
export interface WarmFigures {
  p50Ms: number;
  p95Ms: number;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGE = fileURLToPath(new URL('page.ts', import.meta.url));
const CALLS = { warmUp: 100, measured: 200 };
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Builds the worker as it ships, runs it in Chromium, and has it read development messages with each model. */
export async function measureInBrowser(): Promise<Record<'nano' | 'encoder', WarmFigures>> {
  const folder = await mkdtemp(join(tmpdir(), 'aisle-bench-'));
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
  try {
    await buildPage(folder);
    const server = await serve(folder);
    const page = await browser.newPage();
    await page.goto(server.url);
    const texts = benchMessages(false)
      .dev.slice(0, CALLS.warmUp + CALLS.measured)
      .map(({ text }) => text);
    const { nano, encoder } = await page.evaluate(
      ([url, messages]) => import(url).then(({ measure }) => measure(messages) as Promise<BrowserTimes>),
      [`${server.url}page.js`, texts] as const,
    );
    await server.close();
    return { nano: warm(nano), encoder: warm(encoder) };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function buildPage(outDir: string): Promise<void> {
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
        input: { page: PAGE },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

async function serve(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/')
      return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>');
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes === null) return void response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function warm(times: readonly number[]): WarmFigures {
  const measured = times.slice(CALLS.warmUp);
  return { p50Ms: rounded(percentile(measured, 0.5)), p95Ms: rounded(percentile(measured, 0.95)) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

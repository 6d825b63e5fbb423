import type { RequestListener } from 'node:http';
import type { ModelRecord } from '@mlc-ai/web-llm';
import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import { build, type Plugin } from 'esbuild';
import type { GeneratorModel } from '#llm/model.ts';
import { findBrowser } from '#scripts/find-browser.ts';
import { FileServer } from '#workers/shared/testing/file-server.ts';
import { expect } from './support/test.ts';
import type { WebLlmPage } from './support/web-llm-page.ts';

// The real package in a real browser, as far as it goes without a library and weights of its version, which cannot be had
// from a package registry: every failure up to the start of the library. No token is made here.

const LIBRARY = 'v0_2_86/base/tested-q4f32_1-webgpu.wasm';
const CONFIG = JSON.stringify({ tokenizer_files: ['tokenizer.json'], context_window_size: 1024, conv_template: {} });
const HTML = '<!doctype html><title>Log in</title>';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const WASM = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A sound module with a memory and a start, and nothing else, as of another runtime. */
const OTHER_RUNTIME = Uint8Array.from([
  ...WASM,
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[5, 3, 1, 0, 1],
  ...[7, 24, 2, 6, ...bytesOf('memory'), 2, 0, 11, ...bytesOf('_initialize'), 0, 0],
  ...[10, 4, 1, 2, 0, 0x0b],
]);
/** A sound module that imports `env.gone`, as of another version: one type without anything, one import of it. */
const OTHER_VERSION = Uint8Array.from([
  ...WASM,
  ...[1, 4, 1, 0x60, 0, 0],
  ...[2, 12, 1, 3, ...bytesOf('env'), 4, ...bytesOf('gone'), 0, 0],
]);

/** The engines that are not tested here are not built either. */
const withoutOthers: Plugin = {
  name: 'without-others',
  setup: ({ onResolve }) =>
    onResolve({ filter: /(?:transformers|wllama)-engine\.ts$/ }, () => ({ path: 'x', external: true })),
};

async function harness(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [new URL('support/web-llm-page.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { __AISLE_RUNTIME__: '{}' },
    plugins: [withoutOthers],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** The shop's server with the models on it. */
class Shop extends FileServer {
  /** Instead of a file of a model. */
  readonly faults = new Map<string, RequestListener>();

  constructor(code: Uint8Array) {
    super();
    this.files.set('/harness.js', code);
    this.files.set('/', bytesOf('<!doctype html><title>Shop</title><script type="module" src="/harness.js"></script>'));
    this.instead = (request, response) => {
      const path = request.url?.split('?')[0] ?? '';
      request.url = path;
      const type = path === '/' ? 'text/html' : path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
      response.setHeader('content-type', type);
      (this.faults.get(path) ?? ((...both) => this.answer(...both)))(request, response);
    };
  }

  /** A model with these files beside the usual ones, none of which is a model. */
  model(change: Record<string, Uint8Array | number> = {}): GeneratorModel {
    const contents = {
      [LIBRARY]: OTHER_VERSION,
      'mlc-chat-config.json': bytesOf(CONFIG),
      'tensor-cache.json': bytesOf('{"metadata":{},"records":[]}'),
      'tokenizer.json': bytesOf('{}'),
      ...change,
    };
    const files = Object.entries(contents).map(([path, content]) => {
      const { bytes, sha256 } = this.serve(`m/${path}`, content);
      return { path, bytes, sha256 };
    });
    return {
      id: 'tested-q4f32_1',
      engine: 'web-llm',
      dialect: 'chat',
      locales: ['en'],
      mirrors: [`${this.url}/m/`],
      files,
      needs: { memoryMiB: 1024, webgpu: { f16: false, limits: {} } },
      contextTokens: 1024,
      licence: 'none',
    };
  }

  /** As the package is told of it where it fetches by itself. */
  record(change: Partial<ModelRecord> = {}): ModelRecord {
    return {
      model_id: 'tested',
      model: `${this.url}/m/resolve/main/`,
      model_lib: `${this.url}/m/${LIBRARY}`,
      ...change,
    };
  }

  /** Paths of the model's files that were asked for since the last call. */
  modelRequests(): string[] {
    return this.asked.splice(0).filter((path) => path.startsWith('/m/'));
  }
}

interface Tested {
  page: Page;
  llm: { [Method in keyof WebLlmPage]: WebLlmPage[Method] };
  /** Addresses that the browser asked for and that are not the shop's. */
  strays: string[];
}

const launch = async (args: string[], use: (browser: Browser) => Promise<void>) => {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', ...args] });
  await use(browser);
  await browser.close();
};

const test = base.extend<
  { shop: Shop; open: (kind: 'plain' | 'software' | 'hardware') => Promise<Tested> },
  { code: Uint8Array; plain: Browser; software: Browser }
>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  code: [async ({}, use) => use(await harness()), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  plain: [async ({}, use) => launch([], use), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  software: [async ({}, use) => launch(['--enable-unsafe-webgpu'], use), { scope: 'worker' }],
  shop: async ({ code }, use) => {
    const shop = await new Shop(code).open();
    await use(shop);
    await shop.close();
  },
  open: async ({ plain, software, shop }, use) => {
    const pages: Page[] = [];
    await use(async (kind) => {
      const context = await (kind === 'plain' ? plain : software).newContext();
      const page = await context.newPage();
      pages.push(page);
      const strays: string[] = [];
      context.on('request', (request) => request.url().startsWith(shop.url) || strays.push(request.url()));
      await page.goto(`${shop.url}/${kind === 'hardware' ? '?hardware' : ''}`);
      const call =
        (method: keyof WebLlmPage) =>
        (...given: unknown[]) =>
          page.evaluate(
            async ([name, args]) => {
              const llm = await (window as unknown as { llm: Promise<Record<string, (...all: unknown[]) => unknown>> })
                .llm;
              return llm[name]?.(...args);
            },
            [method, given] as const,
          );
      const llm = new Proxy({} as WebLlmPage, { get: (_, method) => call(method as keyof WebLlmPage) });
      return { page, llm, strays };
    });
    for (const page of pages) await page.context().close();
  },
});

test('without a GPU there is no adapter, and nothing of a model is started', async ({ open, shop }) => {
  const { llm, strays } = await open('plain');
  const model = shop.model();
  expect(await llm.probe(model)).toEqual({ fits: false, reason: 'no-adapter' });
  expect(shop.modelRequests()).toEqual([]);
  expect(await llm.fetch(model)).toBeNull();
  expect(await llm.start(model)).toMatchObject({ reason: 'no-adapter' });
  expect(strays).toEqual([]);
});

test('a processor that passes for a GPU is refused before anything is fetched', async ({ open, shop }) => {
  const { llm } = await open('software');
  expect(await llm.probe(shop.model())).toEqual({ fits: false, reason: 'software-adapter' });
  expect(shop.modelRequests()).toEqual([]);
});

test('half precision is asked for by name where the device has none', async ({ open, shop }) => {
  const { llm } = await open('hardware');
  expect(await llm.probe(shop.model())).toEqual({ fits: true });
  expect(await llm.probe({ ...shop.model(), id: 'tested-q4f16_1' })).toEqual({ fits: false, reason: 'no-f16' });
});

test.describe('a model whose files are as they should be, and that cannot run', () => {
  const cases: [string, Record<string, Uint8Array>, string, RegExp][] = [
    ['a library of another version', { [LIBRARY]: OTHER_VERSION }, 'abi', /LinkError.*gone/],
    ['a library of another runtime', { [LIBRARY]: OTHER_RUNTIME }, 'abi', /Cannot find TVM/],
    ['a library that is none', { [LIBRARY]: bytesOf('none') }, 'abi', /CompileError/],
    [
      'a configuration that is none',
      { 'mlc-chat-config.json': bytesOf('{"tokenizer_files"') },
      'integrity',
      /SyntaxError/,
    ],
  ];
  for (const [name, change, reason, words] of cases) {
    test(name, async ({ open, shop }) => {
      const { llm, strays } = await open('hardware');
      const model = shop.model(change);
      expect(await llm.fetch(model)).toBeNull();
      expect(shop.modelRequests()).toHaveLength(4);
      const kept = await llm.kept();

      // A second time: nothing of the first is in the way.
      for (const _ of [1, 2]) {
        const outcome = await llm.start(model);
        expect(outcome).toMatchObject({ reason, message: expect.stringMatching(words) });
      }
      expect(shop.modelRequests()).toEqual([]);
      expect(strays).toEqual([]);
      expect(await llm.kept()).toEqual(kept);
      expect(kept.every((entry) => entry.startsWith('aisle-generator-tested-q4f32_1 '))).toBe(true);
      // The caches of others are theirs again.
      expect(await llm.fetch(model)).toBeNull();
      expect(shop.modelRequests()).toEqual([]);
    });
  }

  test('is not started where it was never fetched', async ({ open, shop }) => {
    const { llm, strays } = await open('hardware');
    expect(await llm.start(shop.model())).toMatchObject({ reason: 'integrity' });
    expect(shop.modelRequests()).toEqual([]);
    expect(strays).toEqual([]);
    expect(await llm.kept()).toEqual([]);
  });

  test('is not started any more once it was told to stop', async ({ open, shop }) => {
    const { llm, strays } = await open('hardware');
    const model = shop.model();
    await llm.fetch(model);
    expect(await llm.startAndStop(model)).toMatchObject({ reason: 'cancelled' });
    expect(await llm.start(model)).toMatchObject({ reason: 'abi' });
    expect(strays).toEqual([]);
  });
});

test.describe('a model that does not come whole', () => {
  const html: RequestListener = (_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(HTML);
  };
  const cases: [string, string, RequestListener, string][] = [
    ['no library', LIBRARY, (_, response) => void response.writeHead(404).end(), 'integrity'],
    ['another library', LIBRARY, (_, response) => void response.end(OTHER_RUNTIME), 'integrity'],
    ['a log-in page for the configuration', 'mlc-chat-config.json', html, 'captive-portal'],
    ['a server that fails', 'tokenizer.json', (_, response) => void response.writeHead(503).end(), 'network'],
  ];
  for (const [name, path, fault, reason] of cases) {
    test(name, async ({ open, shop }) => {
      const { llm } = await open('hardware');
      const model = shop.model();
      const wrong = model.files.find((file) => file.path === path);
      shop.faults.set(`/m/${path}`, fault);
      expect(await llm.fetch(model)).toMatchObject({ reason });
      expect((await llm.kept()).filter((entry) => entry.includes(wrong?.sha256 ?? ''))).toEqual([]);

      shop.faults.clear();
      expect(await llm.fetch(model)).toBeNull();
      expect(await llm.start(model)).toMatchObject({ reason: 'abi' });
    });
  }

  test('goes on where the line was cut', async ({ open, shop }) => {
    const { llm } = await open('hardware');
    const model = shop.model({ 'params_shard_0.bin': 5 * 2 ** 20 });
    shop.faults.set('/m/params_shard_0.bin', shop.cutAfter(4.5 * 2 ** 20));
    expect(await llm.fetch(model)).toMatchObject({ reason: 'network' });
    shop.faults.clear();
    shop.modelRequests();
    expect(await llm.fetch(model)).toBeNull();
    expect(shop.modelRequests()).toEqual([expect.stringMatching(/^\/m\/params_shard_0\.bin bytes=\d{7}-$/)]);
  });

  test('frees what it took where there is no room', async ({ open, shop }) => {
    const { page, llm } = await open('hardware');
    const model = shop.model({ 'params_shard_0.bin': 9 * 2 ** 20 });
    const cdp = await page.context().newCDPSession(page);
    const override = (quotaSize?: number) =>
      cdp.send('Storage.overrideQuotaForOrigin', { origin: shop.url, ...(quotaSize && { quotaSize }) });
    await override(8e6);
    expect(await llm.fetch(model)).toMatchObject({ reason: 'no-space' });
    expect((await llm.kept()).filter((entry) => entry.includes(model.files.at(-1)?.sha256 ?? ''))).toEqual([]);
    await override();
    expect(await llm.fetch(model)).toBeNull();
  });

  test('stops coming when it is told to', async ({ open, shop }) => {
    const { llm } = await open('hardware');
    const model = shop.model();
    const asked = new Promise<void>((resolve) => {
      shop.faults.set('/m/tokenizer.json', () => resolve());
    });
    const fetched = llm.fetch(model);
    await asked;
    await llm.stop();
    expect(await fetched).toMatchObject({ reason: 'cancelled' });
  });
});

/** What the reasons rest on. Should one of these change, another version of the package has other words for it. */
test.describe('the package by itself', () => {
  const folder = '/m/resolve/main/mlc-chat-config.json';

  test('says what failed in words that are understood', async ({ open, shop }) => {
    const { llm } = await open('software');
    const record = shop.record();
    shop.model();
    expect(await llm.byItself({ ...record, model_id: 'other' })).toMatchObject({
      reason: 'engine-failed',
      message: expect.stringContaining('ModelNotFoundError'),
    });
    expect(await llm.byItself(record)).toMatchObject({ reason: 'network' });

    shop.faults.set(folder, (request, response) => {
      response.setHeader('content-length', 1000);
      response.write('{', () => request.socket.destroy());
    });
    expect(await llm.byItself(record)).toMatchObject({ reason: 'network' });

    shop.faults.set(folder, (_, response) => void response.end(CONFIG));
    const { bytes } = shop.model().files[0] ?? { bytes: 0 };
    expect(bytes).toBe(OTHER_VERSION.length);
    expect(await llm.byItself({ ...record, integrity: { model_lib: `sha256-${'A'.repeat(43)}=` } })).toMatchObject({
      reason: 'integrity',
    });
    expect(await llm.byItself(record)).toMatchObject({ reason: 'abi' });
  });

  test('keeps a log-in page for ever, which is why it is given our files', async ({ open, shop }) => {
    const { llm } = await open('software');
    shop.model();
    shop.faults.set(folder, (_, response) => void response.end(HTML));
    expect(await llm.byItself(shop.record())).toMatchObject({ reason: 'integrity' });
    shop.faults.clear();
    shop.modelRequests();
    expect(await llm.byItself(shop.record())).toMatchObject({ reason: 'integrity' });
    expect(shop.modelRequests()).toEqual([]);
    expect(await llm.kept()).toEqual([`webllm/config ${shop.url}${folder}`]);
  });

  test('has no room', async ({ open, shop }) => {
    const { page, llm } = await open('software');
    shop.faults.set(folder, (_, response) => void response.end(Buffer.alloc(9e6)));
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: shop.url, quotaSize: 8e6 });
    expect(await llm.byItself(shop.record())).toMatchObject({ reason: 'no-space' });
  });
});

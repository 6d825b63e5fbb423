import { readFileSync } from 'node:fs';
import type { AppConfig, MLCEngine, MLCEngineConfig } from '@mlc-ai/web-llm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GenerateRequest, LoadProgress } from '#llm/engine.ts';
import { type GeneratorModel, modelBytes } from '#llm/model.ts';
import { reasonOf, refusal } from '#llm/refusal.ts';
import { fileOf, madeUp } from '#llm/testing/made-up-models.ts';
import { WEB_LLM_LIBRARY } from '#llm/web-llm-library.ts';
import type { EngineFiles } from './engine-kind.ts';
import { WebLlmEngine } from './web-llm-engine.ts';

// No token can be made with the package here (see the engine), so what comes after the start of a library is played by a
// script that reads, says, ends and loses as the package's source does. What it does before: tests/e2e/web-llm.e2e.ts.

const model: GeneratorModel = {
  ...madeUp.webLlm,
  needs: { memoryMiB: 1024, webgpu: { f16: false, limits: {} } },
  files: madeUp.webLlm.files.map(({ path }) => fileOf(path, path.length)),
};
const SHARD = 'params_shard_0.bin';

interface Script {
  pieces: (string | null)[];
  /** Thrown where a file is read, or a text asked for. */
  fault: unknown;
  lose(): Promise<void>;
  reads: string[];
  requests: Record<string, unknown>[];
  config: AppConfig | undefined;
  /** Holds a load, or the next piece. */
  hold: Promise<void> | null;
  /** Holds a load whose files have been read. */
  holdEnd: Promise<void> | null;
  /** A load ends well, and nothing is loaded. */
  isVain: boolean;
  isLoaded: boolean;
  resets: number;
  unloads: number;
  /** Texts in the making. */
  open: number;
}

function scriptOf(change: Partial<Script> = {}) {
  const script: Script = {
    pieces: ['Hel', 'lo', '', null],
    fault: null,
    lose: async () => {},
    reads: [],
    requests: [],
    config: undefined,
    hold: null,
    holdEnd: null,
    isVain: false,
    isLoaded: false,
    resets: 0,
    unloads: 0,
    open: 0,
    ...change,
  };
  class Scripted {
    #interrupted = false;
    #progress: MLCEngineConfig['initProgressCallback'];
    chat = { completions: { create: (request: Record<string, unknown>) => this.#create(request) } };

    constructor(config: MLCEngineConfig) {
      script.config = config.appConfig;
      this.#progress = config.initProgressCallback;
      script.lose = () => this.unload();
    }

    async reload(id: string): Promise<void> {
      await this.unload();
      const record = script.config?.model_list.find((one) => one.model_id === id);
      if (!record) throw new Error(`no ${id}`);
      const read = async (scope: string, url: string) => {
        script.reads.push(url);
        const cache = await caches.open(scope);
        const request = new Request(url);
        if (!(await cache.match(request))) await cache.add(request);
        return (await cache.match(request))?.arrayBuffer();
      };
      await read('webllm/config', `${record.model}mlc-chat-config.json`);
      await read('webllm/wasm', record.model_lib);
      if (script.fault) throw script.fault;
      await script.hold;
      const cached = (await (await caches.open('webllm/model')).keys()).map(({ url }) => url);
      expect(cached).toContain(record.model + SHARD);
      await read('webllm/model', record.model + SHARD);
      this.#progress?.({ progress: 1, timeElapsed: 1, text: 'Finish loading' });
      await script.holdEnd;
      script.isLoaded = !script.isVain;
    }

    async unload(): Promise<void> {
      script.unloads += 1;
      script.isLoaded = false;
    }

    async getMessage(): Promise<string> {
      if (!script.isLoaded) throw Object.assign(new Error('not loaded'), { name: 'ModelNotLoadedError' });
      return '';
    }

    async resetChat(): Promise<void> {
      script.resets += 1;
    }

    async interruptGenerate(): Promise<void> {
      this.#interrupted = true;
    }

    async #create(request: Record<string, unknown>) {
      script.requests.push(request);
      if (script.fault) throw script.fault;
      this.#interrupted = false;
      return this.#say();
    }

    async *#say() {
      script.open += 1;
      try {
        for (const content of script.pieces) {
          await script.hold;
          if (this.#interrupted) return;
          yield { choices: [content === null ? { delta: {} } : { delta: { content } }] };
        }
      } finally {
        script.open -= 1;
      }
    }
  }
  const load = async () => ({ MLCEngine: Scripted as unknown as new (config: MLCEngineConfig) => MLCEngine });
  return { script, load };
}

const asked: string[] = [];
const files: EngineFiles = {
  async read(path) {
    asked.push(path);
    const file = model.files.find((one) => one.path === path);
    if (!file) throw refusal('integrity', { path });
    return new Uint8Array(file.bytes);
  },
  blob: () => Promise.reject(new Error('not used')),
};
const lost = vi.fn();
const still = new AbortController().signal;
const request = (change: Partial<GenerateRequest> = {}): GenerateRequest => ({
  messages: [{ role: 'user', content: 'Hi' }],
  maxTokens: 9,
  seed: -1,
  signal: still,
  ...change,
});

async function started(change: Partial<Script> = {}, of = model) {
  const { script, load } = scriptOf(change);
  const engine = new WebLlmEngine(of, files, lost, load);
  const progress: LoadProgress[] = [];
  await engine.load({ signal: still, onProgress: (one) => progress.push(one) });
  return { script, engine, progress };
}
async function textOf(engine: WebLlmEngine, of = request()): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of engine.generate(of)) pieces.push(piece);
  return pieces;
}
const reason = (work: Promise<unknown>) => work.then(() => null, reasonOf);
function held() {
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { hold, release };
}
const CACHES = { open: async (name: string) => ({ name }), keys: async () => ['others'] };

beforeEach(() => {
  asked.length = 0;
  lost.mockClear();
  vi.stubGlobal('caches', CACHES);
  const limits = { maxBufferSize: 2 ** 30, maxStorageBufferBindingSize: 2 ** 30 };
  const workgroup = { maxComputeWorkgroupStorageSize: 32_768, maxStorageBuffersPerShaderStage: 10 };
  const adapter = { info: { vendor: 'made-up' }, features: new Set(), limits: { ...limits, ...workgroup } };
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter } });
});
afterEach(() => expect(globalThis.caches).toBe(CACHES));

describe('WebLlmEngine', () => {
  it('is pinned to the one version whose libraries it takes', async () => {
    const { modelVersion } = await import('@mlc-ai/web-llm');
    expect(modelVersion.startsWith(`${WEB_LLM_LIBRARY}/`)).toBe(true);
    const { dependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(dependencies['@mlc-ai/web-llm']).toBe('0.2.86');
  });

  it('is given the files that were checked, and bytes are told as they are read', async () => {
    const { script, progress } = await started();
    expect(asked).toEqual(['mlc-chat-config.json', 'v0_2_86/base/gpu-q4f32_1.wasm', SHARD]);
    expect(script.reads.every((url) => url.startsWith('https://web-llm.invalid/gpu-q4f32_1/resolve/main/'))).toBe(true);
    expect(script.config?.model_list[0]?.overrides).toMatchObject({ context_window_size: 2048 });
    const read = asked.map((path) => path.length);
    expect(progress.map(({ loadedBytes }) => loadedBytes)).toEqual([
      read[0],
      (read[0] ?? 0) + (read[1] ?? 0),
      read.reduce((sum, bytes) => sum + bytes),
      read.reduce((sum, bytes) => sum + bytes),
    ]);
    expect(progress.every((one) => one.phase === 'start' && one.totalBytes === modelBytes(model))).toBe(true);
  });

  it('leaves the caches of others as they are meanwhile', async () => {
    const { hold, release } = held();
    const starting = started({ hold });
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(await caches.open('aisle-generator-x')).toEqual({ name: 'aisle-generator-x' });
    expect(await caches.keys()).toEqual(['others']);
    release();
    await starting;
  });

  it('refuses a model whose list lacks a file of it', async () => {
    const lacking = { ...model, files: model.files.filter(({ path }) => path !== 'mlc-chat-config.json') };
    expect(await reason(started({}, lacking))).toBe('integrity');
  });

  it('does not load without an adapter', async () => {
    vi.stubGlobal('navigator', {});
    expect(await reason(started())).toBe('no-webgpu');
    expect(asked).toEqual([]);
  });

  it('knows that a load which ended well may have loaded nothing', async () => {
    expect(await reason(started({ isVain: true }))).toBe('device-lost');
  });

  it('fails a load whose device is lost', async () => {
    const { hold, release } = held();
    const { script, load } = scriptOf({ hold });
    const engine = new WebLlmEngine(model, files, lost, load);
    const loading = reason(engine.load({ signal: still, onProgress() {} }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await script.lose();
    expect(await loading).toBe('device-lost');
    expect(lost).not.toHaveBeenCalled();
    release();
    await vi.waitFor(() => expect(globalThis.caches).toBe(CACHES));
    expect(script.isLoaded).toBe(false);
  });

  it('ends a load at once when it is told to, and frees what comes of it', async () => {
    const { hold, release } = held();
    const { script, load } = scriptOf({ hold });
    const engine = new WebLlmEngine(model, files, lost, load);
    const stop = new AbortController();
    const loading = reason(engine.load({ signal: stop.signal, onProgress() {} }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    stop.abort();
    expect(await loading).toBe('cancelled');
    release();
    await vi.waitFor(() => expect(globalThis.caches).toBe(CACHES));
    expect(asked).toHaveLength(2);
    expect(script.isLoaded).toBe(false);
    expect(lost).not.toHaveBeenCalled();
  });

  it('does not begin what was ended before', async () => {
    const engine = new WebLlmEngine(model, files, lost, scriptOf().load);
    expect(await reason(engine.load({ signal: AbortSignal.abort(), onProgress() {} }))).toBe('cancelled');
    expect(asked).toEqual([]);
  });

  it('frees a model that is up when nobody waits for it any more', async () => {
    const { hold: holdEnd, release } = held();
    const { script, load } = scriptOf({ holdEnd });
    const engine = new WebLlmEngine(model, files, lost, load);
    const loading = reason(engine.load({ signal: still, onProgress() {} }));
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    await engine.dispose();
    expect(await loading).toBe('cancelled');
    const unloads = script.unloads;
    release();
    await vi.waitFor(() => expect(script.unloads).toBe(unloads + 1));
    expect(script.isLoaded).toBe(false);
  });

  it('says a text in pieces, from a clean memory, the likeliest or by its seed', async () => {
    const { engine, script } = await started();
    expect(await textOf(engine)).toEqual(['Hel', 'lo']);
    expect(await textOf(engine, request({ seed: 7, schema: { type: 'object' } }))).toEqual(['Hel', 'lo']);
    expect(script.resets).toBe(2);
    expect(script.requests[0]).toEqual({
      messages: [{ role: 'user', content: 'Hi' }],
      stream: true,
      max_tokens: 9,
      temperature: 0,
    });
    expect(script.requests[1]).toMatchObject({
      seed: 7,
      response_format: { type: 'json_object', schema: '{"type":"object"}' },
    });
    expect(script.requests[1]?.temperature).toBeGreaterThan(0);
  });

  it('ends a text after the token in the making, and says the next one', async () => {
    const { engine } = await started();
    const stop = new AbortController();
    const text = engine.generate(request({ signal: stop.signal }));
    expect((await text.next()).value).toBe('Hel');
    stop.abort();
    expect(await reason(text.next())).toBe('cancelled');
    expect(await reason(textOf(engine, request({ signal: stop.signal })))).toBe('cancelled');
    expect(await textOf(engine)).toEqual(['Hel', 'lo']);
  });

  it('goes on after a prompt that was too long, and after a text that nobody reads to its end', async () => {
    const { engine, script } = await started();
    script.fault = Object.assign(new Error('5000 > 2048'), { name: 'ContextWindowSizeExceededError' });
    expect(await reason(textOf(engine))).toBe('context-too-long');
    script.fault = null;
    for await (const piece of engine.generate(request())) {
      expect(piece).toBe('Hel');
      expect(script.open).toBe(1);
      break;
    }
    expect(script.open).toBe(0);
    expect(await textOf(engine)).toEqual(['Hel', 'lo']);
  });

  it('is of no more use after another fault', async () => {
    const { engine, script } = await started();
    script.fault = new TypeError('x');
    expect(await reason(textOf(engine))).toBe('engine-failed');
    script.fault = null;
    expect(await reason(textOf(engine))).toBe('engine-failed');
  });

  it('tells of a device that is lost while nothing is asked of it', async () => {
    const { engine, script } = await started();
    await script.lose();
    expect(lost).toHaveBeenCalledOnce();
    expect(await reason(textOf(engine))).toBe('engine-failed');
  });

  it('fails a text whose device is lost, though nothing answers any more', async () => {
    const { engine, script } = await started();
    const text = engine.generate(request());
    await text.next();
    script.hold = new Promise(() => {});
    const next = reason(text.next());
    await script.lose();
    expect(await next).toBe('device-lost');
    expect(lost).not.toHaveBeenCalled();
  });

  it('frees the model, more than once, and tells nobody that it is lost', async () => {
    const { engine, script } = await started();
    await engine.dispose();
    await engine.dispose();
    expect(script.isLoaded).toBe(false);
    expect(lost).not.toHaveBeenCalled();
    expect(await reason(textOf(engine))).toBe('engine-failed');
  });
});

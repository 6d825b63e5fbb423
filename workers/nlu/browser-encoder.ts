import { env } from '@huggingface/transformers';
import { AppError } from '#core/app-error.ts';
import { Encoder } from './encoder.ts';
import type { EncoderHost, RunningEncoder } from './encoder-host.ts';
import { FileCache } from './file-cache.ts';
import type { EncoderWatch } from './nlu-api.ts';
import { selfTest } from './self-test.ts';
import { shippedEncoder } from './shipped-encoder.ts';

const { manifest, files, runtime, runtimeModuleUrl, urlOf } = shippedEncoder;

/** Short, middling and long, in two scripts: the engine compiles its kernels in the first runs. */
const WARM_UP = ['hi', '我的快递怎么还没到，已经等了五天了', 'Is it possible to return only one of the two shirts?'];

/** A module of no content. Where the page's policy refuses WebAssembly this is refused, before 20 MB are fetched. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** How often bytes are told of. */
const TOLD_EVERY_BYTES = 256 * 1024;

/** The encoder of a browser's worker: its files kept in the Cache API, run by the plain WebAssembly build. */
class BrowserEncoder implements EncoderHost {
  readonly #files = [...files, runtime];
  readonly #cache = new FileCache(`${manifest.id}-${runtime.sha256.slice(0, 8)}`, caches);
  readonly #toldOf = new Set<string>();
  #hasRuntime = false;

  async fetch(watch: EncoderWatch): Promise<void> {
    requireWebAssembly();
    const totalBytes = this.#files.reduce((sum, { bytes }) => sum + bytes, 0);
    let loadedBytes = 0;
    let toldBytes = 0;
    await this.#cache.fill(this.#files, {
      onRequest: (entry) => watch({ type: 'request', entry }),
      onBytes: (count) => {
        loadedBytes += count;
        if (loadedBytes < totalBytes && loadedBytes - toldBytes < TOLD_EVERY_BYTES) return;
        toldBytes = loadedBytes;
        watch({ type: 'progress', loadedBytes, totalBytes });
      },
    });
    try {
      await import(/* @vite-ignore */ runtimeModuleUrl);
    } catch (cause) {
      throw new AppError('network-offline', { path: runtimeModuleUrl }, { cause });
    } finally {
      this.#tellOfCode(watch);
    }
  }

  async start(): Promise<RunningEncoder> {
    const { wasm } = env.backends.onnx;
    if (!wasm) throw new AppError('worker-unavailable', { path: 'encoder › runtime' });
    env.allowLocalModels = false;
    env.useBrowserCache = false;
    env.useWasmCache = false;
    wasm.numThreads = 1;
    wasm.wasmPaths = { mjs: runtimeModuleUrl };
    try {
      if (!this.#hasRuntime) wasm.wasmBinary = (await this.#cache.read(runtime.url)).buffer;
      const encoder = await Encoder.load({ manifest, read: (path) => this.#cache.read(urlOf(path)) });
      this.#hasRuntime = true;
      await selfTest(encoder, manifest.golden);
      await encoder.embed(WARM_UP);
      await this.#cache.dropOthers();
      return encoder;
    } catch (cause) {
      throw await this.#explain(cause);
    } finally {
      // Compiled by now: 14 MB less.
      delete wasm.wasmBinary;
    }
  }

  /** Files that went bad on this device are fetched again; a backend that reads otherwise is not tried again. */
  async #explain(cause: unknown): Promise<AppError> {
    const damaged = await this.#cache.dropDamaged(this.#files).catch(() => 0);
    const isRefused = cause instanceof AppError;
    const code = damaged > 0 ? 'model-invalid' : isRefused ? 'worker-unavailable' : 'worker-died';
    return new AppError(code, isRefused ? cause.details : { path: 'encoder › runtime' }, { cause });
  }

  /** The browser fetches modules by itself; its timeline knows of it. */
  #tellOfCode(watch: EncoderWatch): void {
    for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
      if (entry.initiatorType === 'fetch' || this.#toldOf.has(entry.name)) continue;
      this.#toldOf.add(entry.name);
      watch({
        type: 'request',
        entry: {
          at: Math.round(performance.timeOrigin + entry.startTime),
          method: 'GET',
          url: entry.name,
          purpose: 'code',
          status: entry.responseStatus,
          sentBytes: 0,
          receivedBytes: entry.transferSize,
        },
      });
    }
  }
}

export const browserEncoder = new BrowserEncoder();

function requireWebAssembly(): void {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch (cause) {
    throw new AppError('worker-unavailable', { path: 'encoder › WebAssembly' }, { cause });
  }
}

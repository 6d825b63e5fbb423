import { AppError } from '#core/app-error.ts';
import { browserHost } from '../shared/browser-host.ts';
import { codeRequests } from '../shared/code-requests.ts';
import { FileCache } from '../shared/file-cache.ts';
import { fetchOnnxModule, onnxRuntime, withOnnxRuntime } from '../shared/onnx-runtime.ts';
import { webAssemblyFault } from '../shared/web-assembly-fault.ts';
import { Encoder } from './encoder.ts';
import type { EncoderHost } from './encoder-host.ts';
import type { EncoderWatch } from './nlu-api.ts';
import { selfTest } from './self-test.ts';
import { shippedEncoder } from './shipped-encoder.ts';

const { manifest, files } = shippedEncoder;

/** Short, middling and long, in two scripts: the engine compiles its kernels in the first runs. */
const WARM_UP = ['hi', '我的快递怎么还没到，已经等了五天了', 'Is it possible to return only one of the two shirts?'];

/** How often bytes are told of. */
const TOLD_EVERY_BYTES = 256 * 1024;

/** The encoder of a browser's worker: its files kept in the Cache API, run by the plain WebAssembly build. */
class BrowserEncoder implements EncoderHost {
  readonly #files = [...files, onnxRuntime];
  readonly #cache = new FileCache('encoder', `${manifest.id}-${onnxRuntime.sha256.slice(0, 8)}`, browserHost);

  async fetch(watch: EncoderWatch): Promise<void> {
    // Where the page's policy refuses WebAssembly this is refused before 20 MB are fetched.
    const fault = webAssemblyFault();
    if (fault) throw new AppError('worker-unavailable', { path: 'encoder › WebAssembly', fault });
    const totalBytes = this.#files.reduce((sum, { bytes }) => sum + bytes, 0);
    let toldBytes = 0;
    await this.#cache.fill(this.#files, {
      onRequest: (entry) => watch({ type: 'request', entry }),
      onBytes: (loadedBytes) => {
        if (loadedBytes < totalBytes && loadedBytes - toldBytes < TOLD_EVERY_BYTES) return;
        toldBytes = loadedBytes;
        watch({ type: 'progress', loadedBytes, totalBytes });
      },
    });
    try {
      await fetchOnnxModule();
    } finally {
      for (const entry of codeRequests()) watch({ type: 'request', entry });
    }
  }

  async start(): Promise<Encoder> {
    try {
      const encoder = await withOnnxRuntime(
        () => this.#cache.read(onnxRuntime),
        () => Encoder.load({ manifest, read: (path) => this.#read(path) }),
      );
      await selfTest(encoder, manifest.golden);
      await encoder.embed(WARM_UP);
      await this.#cache.dropOthers(this.#files);
      return encoder;
    } catch (cause) {
      throw await this.#explain(cause);
    }
  }

  async #read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const file = files.find((one) => one.path === path);
    if (!file) throw new AppError('model-invalid', { path });
    return this.#cache.read(file);
  }

  /** Files that went bad on this device are fetched again; a backend that reads otherwise is not tried again. */
  async #explain(cause: unknown): Promise<AppError> {
    const damaged = await this.#cache.dropDamaged(this.#files).catch(() => 0);
    const isRefused = cause instanceof AppError;
    const code = damaged > 0 ? 'model-invalid' : isRefused ? 'worker-unavailable' : 'worker-died';
    return new AppError(code, isRefused ? cause.details : { path: 'encoder › runtime' }, { cause });
  }
}

export const browserEncoder = new BrowserEncoder();

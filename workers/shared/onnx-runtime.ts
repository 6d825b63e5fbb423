import { env } from '@huggingface/transformers';
import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import runtime from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { AppError } from '#core/app-error.ts';
import { onnxBuild } from './onnx-build.ts';
import type { RemoteFile } from './remote-file.ts';

const { bytes, sha256 } = onnxBuild();

const absolute = (url: string): string => new URL(url, import.meta.url).href;

/** The WebAssembly of ONNX Runtime that was built with this code. */
export const onnxRuntime: RemoteFile = { path: 'onnx-runtime.wasm', urls: [absolute(runtime)], bytes, sha256 };

/** The module beside it: code, so the browser loads it as it loads the rest of the code. */
const moduleUrl = absolute(runtimeModule);

let hasStarted = false;

/** Brings the module in, so that a later start needs no network. Rejects with `AppError('network-offline')`. */
export async function fetchOnnxModule(): Promise<void> {
  try {
    await import(/* @vite-ignore */ moduleUrl);
  } catch (cause) {
    throw new AppError('network-offline', { path: moduleUrl }, { cause });
  }
}

/**
 * Has the library run on these files alone, with one thread, while `load` makes its first session. The bytes of the
 * WebAssembly are read once in a thread's life, and given up when they are compiled: 14 MB less.
 */
export async function withOnnxRuntime<Loaded>(
  read: () => Promise<Uint8Array<ArrayBuffer>>,
  load: () => Promise<Loaded>,
): Promise<Loaded> {
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new AppError('worker-unavailable', { path: 'onnx runtime' });
  env.allowLocalModels = false;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  wasm.numThreads = 1;
  wasm.wasmPaths = { mjs: moduleUrl };
  try {
    if (!hasStarted) wasm.wasmBinary = (await read()).buffer;
    const loaded = await load();
    hasStarted = true;
    return loaded;
  } finally {
    delete wasm.wasmBinary;
  }
}

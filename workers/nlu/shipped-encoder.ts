import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import runtime from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import config from '#models/encoder/config.json?url';
import features from '#models/encoder/features.bin?url';
import manifest from '#models/encoder/manifest.json';
import model from '#models/encoder/onnx/model_quantized.onnx?url';
import tokenizer from '#models/encoder/tokenizer.json?url';
import tokenizerConfig from '#models/encoder/tokenizer_config.json?url';
import type { EncoderManifest, ModelFile } from './encoder-manifest.ts';
import type { RemoteFile } from './fetch-verified.ts';

/** Of the WebAssembly file, put in by the build. */
declare const __AISLE_RUNTIME__: { bytes: number; sha256: string };

const URLS: Readonly<Record<string, string>> = {
  'config.json': config,
  'features.bin': features,
  'onnx/model_quantized.onnx': model,
  'tokenizer.json': tokenizer,
  'tokenizer_config.json': tokenizerConfig,
};

const absolute = (url: string): string => new URL(url, import.meta.url).href;

/** The encoder that was built with this code: addresses by content, and what their bytes must be. */
export const shippedEncoder = {
  manifest: manifest as EncoderManifest,
  urlOf: (path: string): string => absolute(URLS[path] ?? path),
  /** The module beside the WebAssembly file: code, so the browser loads it as it loads the rest of the code. */
  runtimeModuleUrl: absolute(runtimeModule),
  runtime: { url: absolute(runtime), ...__AISLE_RUNTIME__ } satisfies RemoteFile,
  files: manifest.files.map((file: ModelFile) => ({ ...file, url: absolute(URLS[file.path] ?? file.path) })),
};

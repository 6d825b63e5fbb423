import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defaultClientConditions, type InlineConfig } from 'vite';

const RUNTIME = 'onnxruntime-web/ort-wasm-simd-threaded.wasm';

/**
 * What Vite needs to know of transformers.js: the runtime's WebAssembly is a file beside the code, checked against its
 * hash by the worker, and the plain build without WebGPU (docs/decisions/0033).
 */
export function encoderRuntime(): Pick<InlineConfig, 'resolve' | 'define'> {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(RUNTIME));
  const facts = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  return {
    resolve: {
      conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
      alias: { 'onnxruntime-web/webgpu': 'onnxruntime-web/wasm' },
    },
    define: { __AISLE_RUNTIME__: JSON.stringify(facts) },
  };
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defaultClientConditions, type InlineConfig } from 'vite';

const ONNX = 'onnxruntime-web/ort-wasm-simd-threaded';
const WLLAMA = '@wllama/wllama/esm/wasm/wllama.wasm';

/**
 * What Vite needs to know of the models' runtimes: their WebAssembly are files beside the code, checked against their
 * hashes by the workers, and transformers.js runs on the plain build without WebGPU (docs/decisions/0033). `webgpu` takes
 * the one that has it: for tests.
 */
export function modelRuntimes({ webgpu = false } = {}): Pick<InlineConfig, 'resolve' | 'define'> {
  const onnx = webgpu ? `${ONNX}.jspi` : ONNX;
  return {
    resolve: {
      conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions],
      alias: [
        { find: 'onnxruntime-web/webgpu', replacement: `onnxruntime-web/${webgpu ? 'jspi' : 'wasm'}` },
        { find: new RegExp(`^${ONNX}(?=\\.m?js|\\.wasm)`), replacement: onnx },
      ],
    },
    define: {
      __AISLE_RUNTIME__: JSON.stringify({ ...factsOf(`${onnx}.wasm`), hasWebGpu: webgpu }),
      __AISLE_WLLAMA__: JSON.stringify(factsOf(WLLAMA)),
    },
  };
}

function factsOf(file: string): { bytes: number; sha256: string } {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

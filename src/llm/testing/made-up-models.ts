import type { DeviceFacts } from '../device-facts.ts';
import type { GeneratorModel, ModelFile } from '../model.ts';

const MIB = 2 ** 20;

export const fileOf = (path: string, bytes = MIB): ModelFile => ({ path, bytes, sha256: 'ab'.repeat(32) });

const common = {
  dialect: 'chat',
  locales: ['zh', 'en'],
  mirrors: ['https://cdn.example/models/'],
  contextTokens: 2048,
  licence: 'Apache-2.0',
} as const;

/** Models of every engine, none of which exists. */
export const madeUp = {
  builtin: { ...common, id: 'browser', engine: 'builtin', mirrors: [], files: [], needs: { memoryMiB: 0 } },
  webLlm: {
    ...common,
    id: 'gpu-q4f32_1',
    engine: 'web-llm',
    files: [
      fileOf('v0_2_86/base/gpu-q4f32_1.wasm', 4 * MIB),
      fileOf('mlc-chat-config.json', 2_000),
      fileOf('tensor-cache.json', 30_000),
      fileOf('tokenizer.json', 2 * MIB),
      fileOf('params_shard_0.bin', 300 * MIB),
    ],
    needs: { memoryMiB: 4096, webgpu: { f16: false, limits: { maxStorageBufferBindingSize: 256 * MIB } } },
  },
  wllama: {
    ...common,
    id: 'cpu-135m',
    engine: 'wllama',
    files: [fileOf('cpu-135m-q8_0.gguf', 144 * MIB)],
    needs: { memoryMiB: 3072 },
  },
  pocket: {
    ...common,
    id: 'pocket-1',
    engine: 'transformers',
    dialect: 'pocket',
    locales: ['zh-Hans', 'en'],
    files: [fileOf('onnx/model_quantized.onnx', 24 * MIB), fileOf('tokenizer.json')],
    needs: { memoryMiB: 1024 },
  },
} as const satisfies Record<string, GeneratorModel>;

export const allMadeUp: readonly GeneratorModel[] = Object.values(madeUp);

/** A desktop that can carry any of them. */
export const ableDevice: DeviceFacts = {
  adapter: {
    kind: 'hardware',
    limits: {
      maxBufferSize: 1024 * MIB,
      maxStorageBufferBindingSize: 1024 * MIB,
      maxComputeWorkgroupStorageSize: 32_768,
      maxStorageBuffersPerShaderStage: 10,
    },
    features: ['shader-f16', 'subgroups'],
  },
  builtin: 'available',
  memoryGiB: 8,
  freeBytes: 20 * 1024 * MIB,
  storedBytes: {},
  saveData: false,
  battery: null,
  ios: false,
  hasWebAssembly: true,
  hasJspi: true,
  online: true,
  locale: 'en',
  mode: 'worker',
  storage: 'indexeddb',
};

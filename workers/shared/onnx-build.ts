/** Of ONNX Runtime's WebAssembly, put in by the build (scripts/model-runtimes.ts). */
declare const __AISLE_RUNTIME__: { bytes: number; sha256: string; hasWebGpu: boolean };

/** `hasWebGpu`: see docs/decisions/0033. */
export const onnxBuild = () => __AISLE_RUNTIME__;

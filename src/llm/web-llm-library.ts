/**
 * Version of the compiled model libraries (`*.wasm`) that the pinned web-llm can load. Its binary interface changes with
 * nearly every release, and a library of another version fails only after everything was downloaded, so the path of the
 * library has to say which one it is.
 */
export const WEB_LLM_LIBRARY = 'v0_2_86';

/** What web-llm asks of every adapter, whatever the model, as it falls back by itself; below that it throws. */
export const WEB_LLM_LIMITS: Readonly<Record<string, number>> = {
  maxBufferSize: 256 * 2 ** 20,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxComputeWorkgroupStorageSize: 32 * 2 ** 10,
  maxStorageBuffersPerShaderStage: 10,
};

import { AppError } from '#core/app-error.ts';
import type { NluApi } from '#workers/nlu/nlu-api.ts';
import { EncoderModel, type EncoderModelOptions } from './encoder-model.ts';
import { isFitForEncoder } from './encoder-record.ts';
import { nano } from './nano-model.ts';
import type { RequestRecorder } from './request-recorder.ts';

export { EffectRunner } from './effect-runner.ts';
export { LazyGenerator } from './lazy-generator.ts';

// What a leading tab does for its conversation and its models: code of its own, so that the panel comes without it.

/** Resolves once nano reads, or could not be had, to the encoder where this device can carry one. */
export async function startModels(
  options: EncoderModelOptions & { recorder: RequestRecorder },
  runs: { mode: 'worker' | 'page'; storage: 'indexeddb' | 'memory' },
): Promise<EncoderModel | null> {
  await loadNano(options.nlu, options.recorder);
  return createEncoder(options, runs);
}

/** Tier 0 reads by rules until the nano model is in. */
async function loadNano(nlu: NluApi, recorder: RequestRecorder): Promise<void> {
  try {
    const response = await recorder.fetch(nano.url, {}, 'model');
    if (!response.ok) throw new AppError('model-invalid', { url: nano.url, status: response.status });
    await nlu.open({ model: await response.arrayBuffer(), sha256: nano.sha256 });
  } catch {
    // The rules stay at work; the next page tries again.
  }
}

function createEncoder(
  options: EncoderModelOptions,
  runs: { mode: 'worker' | 'page'; storage: 'indexeddb' | 'memory' },
): EncoderModel | null {
  const { connection, deviceMemory } = navigator as { connection?: { saveData?: boolean }; deviceMemory?: number };
  const isFit = isFitForEncoder({
    ...runs,
    hasCaches: 'caches' in globalThis,
    hasWebAssembly: 'WebAssembly' in globalThis,
    saveData: connection?.saveData === true,
    memoryGiB: deviceMemory,
  });
  return isFit ? new EncoderModel(options) : null;
}

import type { MLCEngine, MLCEngineConfig } from '@mlc-ai/web-llm';
import type { GeneratorModel } from '#llm/model.ts';
import { folderOf, libraryOf } from './web-llm-files.ts';
import { webLlmRefusal } from './web-llm-reason.ts';

/** What is used of the package. */
export interface WebLlmPackage {
  MLCEngine: new (config: MLCEngineConfig) => MLCEngine;
}

/** Megabytes, loaded where a model of it is wanted. */
export async function loadPackage(): Promise<WebLlmPackage> {
  try {
    return await import('@mlc-ai/web-llm');
  } catch (thrown) {
    throw webLlmRefusal(thrown);
  }
}

/** @param onStep It tells of its steps in English alone: that one was made is all that is heard of it. */
export const configOf = (model: GeneratorModel, onStep: () => void): MLCEngineConfig => ({
  logLevel: 'SILENT',
  initProgressCallback: onStep,
  appConfig: {
    cacheBackend: 'cache',
    model_list: [
      {
        model: folderOf(model),
        model_id: model.id,
        model_lib: libraryOf(model),
        overrides: { context_window_size: model.contextTokens, sliding_window_size: -1 },
      },
    ],
  },
});

/** It tells nobody that its device was lost, but unloads itself. A load begins with an unloading too. */
export function hearLoss(engine: MLCEngine, onUnload: () => void): void {
  const unload = engine.unload.bind(engine);
  let isFirst = true;
  engine.unload = async () => {
    if (!isFirst) onUnload();
    isFirst = false;
    await unload();
  };
}

import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import type { EngineKind } from './engine-kind.ts';

/** The code of each engine comes when a model of it is fetched or started. */
const KINDS: Partial<Record<GeneratorModel['engine'], () => Promise<EngineKind>>> = {
  transformers: () => import('./transformers-engine.ts').then(({ transformersKind }) => transformersKind),
  'web-llm': () => import('./web-llm-engine.ts').then(({ webLlm }) => webLlm),
  wllama: () => import('./wllama-engine.ts').then(({ wllamaKind }) => wllamaKind),
};

/** Rejects with the reason `network` or `offline` where the code does not come. */
export async function loadEngineKind(engine: GeneratorModel['engine']): Promise<EngineKind> {
  const load = KINDS[engine];
  if (!load) throw refusal('unsupported', { engine });
  try {
    return await load();
  } catch (cause) {
    throw refusal(navigator.onLine ? 'network' : 'offline', { path: `${engine} › code` }, { cause });
  }
}

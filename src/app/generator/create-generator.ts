import type { Locale } from '#core/locale.ts';
import type { GeneratorModel } from '#llm/model.ts';
import llmUrl from '#workers/llm/llm.worker.ts?worker&url';
import type { LlmApi } from '#workers/llm/llm-api.ts';
import { storageError } from '#workers/shared/kept-file.ts';
import { deleteStored, storedByVersion } from '#workers/shared/owner-caches.ts';
import { startWorker } from '../start-worker.ts';
import { activeOf } from './active-of.ts';
import { Generator, type GeneratorOptions } from './generator.ts';
import type { GeneratorTasks, TaskParts } from './generator-tasks.ts';
import { readDeviceFacts } from './read-device-facts.ts';
import { type ShopModelsOptions, shopModels } from './shop-models.ts';
import { storedModels } from './stored-models.ts';

export interface CreateGeneratorOptions
  extends Pick<GeneratorOptions, 'record' | 'onStatus' | 'onActive'>,
    Pick<TaskParts, 'names' | 'onWording'>,
    ShopModelsOptions {
  locale: () => Locale;
  /** How the leading tab runs. */
  runs: () => { mode: 'worker' | 'page'; storage: 'indexeddb' | 'memory' };
}

export interface CreatedGenerator {
  generator: Generator;
  /** What can be asked of it; null before it was first started. */
  tasks: () => GeneratorTasks | null;
}

/** The generator of a leading tab with what it needs of the browser. */
export function createGenerator(options: CreateGeneratorOptions): CreatedGenerator {
  const { locale, runs, record, onStatus, onActive, names, onWording } = options;
  const stored = 'caches' in globalThis ? { caches } : null;
  let tasks: GeneratorTasks | null = null;
  const generator = new Generator({
    ...{ record, onStatus, onActive, locale },
    models: () => shopModels(options),
    facts: async (models) => {
      const storedBytes = stored ? await storedModels(models, stored) : {};
      const { mode, storage } = runs();
      const own = locale();
      const isRead = (model: GeneratorModel) => activeOf({ model, modelHash: null }, own).locales.includes(own);
      return readDeviceFacts(
        { locale: own, mode, storage, storedBytes },
        {
          gpu: models.some(({ needs }) => needs.webgpu !== undefined),
          builtin: models.some((model) => model.engine === 'builtin' && isRead(model)),
        },
      );
    },
    storedBytes: async () => {
      const bytes = stored ? Object.values(await storedByVersion('generator', stored)) : [];
      return bytes.reduce((sum, one) => sum + one, 0);
    },
    deleteStored: async () => {
      if (!stored) return;
      await deleteStored('generator', stored).catch((cause: unknown) => {
        throw storageError(cause);
      });
    },
    startThread: (onDeath) => startWorker<LlmApi>(llmUrl, onDeath),
    // Prompts and guards come with the first start: an offer needs neither.
    prepare: async () => {
      const { GeneratorTasks } = await import('./generator-tasks.ts');
      tasks ??= new GeneratorTasks({
        source: () => generator.source,
        names,
        onWording,
        onAnswered: (receipt) => generator.answered(receipt),
      });
    },
    createBuiltin: async (own) => new (await import('./builtin-engine.ts')).BuiltinEngine(own),
  });
  return { generator, tasks: () => tasks };
}

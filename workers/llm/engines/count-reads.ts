import type { LoadOptions } from '#llm/engine.ts';
import { type GeneratorModel, modelBytes } from '#llm/model.ts';
import type { EngineFiles } from './engine-kind.ts';

/** The model's files for one start, which tells the bytes of each once, when it has been read. */
export function countReads(
  model: GeneratorModel,
  files: EngineFiles,
  onProgress: LoadOptions['onProgress'],
): EngineFiles {
  const sizes = new Map(model.files.map(({ path, bytes }) => [path, bytes]));
  const totalBytes = modelBytes(model);
  let loadedBytes = 0;
  const count = <Content>(path: string, content: Content): Content => {
    loadedBytes += sizes.get(path) ?? 0;
    if (sizes.delete(path)) onProgress({ phase: 'start', loadedBytes, totalBytes });
    return content;
  };
  return {
    read: async (path) => count(path, await files.read(path)),
    blob: async (path) => count(path, await files.blob(path)),
  };
}

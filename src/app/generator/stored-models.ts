import type { GeneratorModel } from '#llm/model.ts';
import type { FileCacheHost } from '#workers/shared/file-cache.ts';
import { KeptFile } from '#workers/shared/kept-file.ts';

/**
 * Bytes of each model's own files that are on this device, by the model's id; its engine's runtime, which lies with them, is
 * not counted. All of them are there only once each file was checked.
 */
export async function storedModels(
  models: readonly GeneratorModel[],
  { caches }: Pick<FileCacheHost, 'caches'>,
): Promise<Record<string, number>> {
  const names = await caches.keys();
  const stored: Record<string, number> = {};
  for (const { id, files } of models) {
    const name = `aisle-generator-${id}`;
    if (!names.includes(name)) continue;
    const cache = await caches.open(name);
    let bytes = 0;
    for (const file of files) {
      const kept = new KeptFile(cache, { ...file, urls: [] });
      bytes += (await kept.isComplete()) ? file.bytes : Math.min(await kept.halfBytes(), file.bytes - 1);
    }
    stored[id] = bytes;
  }
  return stored;
}

import { afterEach, expect, it } from 'vitest';
import type { GeneratorModel } from '#llm/model.ts';
import { madeUp } from '#llm/testing/made-up-models.ts';
import { digest } from '#workers/shared/digest.ts';
import { FileCache } from '#workers/shared/file-cache.ts';
import { KeptFile } from '#workers/shared/kept-file.ts';
import { storedByVersion } from '#workers/shared/owner-caches.ts';
import type { RemoteFile } from '#workers/shared/remote-file.ts';
import { storedModels } from './stored-models.ts';

const host = { caches };
const watch = { onRequest() {}, onBytes() {} };
const cacheOf = () => new FileCache('generator', 'own', host);

async function fileOf(path: string, bytes: number): Promise<RemoteFile> {
  const content = new Uint8Array(bytes).fill(path.length);
  return { path, bytes, sha256: await digest(content), urls: [URL.createObjectURL(new Blob([content]))] };
}
const modelOf = (...files: RemoteFile[]): GeneratorModel => ({ ...madeUp.wllama, id: 'own', files });

afterEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name);
});

it('counts the files of a model, and not the runtime that lies with them', async () => {
  const [runtime, weights] = [await fileOf('runtime.wasm', 900), await fileOf('weights.gguf', 300)];
  await cacheOf().fill([runtime, weights], watch);
  expect((await storedByVersion('generator', host)).own).toBeGreaterThanOrEqual(1_200);
  expect(await storedModels([modelOf(weights)], host)).toEqual({ own: 300 });
});

it('does not take half a model with its runtime for a whole one', async () => {
  const [runtime, weights] = [await fileOf('runtime.wasm', 900), await fileOf('weights.gguf', 300)];
  await cacheOf().fill([runtime], watch);
  await new KeptFile(await caches.open('aisle-generator-own'), weights).putPiece(0, new Uint8Array(100));
  expect(await storedModels([modelOf(weights)], host)).toEqual({ own: 100 });
});

it('does not take a file for whole before it was checked', async () => {
  const weights = await fileOf('weights.gguf', 300);
  await new KeptFile(await caches.open('aisle-generator-own'), weights).putPiece(0, new Uint8Array(300));
  expect(await storedModels([modelOf(weights)], host)).toEqual({ own: 299 });
});

it('leaves no trace of models that are not here', async () => {
  expect(await storedModels([madeUp.wllama, madeUp.pocket], host)).toEqual({});
  expect(await caches.keys()).toEqual([]);
});

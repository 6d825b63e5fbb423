import { AppError } from '#core/app-error.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { FileCache, type FileCacheHost } from '../shared/file-cache.ts';
import type { RemoteFile } from '../shared/remote-file.ts';
import { asRefusal } from './as-refusal.ts';
import type { EngineFiles, EngineKind } from './engines/engine-kind.ts';

/** A model's files on this device, with those of its engine's runtime. The cache has the model's id in its name. */
export class ModelFiles implements EngineFiles {
  readonly all: readonly RemoteFile[];
  readonly cache: FileCache;

  constructor({ id, files, mirrors }: GeneratorModel, { runtime }: EngineKind, host: FileCacheHost) {
    const own = files.map((file) => ({
      ...file,
      urls: mirrors.map((mirror) => new URL(file.path, folder(mirror)).href),
    }));
    this.all = [...runtime, ...own];
    this.cache = new FileCache('generator', id, host);
  }

  get totalBytes(): number {
    return this.all.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.cache.read(this.#find(path)).catch(refuse);
  }

  async blob(path: string): Promise<Blob> {
    return this.cache.blob(this.#find(path)).catch(refuse);
  }

  #find(path: string): RemoteFile {
    const file = this.all.find((one) => one.path === path);
    if (!file) throw asRefusal(new AppError('model-invalid', { path }));
    return file;
  }
}

const refuse = (error: unknown): never => {
  throw asRefusal(error);
};

const folder = (mirror: string): string => (mirror.endsWith('/') ? mirror : `${mirror}/`);

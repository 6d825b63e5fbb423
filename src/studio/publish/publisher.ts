import * as Comlink from 'comlink';
import { startWorker } from '#app/start-worker.ts';
import { type PackFault, PackSourceError } from '#publish/pack-fault.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import workerUrl from '#workers/publish/publish.worker.ts?worker&url';
import type { BuildOptions, BuildProgress, BuiltPack, PublishApi } from '#workers/publish/publish-api.ts';
import { LazyThread, type StartThread } from '../state/lazy-thread.ts';

/** A build that is told how far it is and when to stop: a task of `workshop.jobs`, or any like it. */
export interface BuildWatch {
  signal?: AbortSignal;
  onProgress?: (progress: BuildProgress) => void;
}

/** The publishing thread, started when it is first needed and again once it is gone. */
export class Publisher {
  readonly #thread: LazyThread<PublishApi>;
  /** One build after the other: a second would end the first. */
  #building: Promise<unknown> = Promise.resolve();

  constructor(start: StartThread<PublishApi> = (onDeath) => startWorker(workerUrl, onDeath)) {
    this.#thread = new LazyThread(start);
  }

  /** Every fault of the sources; none where they make a pack. Rejects as the thread's start does. */
  async check(files: SourceFiles): Promise<PackFault[]> {
    return (await this.#thread.api()).check(files);
  }

  /**
   * Rejects with `PackSourceError` where the sources have faults, with `cancelled` once the signal stops it, and as the
   * encoder does where vectors are asked for.
   */
  build(files: SourceFiles, options: BuildOptions, { signal, onProgress }: BuildWatch = {}): Promise<BuiltPack> {
    const built = this.#building.then(async () => {
      signal?.throwIfAborted();
      const api = await this.#thread.api();
      signal?.throwIfAborted();
      const stop = () => void api.cancel();
      signal?.addEventListener('abort', stop);
      try {
        const result = await api.build(files, options, Comlink.proxy(onProgress ?? (() => {})));
        signal?.throwIfAborted();
        if ('faults' in result) throw new PackSourceError('the sources', result.faults);
        return result.pack;
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    });
    this.#building = built.catch(() => {});
    return built;
  }
}

import { AppError } from '#core/app-error.ts';
import { assemblePack } from '#publish/assemble-pack.ts';
import { checkPack, compilePack } from '#publish/compile-pack.ts';
import type { CompilerData } from '#publish/compiler-data.ts';
import { type PackFault, PackSourceError } from '#publish/pack-fault.ts';
import { packFiles } from '#publish/pack-files.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { KeptVectors } from './kept-vectors.ts';
import type { BuildOptions, BuildProgress, BuildResult, PublishApi } from './publish-api.ts';

/** Where the publishing thread gets what does not lie in the sources. */
export interface PublishHost {
  /** What compiling these sources takes; for a check nothing of the corpus is fetched. */
  data(files: SourceFiles, use: 'check' | 'build'): Promise<CompilerData>;
  /** The shipped encoder, started once. @param watch Bytes loaded, and of how many. */
  encoder(watch: (done: number, total: number) => void): Promise<SentenceEncoder>;
}

export class PublishService implements PublishApi {
  readonly #host: PublishHost;
  readonly #kept = new KeptVectors();
  #stop = new AbortController();

  constructor(host: PublishHost) {
    this.#host = host;
  }

  async check(files: SourceFiles): Promise<PackFault[]> {
    return checkPack(files, await this.#host.data(files, 'check'));
  }

  async build(
    files: SourceFiles,
    { publishedAt, seed, withVectors }: BuildOptions,
    watch: (progress: BuildProgress) => void,
  ): Promise<BuildResult> {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    watch({ stage: 'compile', done: 0, total: null });
    const data = await this.#host.data(files, 'build');
    try {
      const compiled = compilePack(files, data, 'the sources');
      const encoder = withVectors ? await this.#encoder(compiled.chunks, signal, watch) : null;
      const pack = await assemblePack(compiled, { encoder, publishedAt });
      if (signal.aborted) throw new AppError('cancelled');
      watch({ stage: 'sign', done: 0, total: null });
      return { pack: { manifest: pack.manifest, files: packFiles(pack, seed ?? null) } };
    } catch (error) {
      if (error instanceof PackSourceError) return { faults: [...error.faults] };
      throw error;
    }
  }

  async cancel(): Promise<void> {
    this.#stop.abort();
  }

  async #encoder(
    chunks: Parameters<KeptVectors['over']>[1],
    signal: AbortSignal,
    watch: (progress: BuildProgress) => void,
  ): Promise<SentenceEncoder> {
    watch({ stage: 'encoder', done: 0, total: null });
    const encoder = await this.#host.encoder((done, total) => watch({ stage: 'encoder', done, total }));
    return this.#kept.over(encoder, chunks, {
      signal,
      onTexts: (done, total) => watch({ stage: 'vectors', done, total }),
    });
  }
}

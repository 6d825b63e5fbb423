import type { Engine, Fitness, GenerateRequest } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { endsEngine, reasonOf, refusal } from '#llm/refusal.ts';
import { codeRequests } from '../shared/code-requests.ts';
import type { FileCacheHost } from '../shared/file-cache.ts';
import { deleteStored, storedByVersion } from '../shared/owner-caches.ts';
import { asRefusal } from './as-refusal.ts';
import type { EngineKind } from './engines/engine-kind.ts';
import { loadEngineKind } from './engines/load-engine-kind.ts';
import { NoneEngine } from './engines/none-engine.ts';
import { probeEngine } from './engines/probe-engine.ts';
import type { LlmApi, LlmWatch } from './llm-api.ts';
import { ModelFiles } from './model-files.ts';
import { loadWatched, writeWatched } from './watched.ts';

/** How often bytes are told of. */
const TOLD_EVERY_BYTES = 256 * 1024;

/** Holds the one model that generates, does one request after another, and gives up what stalls. Knows no thread. */
export class LlmService implements LlmApi {
  readonly #host: FileCacheHost;
  readonly #loadKind: (name: GeneratorModel['engine']) => Promise<EngineKind>;
  #engine: Engine = new NoneEngine();
  /** Of downloads and starts. */
  #works = new AbortController();
  readonly #requests = new Map<string, AbortController>();
  #turn: Promise<unknown> = Promise.resolve();
  #starting: Promise<unknown> = Promise.resolve();

  constructor(host: FileCacheHost, loadKind = loadEngineKind) {
    this.#host = host;
    this.#loadKind = loadKind;
  }

  probe(model: GeneratorModel): Promise<Fitness> {
    return probeEngine(model);
  }

  async fetch(model: GeneratorModel, watch: LlmWatch): Promise<void> {
    const { signal } = this.#works;
    try {
      const kind = await this.#loadKind(model.engine);
      const { all, cache, totalBytes } = new ModelFiles(model, kind, this.#host);
      let toldBytes = -TOLD_EVERY_BYTES;
      const onBytes = (loadedBytes: number) => {
        if (loadedBytes < totalBytes && loadedBytes - toldBytes < TOLD_EVERY_BYTES) return;
        toldBytes = loadedBytes;
        watch({ type: 'progress', phase: 'download', loadedBytes, totalBytes });
      };
      await cache.fill(all, { onRequest: (entry) => watch({ type: 'request', entry }), onBytes }, signal);
      await kind.fetchCode?.();
    } catch (error) {
      throw asRefusal(error);
    } finally {
      for (const entry of codeRequests()) watch({ type: 'request', entry });
    }
  }

  start(model: GeneratorModel, watch: LlmWatch): Promise<void> {
    const { signal } = this.#works;
    const start = this.#starting.then(() => this.#start(model, watch, signal));
    this.#starting = start.catch(() => {});
    return start;
  }

  async generate(id: string, request: Omit<GenerateRequest, 'signal'>, onText: (piece: string) => void): Promise<void> {
    const abort = new AbortController();
    this.#requests.set(id, abort);
    const run = this.#turn.then(() => this.#run({ ...request, signal: abort.signal }, onText));
    this.#turn = run.catch(() => {});
    try {
      await run;
    } finally {
      this.#requests.delete(id);
    }
  }

  async cancel(id: string): Promise<void> {
    this.#requests.get(id)?.abort();
  }

  async stop(): Promise<void> {
    this.#works.abort();
    this.#works = new AbortController();
    await this.#free();
  }

  async storedBytes(): Promise<number> {
    const stored = await storedByVersion('generator', this.#host);
    return Object.values(stored).reduce((sum, bytes) => sum + bytes, 0);
  }

  async deleteAll(): Promise<void> {
    await this.stop();
    await deleteStored('generator', this.#host);
  }

  async #start(model: GeneratorModel, watch: LlmWatch, signal: AbortSignal): Promise<void> {
    await this.#free();
    let engine: Engine | null = null;
    const onLost = () => {
      if (this.#engine !== engine) return;
      void this.#free();
      watch({ type: 'lost' });
    };
    try {
      const kind = await this.#loadKind(model.engine);
      const files = new ModelFiles(model, kind, this.#host);
      if (signal.aborted) throw refusal('cancelled');
      engine = kind.create(model, files, onLost);
      await loadWatched(engine, signal, watch);
      if (signal.aborted) throw refusal('cancelled');
      this.#engine = engine;
      await files.cache.dropOthers(files.all).catch(() => {});
    } catch (error) {
      await engine?.dispose().catch(() => {});
      throw asRefusal(error);
    }
  }

  async #run(request: GenerateRequest, onText: (piece: string) => void): Promise<void> {
    const engine = this.#engine;
    try {
      await writeWatched(engine, request, onText);
    } catch (error) {
      const refused = asRefusal(error);
      if (endsEngine(reasonOf(refused)) && this.#engine === engine) await this.#free();
      throw refused;
    }
  }

  async #free(): Promise<void> {
    const engine = this.#engine;
    this.#engine = new NoneEngine();
    for (const request of this.#requests.values()) request.abort();
    await engine.dispose().catch(() => {});
  }
}

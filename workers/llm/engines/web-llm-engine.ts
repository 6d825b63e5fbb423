import type { MLCEngine } from '@mlc-ai/web-llm';
import { adapterRefusal } from '#llm/adapter-refusal.ts';
import type { Engine, Fitness, GenerateRequest, LoadOptions } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { endsEngine, reasonOf, refusal } from '#llm/refusal.ts';
import { readAdapter } from '#workers/shared/read-adapter.ts';
import { webAssemblyFault } from '#workers/shared/web-assembly-fault.ts';
import { countReads } from './count-reads.ts';
import type { EngineFiles, EngineKind } from './engine-kind.ts';
import { answering } from './web-llm-files.ts';
import { configOf, hearLoss, loadPackage, type WebLlmPackage } from './web-llm-package.ts';
import { webLlmRefusal } from './web-llm-reason.ts';
import { webLlmText } from './web-llm-text.ts';

/**
 * web-llm 0.2.86 on WebGPU, as `MLCEngine` in our own thread. What was run of it: the real package, from its import over
 * every failure up to the start of a model's library. What was not: a token, because neither a library of that version nor
 * weights can be had from a package registry; from the weights on this follows the package's source.
 *
 * It reads our checked files (`answering`), and asks the network for nothing but its own code.
 */
export class WebLlmEngine implements Engine {
  readonly name = 'web-llm';
  readonly #loadPackage: () => Promise<WebLlmPackage>;
  readonly #model: GeneratorModel;
  readonly #files: EngineFiles;
  readonly #onLost: () => void;
  /** Rejects when the device is lost, or nobody waits any more. */
  readonly #gone: Promise<never>;
  #fail: (error: Error) => void = () => {};
  #engine: MLCEngine | null = null;
  #state: 'new' | 'ready' | 'busy' | 'over' = 'new';

  constructor(model: GeneratorModel, files: EngineFiles, onLost: () => void, load = loadPackage) {
    this.#loadPackage = load;
    this.#model = model;
    this.#files = files;
    this.#onLost = onLost;
    this.#gone = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#gone.catch(() => {});
  }

  async probe(): Promise<Fitness> {
    const reason = webAssemblyFault() ?? adapterRefusal(this.#model, await readAdapter());
    return reason ? { fits: false, reason } : { fits: true };
  }

  async load({ signal, onProgress }: LoadOptions): Promise<void> {
    const fitness = await this.probe();
    if (!fitness.fits) throw refusal(fitness.reason, { engine: this.name });
    const stop = () => this.#fail(refusal('cancelled'));
    signal.addEventListener('abort', stop);
    try {
      if (signal.aborted) throw refusal('cancelled');
      await Promise.race([this.#start(onProgress), this.#gone]);
      this.#state = 'ready';
    } catch (thrown) {
      void this.dispose();
      throw webLlmRefusal(thrown);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async *generate(request: GenerateRequest): AsyncGenerator<string> {
    const engine = this.#engine;
    if (!engine || this.#state !== 'ready') throw refusal('engine-failed', { message: 'not loaded' });
    this.#state = 'busy';
    let isUsable = true;
    try {
      yield* webLlmText(engine, request, this.#gone);
    } catch (error) {
      isUsable = !endsEngine(reasonOf(error));
      throw error;
    } finally {
      if (isUsable && this.#isStillBusy()) this.#state = 'ready';
    }
  }

  async dispose(): Promise<void> {
    this.#state = 'over';
    this.#fail(refusal('cancelled'));
    const engine = this.#engine;
    this.#engine = null;
    await engine?.unload().catch(() => {});
  }

  async #start(onProgress: LoadOptions['onProgress']): Promise<void> {
    const model = this.#model;
    let last: Parameters<typeof onProgress>[0] | undefined;
    const files = countReads(model, this.#files, (progress) => {
      last = progress;
      onProgress(progress);
    });
    const { MLCEngine } = await this.#loadPackage();
    const engine = new MLCEngine(configOf(model, () => last && onProgress(last)));
    hearLoss(engine, () => this.#lose());
    this.#engine = engine;
    const isOver = () => this.#state === 'over';
    await answering({ model, files, isOver }, () => engine.reload(model.id));
    // A load that is ended resolves too; this fails where nothing is loaded.
    await engine.getMessage(model.id);
    if (isOver()) await engine.unload();
  }

  /** A device that is lost while something is asked of it fails that; otherwise it has to be told. */
  #lose(): void {
    const wasReady = this.#state === 'ready';
    this.#state = 'over';
    this.#fail(refusal('device-lost'));
    if (wasReady) this.#onLost();
  }

  /** It may have been disposed of meanwhile. */
  #isStillBusy(): boolean {
    return this.#state === 'busy';
  }
}

export const webLlm: EngineKind = {
  runtime: [],
  fetchCode: async () => void (await loadPackage()),
  create: (model, files, onLost) => new WebLlmEngine(model, files, onLost),
};

/// <reference path="./wllama.d.ts" />
import { Wllama } from '@wllama/wllama/esm/index.min.js';
import wasm from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import type { Engine, GenerateRequest, LoadOptions } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import type { RemoteFile } from '#workers/shared/remote-file.ts';
import { countReads } from './count-reads.ts';
import type { EngineFiles, EngineKind } from './engine-kind.ts';
import { probeEngine } from './probe-engine.ts';
import { SAMPLING } from './sampling.ts';

/** Of the library's WebAssembly, put in by the build (scripts/model-runtimes.ts). */
declare const __AISLE_WLLAMA__: { bytes: number; sha256: string };

const runtime: RemoteFile = {
  path: 'wllama.wasm',
  urls: [new URL(wasm, import.meta.url).href],
  ...__AISLE_WLLAMA__,
};

const silent = { debug() {}, log() {}, warn() {}, error() {} };

/** llama.cpp as WebAssembly, on the processor, in a worker of its own. The model is its `.gguf` files. */
class WllamaEngine implements Engine {
  readonly name = 'wllama';
  readonly #model: GeneratorModel;
  readonly #files: EngineFiles;
  readonly #gone: Promise<never>;
  #fail: (reason: unknown) => void = () => {};
  #running: Wllama | null = null;

  constructor(model: GeneratorModel, files: EngineFiles) {
    this.#model = model;
    this.#files = files;
    this.#gone = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.#gone.catch(() => {});
  }

  probe() {
    return probeEngine(this.#model);
  }

  async load({ signal, onProgress }: LoadOptions): Promise<void> {
    const files = countReads(this.#model, this.#files, onProgress);
    const wasmUrl = URL.createObjectURL(new Blob([await this.#files.read(runtime.path)], { type: 'application/wasm' }));
    const wllama = new Wllama({ default: wasmUrl }, { suppressNativeLog: true, logger: silent });
    // Left alone it loads code from a content network where the browser lacks something.
    wllama.setCompat(null);
    this.#running = wllama;
    const stop = () => void this.dispose();
    signal.addEventListener('abort', stop);
    try {
      if (signal.aborted) throw refusal('cancelled');
      const blobs: Blob[] = [];
      for (const { path } of this.#model.files) if (path.endsWith('.gguf')) blobs.push(await files.blob(path));
      await Promise.race([wllama.loadModel(blobs, this.#options()), this.#gone]);
    } catch (cause) {
      await this.dispose();
      throw this.#explain(cause, signal.aborted);
    } finally {
      signal.removeEventListener('abort', stop);
      URL.revokeObjectURL(wasmUrl);
    }
  }

  async *generate({ messages, schema, maxTokens, seed, signal }: GenerateRequest): AsyncGenerator<string> {
    const wllama = this.#running;
    if (!wllama) throw refusal('engine-failed', { message: 'not loaded' });
    const abort = new AbortController();
    const stop = () => abort.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    try {
      const chunks = await wllama.createChatCompletion({
        messages: messages.map(({ role, content }) => ({ role, content })),
        max_tokens: maxTokens,
        ...(seed < 0 ? { temperature: 0 } : { temperature: SAMPLING.temperature, top_k: SAMPLING.topK }),
        ...(schema && {
          response_format: { type: 'json_schema', json_schema: { name: 'reply', strict: true, schema } },
        }),
        stream: true,
        abortSignal: abort.signal,
        seed: Math.max(seed, 0),
        // A prompt that was known in part is computed in other steps, and rounds otherwise.
        cache_prompt: false,
      });
      const steps = chunks[Symbol.asyncIterator]();
      for (;;) {
        const step = await Promise.race([steps.next(), this.#gone]);
        if (abort.signal.aborted) throw refusal('cancelled');
        if (step.done) return;
        const piece = step.value.choices[0]?.delta.content;
        if (piece) yield piece;
      }
    } catch (cause) {
      throw this.#explain(cause, abort.signal.aborted);
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
    }
  }

  /** Its worker is ended; what it was asked for never answers. */
  async dispose(): Promise<void> {
    const wllama = this.#running;
    this.#running = null;
    this.#fail(refusal('cancelled'));
    await wllama?.exit();
  }

  #options() {
    return {
      n_ctx: this.#model.contextTokens,
      n_threads: 1,
      n_parallel: 1,
      // No run on a real GPU has been seen (docs/decisions/0087).
      n_gpu_layers: 0,
    };
  }

  #explain(cause: unknown, isAborted: boolean): unknown {
    if (isAborted) return refusal('cancelled', {}, { cause });
    if (cause instanceof Error && /context size/i.test(cause.message)) {
      return refusal('context-too-long', { message: cause.message }, { cause });
    }
    return cause;
  }
}

export const wllamaKind: EngineKind = {
  runtime: [runtime],
  create: (model, files) => new WllamaEngine(model, files),
};

/// <reference types="vite/client" />
import * as Comlink from 'comlink';
import { BuiltinEngine } from '#app/generator/builtin-engine.ts';
import { fakeLanguageModel } from '#app/testing/fake-language-model.ts';
import type { Engine, EngineName, Fitness, GenerateRequest } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { type RefusalReason, reasonOf } from '#llm/refusal.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import { loadEngineKind } from '#workers/llm/engines/load-engine-kind.ts';
import { NoneEngine } from '#workers/llm/engines/none-engine.ts';
import llmUrl from '#workers/llm/llm.worker.ts?worker&url';
import type { LlmApi, LlmNews } from '#workers/llm/llm-api.ts';
import { LlmService } from '#workers/llm/llm-service.ts';
import { ModelFiles } from '#workers/llm/model-files.ts';
import { registerAppErrorTransfer } from '#workers/shared/app-error-transfer.ts';
import { browserHost } from '#workers/shared/browser-host.ts';

// Runs in the page of the tests: the generating thread as a tab starts it, and engines by themselves.

registerAppErrorTransfer();

export interface Outcome {
  /** Null where it went well. */
  reason: RefusalReason | null;
  /** Of a refusal. */
  details?: unknown;
}

export interface Told extends Outcome {
  progress: { phase: string; loadedBytes: number; totalBytes: number }[];
  requests: Pick<LedgerEntry, 'url' | 'status' | 'purpose'>[];
}

export interface Written extends Outcome {
  pieces: string[];
}

type Asked = Omit<GenerateRequest, 'signal'>;

let thread: { api: LlmApi; close(): void } | undefined;
let engine: Engine | undefined;
let latestBytes = 0;

/** Starts the thread. `page`: the same service without one, where nobody tells how much room there is. */
export async function open(where: 'worker' | 'page' = 'worker'): Promise<void> {
  if (where === 'page') {
    const { caches, locks } = browserHost;
    thread = { api: new LlmService({ caches, ...(locks && { locks }) }), close() {} };
    return;
  }
  const worker = new Worker(llmUrl, { type: 'module' });
  await new Promise((resolve, reject) => {
    worker.addEventListener('message', resolve, { once: true });
    worker.addEventListener('error', reject, { once: true });
  });
  thread = { api: Comlink.wrap<LlmApi>(worker) as unknown as LlmApi, close: () => worker.terminate() };
}

export function close(): void {
  thread?.close();
}

export const fetchModel = (model: GeneratorModel): Promise<Told> =>
  told((watch) => api().fetch(model, Comlink.proxy(watch)));

export const start = (model: GeneratorModel): Promise<Told> =>
  told((watch) => api().start(model, Comlink.proxy(watch)));

/** @param cancelAfter How many pieces are waited for before the request is cancelled. */
export async function generate(asked: Asked, cancelAfter = Number.POSITIVE_INFINITY): Promise<Written> {
  const pieces: string[] = [];
  const onText = (piece: string) => {
    pieces.push(piece);
    if (pieces.length === cancelAfter) void api().cancel('one');
  };
  const outcome = await outcomeOf(() => api().generate('one', asked, Comlink.proxy(onText)));
  return { ...outcome, pieces };
}

/** What was told last, of a download or a start in the making. */
export const loadedBytes = (): number => latestBytes;

export const probe = (model: GeneratorModel): Promise<Fitness> => api().probe(model);
export const stop = (): Promise<void> => api().stop();
export const deleteAll = (): Promise<void> => api().deleteAll();
export const storedBytes = (): Promise<number> => api().storedBytes();

/** An engine by itself, its files fetched. */
export async function openEngine(name: EngineName, model: GeneratorModel): Promise<void> {
  if (name === 'none') engine = new NoneEngine();
  else if (name === 'builtin') {
    Object.assign(globalThis, { LanguageModel: fakeLanguageModel({ state: 'available' }).api });
    engine = new BuiltinEngine('en');
  } else {
    const kind = await loadEngineKind(name);
    const files = new ModelFiles(model, kind, browserHost);
    await files.cache.fill(files.all, { onRequest() {}, onBytes() {} });
    await kind.fetchCode?.();
    engine = kind.create(model, files, () => {});
  }
}

export const probeEngine = (): Promise<Fitness> => own().probe();

export async function loadEngine(): Promise<Told> {
  const progress: Told['progress'] = [];
  const { signal } = new AbortController();
  const outcome = await outcomeOf(() => own().load({ signal, onProgress: (one) => void progress.push(one) }));
  return { ...outcome, progress, requests: [] };
}

export async function runEngine(asked: Asked, abortAfter = Number.POSITIVE_INFINITY): Promise<Written> {
  const pieces: string[] = [];
  const abort = new AbortController();
  const outcome = await outcomeOf(async () => {
    for await (const piece of own().generate({ ...asked, signal: abort.signal })) {
      pieces.push(piece);
      if (pieces.length === abortAfter) abort.abort();
    }
  });
  return { ...outcome, pieces };
}

export const disposeEngine = (): Promise<void> => own().dispose();

async function told(work: (watch: (news: LlmNews) => void) => Promise<void>): Promise<Told> {
  const progress: Told['progress'] = [];
  const requests: Told['requests'] = [];
  const outcome = await outcomeOf(() =>
    work((news) => {
      if (news.type === 'progress') {
        progress.push(news);
        latestBytes = news.loadedBytes;
      }
      if (news.type === 'request') requests.push(news.entry);
    }),
  );
  return { ...outcome, progress, requests };
}

async function outcomeOf(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { reason: null };
  } catch (error) {
    return { reason: reasonOf(error), details: (error as { details?: unknown }).details };
  }
}

function api(): LlmApi {
  if (!thread) throw new Error('no thread was opened');
  return thread.api;
}

function own(): Engine {
  if (!engine) throw new Error('no engine was opened');
  return engine;
}

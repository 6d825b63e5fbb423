import { proxy } from 'comlink';
import type { Engine, LoadProgress } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { endsEngine, type RefusalReason, reasonOf, refusal } from '#llm/refusal.ts';
import type { LedgerEntry } from '#workers/knowledge/knowledge-api.ts';
import type { LlmApi, LlmNews } from '#workers/llm/llm-api.ts';
import { newId } from '../new-id.ts';
import { modelHashOf } from './model-hash.ts';
import type { TextSource } from './run-task.ts';

export interface LlmThread {
  api: LlmApi;
  close(): void;
}

/** How engines come to be; a test gives its own. */
export interface EngineParts {
  /** Resolves when the thread runs; `onDeath` is called once if it dies after that. */
  startThread: (onDeath: () => void) => Promise<LlmThread>;
  createBuiltin: (locale: string) => Promise<Engine>;
  /** Brings in what is needed to ask an engine for anything. */
  prepare: () => Promise<unknown>;
  record: (entries: LedgerEntry[]) => void;
}

export interface EngineWatch {
  onProgress: (progress: LoadProgress) => void;
  /** Its files are here, and it is being started: from here on it may take the page down. */
  onStarting: () => void;
  /** It is gone, and of no more use. */
  onGone: (reason: RefusalReason, hasCrashed: boolean) => void;
}

/** One model on its way to be used, and then in use: in a thread of its own, or the browser's on this page. */
export class RunningEngine {
  readonly #close: () => void;
  /** Resolves once it can generate; rejects with a refusal. */
  readonly ready: Promise<TextSource>;
  #isOver = false;

  constructor(model: GeneratorModel, locale: string, parts: EngineParts, watch: EngineWatch) {
    const abort = new AbortController();
    const gone = (reason: RefusalReason, hasCrashed: boolean): void => {
      if (this.#isOver) return;
      this.close();
      watch.onGone(reason, hasCrashed);
    };
    let thread: LlmThread | null = null;
    this.#close = () => {
      abort.abort();
      thread?.close();
    };
    const startThread = async (): Promise<LlmApi> => {
      thread = await parts.startThread(() => gone('engine-failed', true));
      if (this.#isOver) thread.close();
      return thread.api;
    };
    const told = { ...watch, onGone: gone };
    const source =
      model.engine === 'builtin'
        ? startBuiltin(model, () => parts.createBuiltin(locale), abort.signal, told)
        : startInThread(model, startThread, parts.record, told);
    this.ready = Promise.all([source, parts.prepare()]).then(([started]) => started);
  }

  /** Frees all that it holds; nothing is told of after it. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#close();
  }
}

async function startInThread(
  model: GeneratorModel,
  startThread: () => Promise<LlmApi>,
  record: (entries: LedgerEntry[]) => void,
  { onProgress, onStarting, onGone }: EngineWatch,
): Promise<TextSource> {
  const api = await startThread();
  const hear = proxy((news: LlmNews): void => {
    if (news.type === 'request') record([news.entry]);
    else if (news.type === 'progress') onProgress(news);
    else onGone('device-lost', false);
  });
  await api.fetch(model, hear);
  onStarting();
  await api.start(model, hear);
  const modelHash = await modelHashOf(model);
  return {
    model,
    modelHash,
    async generate(request, onText, signal) {
      if (signal.aborted) throw refusal('cancelled');
      const id = newId();
      const cancel = () => void api.cancel(id).catch(() => {});
      signal.addEventListener('abort', cancel, { once: true });
      try {
        await api.generate(id, request, proxy(onText));
      } catch (cause) {
        tellGone(cause, onGone);
        throw cause;
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
  };
}

async function startBuiltin(
  model: GeneratorModel,
  create: () => Promise<Engine>,
  closed: AbortSignal,
  { onProgress, onStarting, onGone }: EngineWatch,
): Promise<TextSource> {
  const engine = await create();
  closed.addEventListener('abort', () => void engine.dispose(), { once: true });
  if (closed.aborted) throw refusal('cancelled');
  onStarting();
  await engine.load({ signal: closed, onProgress });
  return {
    model,
    modelHash: null,
    async generate(request, onText, signal) {
      try {
        for await (const piece of engine.generate({ ...request, signal })) onText(piece);
      } catch (cause) {
        tellGone(cause, onGone);
        throw cause;
      }
    },
  };
}

function tellGone(cause: unknown, onGone: EngineWatch['onGone']): void {
  const reason = reasonOf(cause);
  if (endsEngine(reason)) onGone(reason, false);
}

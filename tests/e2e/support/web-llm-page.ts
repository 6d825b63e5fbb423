import type { ModelRecord } from '@mlc-ai/web-llm';
import * as Comlink from 'comlink';
import type { Fitness } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { reasonOf } from '#llm/refusal.ts';
import { webLlm } from '#workers/llm/engines/web-llm-engine.ts';
import { webLlmRefusal } from '#workers/llm/engines/web-llm-reason.ts';
import type { LlmApi } from '#workers/llm/llm-api.ts';
import { LlmService } from '#workers/llm/llm-service.ts';
import { registerAppErrorTransfer } from '#workers/shared/app-error-transfer.ts';
import { browserHost } from '#workers/shared/browser-host.ts';

// Runs in the browser, on the page and in its worker alike: the generating thread with web-llm alone, and a way in for the
// tests. See ../web-llm.e2e.ts.

/** What came of it: a reason, or null where it went well. */
export type Outcome = { reason: string; message: string } | null;

export interface WebLlmPage {
  probe(model: GeneratorModel): Promise<Fitness>;
  fetch(model: GeneratorModel): Promise<Outcome>;
  start(model: GeneratorModel): Promise<Outcome>;
  /** Begins, and stops it at once. */
  startAndStop(model: GeneratorModel): Promise<Outcome>;
  stop(): Promise<void>;
  /** The package by itself, left to fetch and to keep as it does. */
  byItself(record: ModelRecord): Promise<Outcome>;
  /** All that is kept: `CACHE KEY`. */
  kept(): Promise<string[]>;
}

interface Thread extends LlmApi {
  byItself(record: ModelRecord): Promise<Outcome>;
}

const outcome = async (work: Promise<unknown>): Promise<Outcome> => {
  try {
    await work;
    return null;
  } catch (error) {
    return { reason: reasonOf(error), message: String(error) };
  }
};

class TestedService extends LlmService {
  async byItself(record: ModelRecord): Promise<Outcome> {
    const { MLCEngine } = await import('@mlc-ai/web-llm');
    const engine = new MLCEngine({ appConfig: { model_list: [record] }, logLevel: 'SILENT' });
    const load = engine.reload('tested').then(() => engine.getMessage('tested'));
    return outcome(
      load.catch((thrown) => {
        throw webLlmRefusal(thrown);
      }),
    );
  }
}

/** Takes away what tells a software adapter, as if there were a GPU that is none. */
function pretendHardware(): void {
  const info = { vendor: 'made-up', architecture: '', device: '', description: '', isFallbackAdapter: false };
  Object.defineProperty(GPUAdapter.prototype, 'info', { get: () => info });
}

async function openPage(): Promise<WebLlmPage> {
  const worker = new Worker(`/harness.js${location.search}`, { type: 'module' });
  await new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }));
  const thread = Comlink.wrap<Thread>(worker);
  const unheard = Comlink.proxy(() => {});
  return {
    probe: (model) => thread.probe(model),
    fetch: (model) => outcome(thread.fetch(model, unheard)),
    start: (model) => outcome(thread.start(model, unheard)),
    async startAndStop(model) {
      const started = outcome(thread.start(model, unheard));
      await thread.stop();
      return started;
    },
    stop: () => thread.stop(),
    byItself: (record) => thread.byItself(record),
    async kept() {
      const entries: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) entries.push(`${name} ${url}`);
      }
      return entries;
    },
  };
}

registerAppErrorTransfer();
if (typeof document === 'undefined') {
  if (location.search === '?hardware') pretendHardware();
  Comlink.expose(new TestedService(browserHost, async () => webLlm));
  postMessage('started');
} else {
  Object.assign(window, { llm: openPage() });
}

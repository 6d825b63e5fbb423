import type { CreateOptions, PromptApi, PromptSession } from '../generator/prompt-api.ts';

/** How the fake browser behaves; every field may be changed while it runs. */
export interface FakeBrowser {
  state: string;
  /** `availability` or `create` never answers. */
  hangs: 'availability' | 'create' | null;
  /** What `create` rejects with. */
  refusal: Error | null;
  /** Shares of the download, told while it is created. */
  downloads: readonly number[];
  /** What it says; null: nothing any more, without an end. */
  pieces: readonly (string | null)[];
  /** What the text ends with, instead of its end. */
  fault: Error | null;
  asked: unknown[];
  created: CreateOptions[];
  prompts: { text: string; options: { responseConstraint?: object } }[];
  /** Sessions that are open. */
  open: number;
}

/** A browser with a model of its own: what Chrome's Prompt API says and does, as its specification has it. */
export function fakeLanguageModel(change: Partial<FakeBrowser> = {}): { api: PromptApi; browser: FakeBrowser } {
  const browser: FakeBrowser = {
    state: 'available',
    hangs: null,
    refusal: null,
    downloads: [],
    pieces: ['Hello', ' there', '.'],
    fault: null,
    asked: [],
    created: [],
    prompts: [],
    open: 0,
    ...change,
  };
  const api: PromptApi = {
    availability(options) {
      browser.asked.push(options);
      return browser.hangs === 'availability' ? new Promise(() => {}) : Promise.resolve(browser.state);
    },
    async create(options) {
      browser.created.push(options);
      const target = new EventTarget();
      options.monitor?.(target);
      for (const loaded of browser.downloads) {
        target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
      }
      if (browser.refusal) throw browser.refusal;
      if (browser.hangs === 'create') await aborted(options.signal);
      options.signal?.throwIfAborted();
      browser.state = 'available';
      return sessionOf(browser, options.signal);
    },
  };
  return { api, browser };
}

function sessionOf(browser: FakeBrowser, owner: AbortSignal | undefined): PromptSession {
  let isOpen = true;
  const destroy = () => {
    if (isOpen) browser.open -= 1;
    isOpen = false;
  };
  browser.open += 1;
  // As the specification has it, the signal that it was created with ends it later too.
  owner?.addEventListener('abort', destroy);
  return {
    destroy,
    promptStreaming(text, options) {
      browser.prompts.push({ text, options });
      const left = [...browser.pieces];
      return new ReadableStream<string>({
        async pull(controller) {
          if (!isOpen) return controller.error(new DOMException('destroyed', 'AbortError'));
          const piece = left.shift();
          if (piece === null) await aborted(options.signal);
          else if (piece !== undefined) controller.enqueue(piece);
          else if (browser.fault) controller.error(browser.fault);
          else controller.close();
        },
      });
    },
  };
}

const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

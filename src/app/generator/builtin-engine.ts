import type { DeviceFacts } from '#llm/device-facts.ts';
import type { Engine, Fitness, GenerateRequest } from '#llm/engine.ts';
import { type RefusalReason, refusal } from '#llm/refusal.ts';
import { builtinAvailability } from './builtin-availability.ts';
import { builtinRefusal } from './builtin-reason.ts';
import { BuiltinRun } from './builtin-run.ts';
import { type PromptSession, promptApi, promptOptions } from './prompt-api.ts';

/** A model that is there is up in seconds, and one that is fetched tells of it; neither word is taken for it. */
const START_MS = 60_000;
const FIRST_MS = 30_000;
const NEXT_MS = 15_000;

type LoadOptions = Parameters<Engine['load']>[0];

/**
 * The browser's own model (Prompt API), for one language of the shopper. On the page's thread: workers have none.
 *
 * - The browser keeps it, and tells of a download by its share: `totalBytes` is 1.
 * - It has no seed: the same request may give another text. The likeliest token is taken (seed below 0) only where the
 *   browser lets a page choose.
 * - It has no limit of tokens: the text is ended after as many pieces, which are tokens or more.
 */
export class BuiltinEngine implements Engine {
  readonly name = 'builtin';
  readonly #locale: string;
  /** Keeps the model in memory between two texts. */
  #base: PromptSession | null = null;
  readonly #disposing = new AbortController();

  constructor(locale: string) {
    this.#locale = locale;
  }

  async probe(): Promise<Fitness> {
    const reason = absence(await builtinAvailability(this.#locale));
    return reason ? { fits: false, reason } : { fits: true };
  }

  /** Where the browser has yet to fetch it, only right after a tap of the shopper: `not-wanted` otherwise. */
  async load({ signal, onProgress }: LoadOptions): Promise<void> {
    const state = await builtinAvailability(this.#locale);
    const reason = absence(state);
    if (reason) throw refusal(reason, { engine: this.name });
    if (state !== 'available' && !navigator.userActivation?.isActive)
      throw refusal('not-wanted', { engine: this.name });
    const run = new BuiltinRun([signal, this.#disposing.signal]);
    try {
      run.dog.feed(START_MS);
      const monitor = (target: EventTarget) =>
        target.addEventListener('downloadprogress', (event) => {
          const { loaded, total } = event as ProgressEvent;
          run.dog.feed(START_MS);
          onProgress({ phase: 'download', loadedBytes: total > 1 ? loaded / total : loaded, totalBytes: 1 });
        });
      this.#base = await run.create({ ...promptOptions(this.#locale), monitor });
      onProgress({ phase: 'start', loadedBytes: 1, totalBytes: 1 });
    } catch (thrown) {
      await this.dispose();
      throw builtinRefusal(thrown);
    } finally {
      run.end();
    }
  }

  async *generate({ messages, schema, maxTokens, seed, signal }: GenerateRequest): AsyncGenerator<string> {
    if (!this.#base) throw refusal('engine-failed', { engine: this.name, message: 'not ready' });
    const run = new BuiltinRun([signal, this.#disposing.signal]);
    let session: PromptSession | undefined;
    try {
      run.dog.feed(FIRST_MS);
      session = await run.create({
        ...promptOptions(this.#locale),
        initialPrompts: messages.slice(0, -1),
        ...(seed < 0 && (await run.wait(likeliest()))),
      });
      const reader = session
        .promptStreaming(messages.at(-1)?.content ?? '', {
          signal: run.signal,
          ...(schema && { responseConstraint: schema }),
        })
        .getReader();
      for (let pieces = 0; pieces < maxTokens; pieces++) {
        const { done, value } = await run.wait(reader.read());
        if (done) return;
        run.dog.feed(NEXT_MS);
        yield value;
        run.requireGoing();
      }
    } catch (thrown) {
      throw builtinRefusal(thrown);
    } finally {
      run.end();
      session?.destroy();
    }
  }

  async dispose(): Promise<void> {
    this.#disposing.abort();
    this.#base?.destroy();
    this.#base = null;
  }
}

function absence(state: DeviceFacts['builtin']): RefusalReason | null {
  if (state === 'silent') return 'stalled';
  return state === 'unavailable' ? 'unsupported' : null;
}

/** The two must be chosen together. */
async function likeliest(): Promise<{ temperature: number; topK: number } | null> {
  const params = await promptApi()?.params?.();
  return params ? { temperature: 0, topK: 1 } : null;
}

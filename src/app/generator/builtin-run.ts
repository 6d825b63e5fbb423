import type { Cancellation } from '#llm/engine.ts';
import { refusal } from '#llm/refusal.ts';
import { Watchdog } from '#workers/shared/watchdog.ts';
import { type CreateOptions, type PromptSession, promptApi } from './prompt-api.ts';

/** One thing asked of the model: ended by whoever asked, by the engine's end, or by a silence. */
export class BuiltinRun {
  readonly dog = new Watchdog();
  readonly #ending = new AbortController();
  readonly #owners: readonly Cancellation[];

  constructor(owners: readonly Cancellation[]) {
    this.#owners = owners;
    for (const owner of owners) owner.addEventListener('abort', this.#cancel);
    if (owners.some(({ aborted }) => aborted)) this.#cancel();
  }

  /** For the browser. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  wait<T>(work: Promise<T>): Promise<T> {
    return Promise.race([this.dog.bitten, work]);
  }

  /** A session that comes when nobody waits for it any more is freed. */
  async create(options: CreateOptions): Promise<PromptSession> {
    this.requireGoing();
    const api = promptApi();
    if (!api) throw refusal('unsupported', { engine: 'builtin' });
    const created = api.create({ ...options, signal: this.signal });
    try {
      return await this.wait(created);
    } catch (error) {
      created.then(
        (late) => late.destroy(),
        () => {},
      );
      throw error;
    }
  }

  requireGoing(): void {
    if (this.signal.aborted) throw refusal('cancelled', { engine: 'builtin' });
  }

  /** The signal stays as it is: to abort it would end a session that came by it. */
  end(): void {
    this.dog.stop();
    for (const owner of this.#owners) owner.removeEventListener('abort', this.#cancel);
  }

  readonly #cancel = (): void => {
    this.#ending.abort();
    this.dog.bite(refusal('cancelled', { engine: 'builtin' }));
  };
}

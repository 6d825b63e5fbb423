import type { GeneratorStatus } from '../chat-host.ts';
import { NO_GENERATOR } from '../chat-status.ts';
import { type ModelProgress, tellModelProgress } from '../model-progress.ts';

/** How it is with the generator, told to the surface, and to the page where the page is told of models. */
export class ToldStatus {
  readonly #onStatus: (status: GeneratorStatus) => void;
  #now: GeneratorStatus = NO_GENERATOR;

  constructor(onStatus: (status: GeneratorStatus) => void) {
    this.#onStatus = onStatus;
  }

  get now(): GeneratorStatus {
    return this.#now;
  }

  tell(change: Partial<GeneratorStatus>): void {
    const before = this.#now.state;
    this.#now = { ...this.#now, ...change };
    this.#onStatus(this.#now);
    const { state } = this.#now;
    if (state === 'loading') this.#progress(state);
    else if (state !== before && (state === 'starting' || state === 'ready' || state === 'failed'))
      this.#progress(state);
  }

  /** Its memory was given back; to the shopper it is as ready as before. */
  stopped(): void {
    this.#progress('stopped');
  }

  #progress(state: ModelProgress['state']): void {
    const { loadedBytes, bytes } = this.#now;
    const error = state === 'failed' ? { error: 'generator-refused' as const } : {};
    tellModelProgress({ model: 'generator', loadedBytes, totalBytes: bytes, state, ...error });
  }
}

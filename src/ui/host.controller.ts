import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Subscribable {
  subscribe(listener: () => void): () => void;
}

/** Renders again after each change of what it watches, and calls `onChange` before. Stops when the element leaves. */
export class HostController<T extends Subscribable> implements ReactiveController {
  readonly #host: ReactiveControllerHost & { isConnected: boolean };
  readonly #source: () => T | null;
  readonly #onChange: () => void;
  #watched: T | null = null;
  #stop: (() => void) | null = null;

  constructor(
    host: ReactiveControllerHost & { isConnected: boolean },
    source: () => T | null,
    onChange: () => void = () => {},
  ) {
    this.#host = host;
    this.#source = source;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch(this.#source());
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  hostUpdate(): void {
    // An update that was due when the element left must not make it watch again.
    if (this.#host.isConnected) this.#watch(this.#source());
  }

  #watch(next: T | null): void {
    if (next === this.#watched) return;
    this.#stop?.();
    this.#watched = next;
    this.#stop =
      next?.subscribe(() => {
        this.#onChange();
        this.#host.requestUpdate();
      }) ?? null;
    if (next) this.#onChange();
  }
}

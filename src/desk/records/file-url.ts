import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** An address under which a value can be saved as a JSON file. The one before is given back, and the last with its component. */
export class FileUrl implements ReactiveController {
  #value: unknown = null;
  #url: string | null = null;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#giveBack();
  }

  of(value: object): string {
    if (this.#url !== null && value === this.#value) return this.#url;
    this.#giveBack();
    this.#value = value;
    this.#url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
    return this.#url;
  }

  #giveBack(): void {
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
    this.#url = null;
  }
}

/** Something that tells its listeners after each change. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** Gives the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

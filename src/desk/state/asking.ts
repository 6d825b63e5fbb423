import type { AppError } from '#core/app-error.ts';
import { toldFault } from './told-fault.ts';

/** What one part of the page asks of the backend: what is on its way, and why the last of it was not done. */
export abstract class Asking<Work extends string, Refusal extends string = never> {
  readonly #onChange: () => void;
  readonly #refusalOf: (told: AppError) => Refusal | undefined;
  /** What is on its way. */
  busy: Work | null = null;
  /** What failed; a refusal where the backend says more of it. */
  fault: Work | Refusal | null = null;

  constructor(onChange: () => void, refusalOf: (told: AppError) => Refusal | undefined = () => undefined) {
    this.#onChange = onChange;
    this.#refusalOf = refusalOf;
  }

  protected changed(): void {
    this.#onChange();
  }

  /**
   * Gives whether it was done. Rejects with `unauthorised`.
   * @param counts Whether a failure still is to be told: what was asked for may have changed meanwhile.
   */
  protected async try(work: Work, ask: () => Promise<void>, counts: () => boolean = () => true): Promise<boolean> {
    this.busy = work;
    this.fault = null;
    this.changed();
    try {
      await ask();
      return true;
    } catch (cause) {
      const told = toldFault(cause);
      if (counts()) this.fault = this.#refusalOf(told) ?? work;
      return false;
    } finally {
      if (this.busy === work) this.busy = null;
      this.changed();
    }
  }
}

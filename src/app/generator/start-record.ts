import type { RefusalReason } from '#llm/refusal.ts';
import { withFailure } from '../tries.ts';
import {
  type GeneratorRecord,
  keepGenerator,
  onceStarted,
  recallGenerator,
  whileStarting,
} from './generator-record.ts';

/** Keeps account of starts, so that one that took the page down is known to the next page. */
export class StartRecord {
  /** As before the start that is under way. */
  #before: GeneratorRecord | null = null;

  /** From here on it may take the page down. */
  starting(id: string): void {
    this.#before = recallGenerator();
    keepGenerator(whileStarting(this.#before, id));
  }

  started(id: string): void {
    keepGenerator(onceStarted(this.#before ?? recallGenerator(), id));
    this.#before = null;
  }

  /** Its thread died. A start that takes it down is counted already, and a download that does is none. */
  crashed(id: string, wasRunning: boolean): void {
    if (wasRunning) keepGenerator(whileStarting(recallGenerator(), id));
    this.#before = null;
  }

  /** It did no harm; the next page waits before it tries again, unless only the network or the shopper's tap was missing. */
  refused(reason: RefusalReason): void {
    const before = this.#before ?? recallGenerator();
    const isNone = reason === 'offline' || reason === 'not-wanted';
    keepGenerator(isNone ? before : withFailure(before, Date.now()));
    this.#before = null;
  }

  /** The shopper, or the page, ended it. */
  calledOff(): void {
    if (this.#before) keepGenerator(this.#before);
    this.#before = null;
  }
}

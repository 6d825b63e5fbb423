import type { Receipt } from '#llm/receipt.ts';

/** Of this tab: who waited in vain is not kept waiting on its next page again. */
const KEY = 'aisle.generator.too-slow';
/** After so many answers in a row that came too late nobody waits for another. The first may be late because it is the first. */
const MOST_LATE = 2;

/** Whether a model is quick enough on this device, by the answers that were asked of it. */
export class Pace {
  #id: string | null = null;
  #late = 0;

  /** True once it is of no use: it is too slow from then on. What was called off says nothing. */
  judge(id: string, { reason, guard }: Receipt): boolean {
    if (id !== this.#id || (guard && reason !== 'timeout')) this.#late = 0;
    this.#id = id;
    if (reason !== 'timeout') return false;
    this.#late += 1;
    if (this.#late < MOST_LATE) return false;
    this.#late = 0;
    keep(id);
    return true;
  }

  isTooSlow(id: string): boolean {
    try {
      return sessionStorage.getItem(KEY) === id;
    } catch {
      return false;
    }
  }

  forget(): void {
    this.#late = 0;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Refused: nothing is kept there.
    }
  }
}

function keep(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // The next page tries again.
  }
}

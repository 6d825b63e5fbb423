import type { ConversationState } from '#dialogue/state.ts';

/** Own turns without progress after which a customer gives up, as a rule. */
const PATIENCE = 4;

/** How long a customer goes on although nothing moves. What a reply says is not looked at: only whether it led anywhere. */
export class Patience {
  #seen = '';
  #stalled = 0;
  readonly #limit: number;

  constructor(limit = PATIENCE) {
    this.#limit = limit;
  }

  /** Takes in how far things are; true when it is over. */
  isOver({ topics, finished }: ConversationState): boolean {
    const seen = JSON.stringify([
      new Set(finished.map(({ flow, outcome }) => `${flow} ${outcome}`)).size,
      ...topics.map(({ flow, step, asking, lookup, slots }) => [
        flow,
        step,
        asking,
        lookup?.number,
        Object.keys(slots),
      ]),
    ]);
    this.#stalled = seen === this.#seen ? this.#stalled + 1 : 0;
    this.#seen = seen;
    return this.#stalled >= this.#limit;
  }
}

import { type LabelledMessage, type Learned, learn } from '#nlu/learning/learn.ts';
import type { Opinion } from '#nlu/opinion.ts';

type Opine = (text: string) => Opinion | Promise<Opinion>;

/** Messages read between two turns of the thread: a shopper's message must not wait for all of them. */
const SLICE = 25;

/** What the merchant's labelled messages teach each model. Learns in the background; until then the model reads alone. */
export class Lessons {
  readonly #models = new Map<Opinion['tier'], Opine>();
  readonly #learned = new Map<Opinion['tier'], Learned | null>();
  #examples: readonly { intent: string; text: string }[] = [];

  /** Resolves when every model has learnt them, or when newer ones have come. */
  async setExamples(examples: readonly { intent: string; text: string }[]): Promise<void> {
    this.#examples = examples;
    this.#learned.clear();
    for (const tier of this.#models.keys()) await this.#learn(tier);
  }

  /** `null` takes the model away. */
  async setModel(tier: Opinion['tier'], opine: Opine | null): Promise<void> {
    this.#learned.delete(tier);
    if (opine === null) {
      this.#models.delete(tier);
      return;
    }
    this.#models.set(tier, opine);
    await this.#learn(tier);
  }

  adjust(text: string, opinion: Opinion | null): Opinion | null {
    if (opinion === null) return null;
    return this.#learned.get(opinion.tier)?.adjust(text, opinion) ?? opinion;
  }

  async #learn(tier: Opinion['tier']): Promise<void> {
    const opine = this.#models.get(tier);
    const examples = this.#examples;
    if (opine === undefined || examples.length === 0) return;
    const isCurrent = (): boolean => this.#models.get(tier) === opine && this.#examples === examples;
    const messages: LabelledMessage[] = [];
    for (const { intent, text } of examples) {
      messages.push({ intent, text, opinion: await opine(text) });
      if (messages.length % SLICE === 0) await new Promise((resume) => setTimeout(resume));
      if (!isCurrent()) return;
    }
    this.#learned.set(tier, learn(messages));
  }
}

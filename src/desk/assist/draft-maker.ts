import { createGenerator } from '#app/generator/create-generator.ts';
import type { GeneratorOptions } from '#app/generator/generator.ts';
import { runTask, type TaskOutcome, type TaskRun } from '#app/generator/run-task.ts';
import { NO_RECEIPT } from '#llm/receipt.ts';

/** An agent looks at something else meanwhile: it may take longer than where a shopper waits. */
const LIMITS = { firstMs: 20_000, wholeMs: 40_000 };

export type DraftRun = Pick<TaskRun, 'task' | 'names' | 'grounds' | 'seed' | 'unlike' | 'signal'>;

export interface DraftMakerOptions extends Pick<GeneratorOptions, 'locale' | 'onStatus' | 'onActive'> {
  /** `auto`, or the URL of a list of models. */
  setting: string;
}

/** The generator of an agent's page: the same one as the shopper's, and asked for drafts alone. */
export class DraftMaker {
  readonly #generator: ReturnType<typeof createGenerator>['generator'];

  constructor({ setting, ...options }: DraftMakerOptions) {
    const { generator } = createGenerator({
      ...options,
      setting: setting === 'auto' ? setting : new URL(setting, location.href).href,
      // The desk lies beside the folder of Aisle's files.
      base: new URL('aisle/', location.href).href,
      fetch: (url, init) => fetch(url, init),
      record: () => {},
      runs: () => ({ mode: 'worker', storage: 'indexeddb' }),
      names: async () => [],
      onWording: () => {},
    });
    this.#generator = generator;
  }

  used(): void {
    this.#generator.used();
  }

  want(yes: boolean): Promise<void> {
    return this.#generator.want(yes);
  }

  delete(): Promise<void> {
    return this.#generator.delete();
  }

  async draft(run: DraftRun): Promise<TaskOutcome> {
    const { source } = this.#generator;
    if (!source) return { text: null, receipt: { ...NO_RECEIPT, reason: 'not-wanted' } };
    this.#generator.used();
    return runTask(source, { ...run, ...LIMITS });
  }

  close(): void {
    this.#generator.close();
  }
}

import type { CreatedGenerator, CreateGeneratorOptions } from './generator/create-generator.ts';
import { forgetGenerator } from './generator/generator-record.ts';
import type { GeneratorTasks } from './generator/generator-tasks.ts';

/** The answer is drawn before anything about generators is asked for. */
const START_AFTER_MS = 2_500;

/** The generator of the tab that leads; its code comes once the chat is used. */
export class LazyGenerator {
  readonly #options: CreateGeneratorOptions;
  #loading: Promise<CreatedGenerator | null> | null = null;
  #parts: CreatedGenerator | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: CreateGeneratorOptions) {
    this.#options = options;
  }

  /** What can be asked of it; null before it was started. */
  get tasks(): GeneratorTasks | null {
    return this.#parts?.tasks() ?? null;
  }

  /** A message was answered. */
  used(): void {
    if (this.#options.setting === 'off') return;
    if (this.#parts) this.#parts.generator.used();
    else this.#timer ??= setTimeout(() => void this.#load().then((parts) => parts?.generator.used()), START_AFTER_MS);
  }

  async want(yes: boolean): Promise<void> {
    await (await this.#load())?.generator.want(yes);
  }

  async delete(): Promise<void> {
    await (await this.#load())?.generator.delete();
  }

  /** What the shopper said about it is forgotten, without waiting for any code. */
  forget(): void {
    forgetGenerator();
    this.#parts?.generator.forget();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#parts?.generator.close();
    this.#parts = null;
  }

  /** Code that does not come is asked for again at the next use. */
  async #load(): Promise<CreatedGenerator | null> {
    this.#loading ??= import('./generator/create-generator.ts').then(
      ({ createGenerator }) => {
        this.#parts ??= this.#isClosed ? null : createGenerator(this.#options);
        return this.#parts;
      },
      () => {
        this.#loading = null;
        this.#timer = undefined;
        return null;
      },
    );
    return this.#loading;
  }
}

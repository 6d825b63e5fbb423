import { refusal } from '#llm/refusal.ts';
import { deleteStored } from '#workers/shared/owner-caches.ts';
import type { CreatedGenerator, CreateGeneratorOptions } from './generator/create-generator.ts';
import { keepWish } from './generator/generator-consent.ts';
import { forgetGenerator } from './generator/generator-record.ts';
import type { GeneratorTasks } from './generator/generator-tasks.ts';
import { inTime } from './in-time.ts';

/** The answer is drawn before anything about generators is asked for. */
const START_AFTER_MS = 2_500;
/** Shorter than a tab waits before it takes the leader for dead. */
const ANSWER_WITHIN_MS = 1_500;

/** The generator of the tab that leads; its code comes once the chat is used. */
export class LazyGenerator {
  readonly #options: CreateGeneratorOptions;
  #loading: Promise<CreatedGenerator | null> | null = null;
  #parts: CreatedGenerator | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: CreateGeneratorOptions) {
    this.#options = options;
    // The shop had one before: what it fetched would lie here for ever.
    if (this.#isOff) this.#timer = setTimeout(() => deleteAll().catch(() => {}), START_AFTER_MS);
  }

  get #isOff(): boolean {
    return this.#options.setting === 'off';
  }

  /** What can be asked of it; null before it was started. */
  get tasks(): GeneratorTasks | null {
    return this.#parts?.tasks() ?? null;
  }

  /** A message was answered. */
  used(): void {
    if (this.#isOff) return;
    if (this.#parts) this.#parts.generator.used();
    else this.#timer ??= setTimeout(() => void this.#load().then((parts) => parts?.generator.used()), START_AFTER_MS);
  }

  /** The shopper reads another language now. */
  localeChanged(): void {
    this.#parts?.generator.localeChanged();
  }

  /** Remembers it, and answers at once: another tab may have asked. What comes of it is told by the status. */
  async want(yes: boolean): Promise<void> {
    if (this.#isOff) return;
    keepWish(yes);
    void this.#load().then((parts) => parts?.generator.want(yes));
  }

  /** Rejects with `AppError` where it is known in time that it could not be done; the status tells what still lies here. */
  async delete(): Promise<void> {
    await inTime(this.#isOff ? deleteAll() : this.#delete(), ANSWER_WITHIN_MS);
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

  async #delete(): Promise<void> {
    const parts = await this.#load();
    if (!parts) throw refusal('network', { path: 'generator › code' });
    await parts.generator.delete();
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

async function deleteAll(): Promise<void> {
  if ('caches' in globalThis) await deleteStored('generator', { caches });
}

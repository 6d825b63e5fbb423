import type { GeneratorStatus } from '#app/chat-host.ts';
import { NO_GENERATOR } from '#app/chat-status.ts';
import type { TaskOutcome } from '#app/generator/run-task.ts';
import type { Locale } from '#core/locale.ts';
import { speaks } from '#dialogue/generator/asking.ts';
import type { ActiveGenerator } from '#dialogue/state.ts';
import { NO_RECEIPT } from '#llm/receipt.ts';
import { Observable } from '#ui/observable.ts';
import type { DraftMaker, DraftMakerOptions, DraftRun } from './draft-maker.ts';

type Maker = Pick<DraftMaker, 'used' | 'want' | 'delete' | 'draft' | 'close'>;
type StartMaker = (options: DraftMakerOptions) => Promise<Maker>;

/**
 * Drafts of replies, worded on the agent's device by a generator that the agent was asked about. What is drafted goes to
 * who asked for it, never to a shopper.
 */
export class Drafts extends Observable {
  readonly #setting: string;
  readonly #start: StartMaker;
  #maker: Promise<Maker | null> | null = null;
  /** Of the shopper whom the desk last showed. */
  #locale: Locale = 'en';
  #active: ActiveGenerator | null = null;
  status: GeneratorStatus = NO_GENERATOR;

  /** @param setting `auto`, `off`, or the URL of a list of models. */
  constructor(setting: string, start: StartMaker = startMaker) {
    super();
    this.#setting = setting;
    this.#start = start;
  }

  get isOff(): boolean {
    return this.#setting === 'off';
  }

  /** Something is on the screen that a generator could word: one is looked for, and started where the agent wants it. */
  look(locale: Locale): void {
    this.#locale = locale;
    void this.#load().then((maker) => maker?.used());
  }

  /** Whether what is written in `locale` can be worded for who speaks `shopperLocale`. */
  canWord(locale: Locale, shopperLocale: Locale): boolean {
    return this.#active !== null && speaks(this.#active, locale, shopperLocale);
  }

  async want(yes: boolean): Promise<void> {
    await (await this.#load())?.want(yes);
  }

  async delete(): Promise<void> {
    await (await this.#load())?.delete();
  }

  async draft(run: DraftRun): Promise<TaskOutcome> {
    const maker = await this.#load();
    return maker ? maker.draft(run) : { text: null, receipt: { ...NO_RECEIPT, reason: 'not-wanted' } };
  }

  close(): void {
    void this.#maker?.then((maker) => maker?.close());
    this.#maker = null;
  }

  #load(): Promise<Maker | null> {
    if (this.isOff) return Promise.resolve(null);
    this.#maker ??= this.#start({
      setting: this.#setting,
      locale: () => this.#locale,
      onStatus: (status) => {
        this.status = status;
        this.changed();
      },
      onActive: (active) => {
        this.#active = active;
        this.changed();
      },
    }).catch(() => {
      // Code that did not come is asked for again.
      this.#maker = null;
      return null;
    });
    return this.#maker;
  }
}

/** Code of its own, as the rest of what runs on this device. */
const startMaker: StartMaker = async (options) => {
  const { DraftMaker } = await import('./draft-maker.ts');
  return new DraftMaker(options);
};

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Locale } from '#core/locale.ts';
import { plainText } from '#core/plain-text.ts';
import { seedOf } from '#dialogue/generator/asking.ts';
import { wordedBlocks } from '#dialogue/generator/worded-blocks.ts';
import { fill } from '#i18n/fill.ts';
import { type Asked, draftTask } from '../assist/draft-task.ts';
import { orderFacts } from '../assist/order-facts.ts';
import type { Suggestion } from '../assist/suggest.ts';
import type { Desk } from '../state/desk.ts';

type AskedFor = Asked & { suggestion: Pick<Suggestion, 'id' | 'text'> };

/** One draft at a time, for the conversation on the screen. */
export class Drafting implements ReactiveController {
  readonly #host: ReactiveControllerHost & { desk: Desk };
  #abort = new AbortController();
  /** Texts that were drafted for this conversation: asked once more, none of them comes again. */
  #before: string[] = [];
  #looked: Locale | null = null;
  /** Of the suggestion that is being worded. */
  id: string | null = null;
  /** What became of the last one. */
  told = '';

  constructor(host: ReactiveControllerHost & { desk: Desk }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.drop();
  }

  /** Another conversation is shown. */
  drop(): void {
    this.#abort.abort();
    this.#before = [];
    this.id = null;
    this.told = '';
  }

  /** Something could be worded for who speaks `locale`. */
  look(locale: Locale): void {
    if (locale === this.#looked) return;
    this.#looked = locale;
    this.#host.desk.drafts.look(locale);
  }

  /** The entry in words for this shopper, or its own where it could not be worded; null where nobody waits any more. */
  async draft(asked: AskedFor): Promise<string | null> {
    const { suggestion, detail } = asked;
    const { desk } = this.#host;
    const { draft: words } = desk.words;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.id = suggestion.id;
    this.told = '';
    this.#host.requestUpdate();
    const { text, receipt } = await desk.drafts.draft({
      task: draftTask(asked),
      names: await desk.assist.names(detail.handoff.shop).catch(() => []),
      grounds: orderFacts(detail.orders, suggestion.locale),
      seed: seedOf(`${detail.handoff.id} ${this.#before.length}`, suggestion.id),
      unlike: this.#before,
      signal,
    });
    if (signal.aborted) return null;
    if (text !== null) this.#before.push(text);
    this.id = null;
    this.told = text === null ? words.notWorded : fill(words.worded, { model: receipt.model ?? words.browsers });
    this.#host.requestUpdate();
    return text === null ? suggestion.text : plainText(wordedBlocks({ text, blocks: suggestion.blocks }));
  }
}

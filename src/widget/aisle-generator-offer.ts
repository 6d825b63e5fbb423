import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { formatBytes } from '#i18n/format-bytes.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import { refusalCause } from '#llm/refusal-cause.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { progressStyles } from '#ui/progress.styles.ts';
import { generatorOfferStyles } from './aisle-generator-offer.styles.ts';
import { generatorBar } from './generator-bar.ts';
import { isQuiet } from './is-quiet.ts';

/** Of this tab: who left the question unanswered is not asked on the next page again. */
const KEY = 'aisle.generator.put-away';

/**
 * Asks once, after an answer, whether the shopper wants a generator, and tells how it goes on where they do. It goes with
 * the next thing they say; the sheet of what left the device leads to it later.
 */
export class AisleGeneratorOffer extends LitElement {
  static override styles = [base, progressStyles, generatorOfferStyles];
  static override properties = {
    host: { attribute: false },
    locale: {},
    leave: { attribute: false },
    phase: { state: true },
  };

  declare host: ChatHost;
  declare locale: Locale;
  /** Takes the focus when what had it goes. */
  declare leave: () => void;
  declare private phase: 'due' | 'asked' | 'wanted' | 'over';
  /** What the shopper had said when this came, or when it was ready. */
  #said = 0;

  constructor() {
    super();
    this.phase = isPutAway() ? 'over' : 'due';
    new HostController(this, () => this.host);
    this.addEventListener('keydown', this.#onKeydown);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const said = this.host.state?.messages.filter(({ role }) => role === 'shopper').length ?? 0;
    const { state } = this.host.status.generator;
    if (this.phase === 'due' && state === 'offered' && isQuiet(this.host)) {
      this.phase = 'asked';
      this.#said = said;
    } else if (this.phase === 'asked' && (state !== 'offered' || said > this.#said)) this.#putAway();
    else if (this.phase === 'wanted') {
      if (state === 'declined' || (state === 'ready' && said > this.#said)) this.phase = 'over';
      else if (state !== 'ready') this.#said = said;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.phase === 'due' || this.phase === 'over') return nothing;
    const words = GENERATOR_STRINGS[this.locale];
    return html`<section part="offer" aria-label=${words.title}>
      ${this.phase === 'asked' ? this.#question() : this.#how()}
      <button class="icon-button away" type="button" aria-label=${words.putAway} title=${words.putAway} @click=${this.#close}>
        ${icons.close}
      </button>
      ${
        this.phase === 'asked'
          ? html`<div class="actions">
              <button class="pill filled yes" type="button" @click=${this.#want}>${words.yes}</button>
              <button class="pill no" type="button" @click=${this.#decline}>${words.no}</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  #question(): TemplateResult {
    const words = GENERATOR_STRINGS[this.locale];
    const { bytes } = this.host.status.generator;
    const size = fill(words.once, { size: formatBytes(bytes, this.locale) });
    return html`<p>${words.ask} <small>${bytes > 0 ? size : words.browsers}</small></p>`;
  }

  /** Only what is final is told to screen readers; the bar tells the rest to those who ask it. */
  #how(): TemplateResult {
    const words = GENERATOR_STRINGS[this.locale];
    const { generator } = this.host.status;
    const { state, reason } = generator;
    const isOver = state === 'failed' || state === 'none';
    return html`<div class="how">
      ${isOver || state === 'ready' ? nothing : generatorBar(generator, this.locale)}
      <p role="status">${isOver ? words.cause[refusalCause(reason)] : state === 'ready' ? words.ready : nothing}</p>
      ${state === 'failed' ? html`<button class="pill again" type="button" @click=${this.#want}>${words.again}</button>` : nothing}
    </div>`;
  }

  /** The pressed button goes: the focus stays in the row. */
  readonly #want = (): void => {
    this.phase = 'wanted';
    this.host.wantGenerator(true).catch(() => {});
    void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>('.away')?.focus());
  };

  readonly #decline = (): void => {
    this.phase = 'over';
    this.host.wantGenerator(false).catch(() => {});
    this.leave();
  };

  readonly #close = (): void => {
    this.#putAway();
    this.leave();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#close();
  };

  #putAway(): void {
    this.phase = 'over';
    try {
      sessionStorage.setItem(KEY, 'yes');
    } catch {
      // Asked again on the next page, then.
    }
  }
}

function isPutAway(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

defineOnce('aisle-generator-offer', AisleGeneratorOffer);

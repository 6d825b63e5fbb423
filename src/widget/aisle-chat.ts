import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { directionOf } from '#i18n/direction-of.ts';
import { AnnouncerController } from '#ui/announcer.controller.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { ChatCloseEvent } from '#ui/events/chat-close-event.ts';
import { FocusTrapController } from '#ui/focus-trap.controller.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { MediaQueryController } from '#ui/media-query.controller.ts';
import { StringsController } from '#ui/strings.controller.ts';
import { tokens } from '#ui/tokens.styles.ts';
import { VisualViewportController } from '#ui/visual-viewport.controller.ts';
import { chatStyles } from './aisle-chat.styles.ts';
import { AisleComposer } from './aisle-composer.ts';
import './aisle-messages.ts';
import { bannerView } from './banner-view.ts';
import { errorText } from './error-text.ts';
import { headerView } from './header-view.ts';
import { SheetController } from './sheet.controller.ts';
import { spokenText } from './spoken-text.ts';

/** Where the panel covers the page and is modal. The stylesheet has the same width. */
const PHONE = '(max-width: 640px)';

/**
 * The chat panel. Give it `host` when the application is up and `open` to show it; load the words with `loadStrings`
 * before creating it. Fires `aisle-chat-close` when the shopper closes it.
 */
export class AisleChat extends LitElement {
  static override styles = [tokens, base, chatStyles];
  static override properties = {
    host: { attribute: false },
    open: { type: Boolean, reflect: true },
    theme: { reflect: true, attribute: 'data-theme' },
    position: { reflect: true, attribute: 'data-position' },
    standalone: { type: Boolean, reflect: true },
    locale: {},
    draftScope: { attribute: false },
    ending: { state: true },
  };

  declare host: ChatHost | null;
  declare open: boolean;
  declare theme: 'auto' | 'light' | 'dark';
  declare position: 'left' | 'right';
  /** Fills its page; cannot be closed. */
  declare standalone: boolean;
  declare locale: Locale;
  /** Tells the drafts of the chats of one origin apart: the pack's URL. */
  declare draftScope: string;
  declare private ending: boolean;

  readonly #words = new StringsController(this, () => this.locale);
  readonly #announcer = new AnnouncerController(this);
  readonly #phone = new MediaQueryController(this, PHONE);
  readonly #trap = new FocusTrapController(this, () => this.#isModal() && !this.#sheets.shown);
  readonly #sheets = new SheetController(this, {
    isVisible: () => this.open || this.standalone,
    remind: () => this.#announcer.say(this.#words.strings?.person.draft ?? ''),
    focusComposer: () => this.focusComposer(),
  });

  /** A generator was offered: the row that asks, and tells how it goes on, is here. */
  #hasOffer = false;
  /** How many messages there were while the question was open. */
  #ratedAt: number | null = null;

  constructor() {
    super();
    this.host = null;
    this.open = false;
    this.theme = 'auto';
    this.position = 'right';
    this.standalone = false;
    this.locale = 'en';
    this.draftScope = '';
    this.ending = false;
    new VisualViewportController(this);
    new HostController(
      this,
      () => this.host,
      () => {
        this.#announce();
        this.#sheets.follow();
      },
    );
    this.addEventListener('keydown', this.#onKeydown);
  }

  /** Puts the cursor into the message field; where that would pop up a keyboard, the panel itself takes the focus. */
  focusComposer(): void {
    const touch = matchMedia('(pointer: coarse)').matches;
    if (touch || !this.#composer) this.shadowRoot?.querySelector<HTMLElement>('.panel')?.focus();
    else this.#composer.focusField();
  }

  /** Writes `text` into the message field without sending it. */
  prefill(text: string): void {
    void this.updateComplete.then(() => this.#composer?.prefill(text));
  }

  get #composer(): AisleComposer | null {
    const found = this.shadowRoot?.querySelector('aisle-composer');
    return found instanceof AisleComposer ? found : null;
  }

  #isModal(): boolean {
    return this.open && !this.standalone && this.#phone.matches;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) {
      if (this.open) this.#trap.remember();
      else this.#sheets.drop();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const shown = this.open || this.standalone;
    if (changed.has('open') || changed.has('host')) {
      this.host?.setOpen(shown);
      this.#sheets.follow();
    }
    if (!changed.has('open')) return;
    if (this.open) void this.updateComplete.then(() => this.open && this.focusComposer());
    else if (changed.get('open') === true) this.#trap.restore();
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this.#words;
    const host = this.host;
    const error = host?.status.error && strings ? errorText(host.status.error, strings) : null;
    return html`<section
      class="panel"
      part="panel"
      role=${this.standalone ? 'main' : 'dialog'}
      aria-modal=${this.#isModal() ? 'true' : nothing}
      aria-label=${strings ? strings.dialogLabel.replace('{shop}', host?.shopName ?? '').trim() : nothing}
      aria-busy=${host ? nothing : 'true'}
      tabindex="-1"
      lang=${locale}
      dir=${directionOf(locale)}
    >
      ${strings ? this.#chat(host, error) : html`<div class="chat"></div>`}
      ${host && strings ? this.#sheets.render(host, strings, locale) : nothing}
      ${this.#announcer.render()}
    </section>`;
  }

  #chat(host: ChatHost | null, error: string | null): TemplateResult {
    const { strings, locale } = this.#words;
    if (!strings) return html``;
    return html`<div class="chat" ?inert=${this.#sheets.shown !== null}>
      ${headerView(host, strings, { close: this.standalone ? null : this.#close, openLedger: () => this.#sheets.show('ledger') })}
      ${bannerView(host, strings, locale, {
        requestPerson: this.#requestPerson,
        end: this.#endHandoff,
        ending: this.ending,
        setEnding: this.#setEnding,
        review: this.#sheets.unlooked ? null : () => this.#sheets.show('packet'),
        openWaiting: () => this.#sheets.show('waiting'),
      })}
      ${
        error
          ? html`<div class="error" part="error">
              ${icons.alert}<span>${error}</span>
              <button class="icon-button" type="button" aria-label=${strings.dismiss} @click=${() => host?.dismissError()}>
                ${icons.close}
              </button>
            </div>`
          : nothing
      }
      <aisle-messages
        exportparts="messages, message, bubble, choice, source, card, link, newer, vote"
        .host=${host}
        .strings=${strings}
        .locale=${locale}
      ></aisle-messages>
      ${host ? [this.#rating(host), this.#offer(host)] : nothing}
      <aisle-composer exportparts="composer, input, send, preview, photo" .host=${host} .strings=${strings} .locale=${locale} .scope=${this.draftScope}></aisle-composer>
    </div>`;
  }

  #announce(): void {
    const { strings, locale } = this.#words;
    const messages = this.host?.state?.messages;
    if (!messages) return;
    this.#announcer.update(
      messages
        .filter(({ role }) => role !== 'shopper')
        .map((message) => ({ id: message.id, text: () => (strings ? spokenText(message, strings, locale) : '') })),
    );
  }

  readonly #close = (): void => {
    if (this.dispatchEvent(new ChatCloseEvent())) this.open = false;
  };

  /** Asked where a person was there, until the shopper says how it was, leaves it, or goes on talking. */
  #rating(host: ChatHost): TemplateResult | typeof nothing {
    const handoff = host.state?.handoff;
    if (handoff?.phase !== 'closed' || !handoff.rating) return nothing;
    const { status } = handoff.rating;
    const said = host.state?.messages.length ?? 0;
    if (status === 'asked') this.#ratedAt = said;
    if (status === 'declined' || this.#ratedAt !== said) return nothing;
    void import('./aisle-rating.ts').catch(() => {});
    return html`<aisle-rating exportparts="rating" .host=${host} .locale=${this.#words.locale} .handoff=${handoff}></aisle-rating>`;
  }

  #offer(host: ChatHost): TemplateResult | typeof nothing {
    this.#hasOffer ||= host.status.generator.state === 'offered';
    if (!this.#hasOffer) return nothing;
    void import('./aisle-generator-offer.ts').catch(() => {});
    return html`<aisle-generator-offer exportparts="offer" .host=${host} .locale=${this.#words.locale} .leave=${() => this.focusComposer()}></aisle-generator-offer>`;
  }

  readonly #endHandoff = (): void => {
    this.ending = false;
    void this.host?.endHandoff();
    this.focusComposer();
  };

  /** The pressed button goes away with what it asked for: the focus moves to where the shopper goes on. */
  readonly #requestPerson = (): void => {
    void this.host?.requestPerson();
    this.focusComposer();
  };

  readonly #setEnding = (ending: boolean): void => {
    this.ending = ending;
    void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>('.strip button')?.focus());
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    if (this.#sheets.shown) this.#sheets.close();
    else if (this.ending) this.#setEnding(false);
    else if (this.standalone || !this.open) return;
    else this.#close();
    event.preventDefault();
    event.stopPropagation();
  };
}

defineOnce('aisle-chat', AisleChat);

declare global {
  interface HTMLElementTagNameMap {
    'aisle-chat': AisleChat;
  }
}

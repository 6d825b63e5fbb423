import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { Elsewhere } from '#dialogue/outward.ts';
import { ELSEWHERE_STRINGS } from '#i18n/elsewhere-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { isElsewhere, safeHref } from '#ui/safe-href.ts';

/** A notice that came so long ago at most is one that the shopper has just asked for. */
const FRESH_MS = 10_000;

/** Where a person is reached outside the chat: a link, or another maker's bubble, with the summary to take along. */
export class AisleElsewhere extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      a,
      button {
        font: inherit;
        font-weight: 600;
        color: var(--_accent-text, inherit);
        text-decoration: underline;
        background: none;
        border: 0;
        padding: 4px;
        cursor: pointer;
      }
    `,
  ];
  static override properties = {
    host: { attribute: false },
    locale: {},
    at: { attribute: false },
    place: { attribute: false },
    outcome: { state: true },
  };

  declare host: Pick<ChatHost, 'openWidget'>;
  declare locale: Locale;
  /** When it was asked for, epoch ms. */
  declare at: number;
  declare place: Elsewhere | undefined;
  declare private outcome: 'copied' | 'missing' | null;

  constructor() {
    super();
    this.locale = 'en';
    this.at = 0;
    this.outcome = null;
  }

  /** The bubble opens by itself for who has just asked, in the tab they are looking at. */
  protected override firstUpdated(): void {
    const isAsked = Date.now() - this.at < FRESH_MS && document.visibilityState === 'visible';
    if (this.place?.kind === 'widget' && isAsked) void this.#open();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { place } = this;
    if (!place) return nothing;
    const words = ELSEWHERE_STRINGS[this.locale];
    return html`${words.lead}
      ${
        place.kind === 'widget'
          ? html`<button type="button" @click=${() => void this.#open()}>${words.widget}</button>`
          : this.#link(place.url, words[place.kind])
      }
      <span role="status">${this.outcome === null ? '' : words[this.outcome]}</span>`;
  }

  #link(url: string, label: string): TemplateResult {
    const href = safeHref(url) ?? nothing;
    const away = href !== nothing && isElsewhere(href, location.origin);
    return html`<a
      part="link"
      href=${href}
      target=${away ? '_blank' : nothing}
      rel=${away ? 'noopener noreferrer' : nothing}
      @click=${() => void this.#copy()}
      >${label}</a
    >`;
  }

  async #open(): Promise<void> {
    if (this.place?.kind !== 'widget') return;
    const { vendor, text, prefilled } = this.place;
    const isOpen = await this.host.openWidget(vendor, text).catch(() => false);
    this.outcome = isOpen ? this.outcome : 'missing';
    if (isOpen && !prefilled) await this.#copy();
  }

  /** What the place does not take along by itself goes on the clipboard, where the browser lets it. */
  async #copy(): Promise<void> {
    const text = this.place?.text;
    if (text === undefined) return;
    await navigator.clipboard?.writeText(text).then(
      () => {
        this.outcome = 'copied';
      },
      () => {},
    );
  }
}

defineOnce('aisle-elsewhere', AisleElsewhere);

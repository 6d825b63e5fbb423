import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { AssistantMessage } from '#dialogue/state.ts';
import { VOTE_STRINGS } from '#i18n/vote-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';

/** Drawn here and not with the icons of the panel: it comes with the first answer. */
const THUMB = html`<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" aria-hidden="true">
  <path d="M7 11v9H4.5v-9zM7 11l4-7c1.5 0 2.3 1 2.1 2.4L12.6 10h5.2a1.8 1.8 0 0 1 1.8 2.1l-1.1 6.3A1.9 1.9 0 0 1 16.6 20H7" />
</svg>`;

/** Detail of `aisle:vote` on `window`: the merchant may count it. No words of the shopper are in it. */
export interface VoteDetail {
  entryIds: string[];
  helpful: boolean;
  packVersion: string | null;
}

/** Whether an answer helped: two thumbs, and a word of thanks in their place. */
export class AisleVote extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        font-size: 12.5px;
        color: var(--_text-soft);
      }

      div {
        display: flex;
        align-items: center;
        gap: 2px;
      }

      span {
        margin-inline-end: 4px;
      }

      button {
        display: grid;
        place-items: center;
        inline-size: 32px;
        block-size: 32px;
        border-radius: 50%;
        color: var(--_text-soft);
      }

      button:hover {
        background: var(--_sunken);
        color: var(--_text);
      }

      .no svg {
        transform: rotate(180deg);
      }

      @media (pointer: coarse) {
        button {
          inline-size: 44px;
          block-size: 44px;
        }
      }

      @media (forced-colors: active) {
        button {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];
  static override properties = {
    host: { attribute: false },
    locale: {},
    message: { attribute: false },
    isBusy: { state: true },
    isThanked: { state: true },
  };

  declare host: Pick<ChatHost, 'vote' | 'insight'>;
  declare locale: Locale;
  declare message: AssistantMessage;
  declare private isBusy: boolean;
  /** Just now: who comes back later finds no trace of the question. */
  declare private isThanked: boolean;

  constructor() {
    super();
    this.locale = 'en';
    this.isBusy = false;
    this.isThanked = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = VOTE_STRINGS[this.locale];
    if (this.isThanked) return html`<p role="status" tabindex="-1">${words.thanks}</p>${this.#offer()}`;
    if (this.message.vote !== undefined) return nothing;
    return html`<div role="group" part="vote" aria-label=${words.question}>
      <span aria-hidden="true">${words.question}</span>
      ${this.#thumb(true, words.yes)} ${this.#thumb(false, words.no)}
    </div>`;
  }

  /** Who says how an answer was may want the shop to hear of more such, without their words. */
  #offer(): TemplateResult | typeof nothing {
    if (!this.host.insight) return nothing;
    void import('./aisle-insight-offer.ts').catch(() => {});
    return html`<aisle-insight-offer .host=${this.host} .locale=${this.locale}></aisle-insight-offer>`;
  }

  #thumb(helpful: boolean, label: string): TemplateResult {
    return html`<button class=${helpful ? 'yes' : 'no'} type="button" aria-label=${label} title=${label} ?disabled=${this.isBusy} @click=${() => void this.#vote(helpful)}>
      ${THUMB}
    </button>`;
  }

  /** What cannot be kept on this device just now can be tried again. */
  async #vote(helpful: boolean): Promise<void> {
    if (this.isBusy || this.message.vote !== undefined) return;
    this.isBusy = true;
    const { id, citations, packVersion } = this.message;
    try {
      await this.host.vote(id, helpful);
    } catch {
      return;
    } finally {
      this.isBusy = false;
    }
    this.isThanked = true;
    const detail: VoteDetail = { entryIds: citations.map((citation) => citation.id), helpful, packVersion };
    window.dispatchEvent(new CustomEvent('aisle:vote', { detail }));
    await this.updateComplete;
    // The pressed button is gone: the focus stays where it was.
    this.shadowRoot?.querySelector('p')?.focus({ preventScroll: true });
  }
}

defineOnce('aisle-vote', AisleVote);

declare global {
  interface HTMLElementTagNameMap {
    'aisle-vote': AisleVote;
  }
}

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Caveat, Pick, PickPromotion, PicksPart, Reason } from '#commerce/advice/pick.ts';
import type { Locale } from '#core/locale.ts';
import { ADVICE_STRINGS, type AdviceStrings } from '#i18n/advice-strings.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { formatDate, instantOf } from '#i18n/format-time.ts';
import type { Strings } from '#i18n/strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { linkView } from '#ui/link-view.ts';
import { picksStyles } from './aisle-picks-card.styles.ts';
import { cardStyles } from './card.styles.ts';

/** Products that were recommended: why each fits, when it is used, what a customer says, and what comes with it. */
export class AislePicksCard extends LitElement {
  static override styles = [base, cardStyles, picksStyles];
  static override properties = {
    card: { attribute: false },
    strings: { attribute: false },
    locale: {},
    noPictures: { state: true },
  };

  declare card: PicksPart;
  declare strings: Strings;
  declare locale: Locale;
  declare private noPictures: ReadonlySet<string>;

  constructor() {
    super();
    this.noPictures = new Set();
  }

  get #words(): AdviceStrings {
    return ADVICE_STRINGS[this.locale];
  }

  protected override render(): TemplateResult {
    return html`<ol role="list" class="picks" aria-label=${this.#words.picks}>
      ${this.card.picks.map((pick) => html`<li>${this.#pick(pick)}</li>`)}
    </ol>`;
  }

  #pick(pick: Pick): TemplateResult {
    const words = this.#words;
    return html`<div class="top">
        ${
          this.noPictures.has(pick.sku)
            ? nothing
            : html`<img src=${pick.image} alt="" width="76" height="76" loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${() => this.#withoutPicture(pick.sku)} />`
        }
        <div>
          <h3 dir="auto">${linkView(pick.url, pick.name)}</h3>
          ${this.#price(pick)}
          ${pick.tags.length > 0 ? html`<ul role="list" class="tags">${pick.tags.map((tag) => html`<li dir="auto">${tag}</li>`)}</ul>` : nothing}
        </div>
      </div>
      ${this.#why(pick)}
      ${pick.promotion ? html`<p class="offer" dir="auto">${this.#offer(pick.promotion)}</p>` : nothing}
      ${pick.scene ? html`<p class="note"><b>${words.scene}</b><span dir="auto">${pick.scene}</span></p>` : nothing}
      ${pick.review ? this.#review(pick.review) : nothing}`;
  }

  #price({ price, listPrice }: Pick): TemplateResult {
    const { now, was } = this.strings.product;
    return html`<p class="price">
      ${listPrice ? html`<span class="unseen">${now}</span>` : nothing}
      <bdi>${formatMoney(price, this.locale)}</bdi>
      ${listPrice ? html`<s><span class="unseen">${was}</span><bdi>${formatMoney(listPrice, this.locale)}</bdi></s>` : nothing}
    </p>`;
  }

  #why({ reasons, against }: Pick): TemplateResult | typeof nothing {
    const { reasons: fits, caveats } = this.#words;
    if (reasons.length + against.length === 0) return nothing;
    return html`<ul role="list" class="why">
      ${reasons.map((reason) => html`<li><span dir="auto">${this.#worded(fits[reason.code], reason)}</span></li>`)}
      ${against.map((caveat) => html`<li class="against"><span dir="auto">${this.#worded(caveats[caveat.code], caveat)}</span></li>`)}
    </ul>`;
  }

  /** Amounts are written as money of the shopper's language; everything else is in words already. */
  #worded(template: string, { params }: Reason | Caveat): string {
    const { amount, currency } = params;
    const money =
      amount !== undefined && currency !== undefined ? { amount: formatMoney({ amount, currency }, this.locale) } : {};
    return fill(template, { ...params, ...money });
  }

  #offer({ title, until }: PickPromotion): string {
    const at = instantOf(until);
    return at === null ? title : fill(this.#words.offer, { title, date: formatDate(at, Date.now(), this.locale) });
  }

  #review({ text, url }: NonNullable<Pick['review']>): TemplateResult {
    return html`<blockquote class="note">
      <b>${this.#words.review}</b>
      <span dir="auto">${url ? linkView(url, text) : text}</span>
    </blockquote>`;
  }

  #withoutPicture(sku: string): void {
    this.noPictures = new Set([...this.noPictures, sku]);
  }
}

defineOnce('aisle-picks-card', AislePicksCard);

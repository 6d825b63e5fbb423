import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '#core/locale.ts';
import { formatMoney } from '#i18n/format-money.ts';
import type { Strings } from '#i18n/strings.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { linkView } from '#ui/link-view.ts';
import { cardStyles } from './card.styles.ts';

/** A product of the shop's pack: what it costs, whether it is there, and what it is made of. */
export class AisleProductCard extends LitElement {
  static override styles = [
    base,
    cardStyles,
    css`
      .top {
        display: flex;
        gap: 14px;
      }

      img {
        flex: none;
        inline-size: 92px;
        block-size: 92px;
        object-fit: cover;
        border-radius: var(--_radius-s);
        background: var(--_sunken);
      }

      .top > div {
        min-inline-size: 0;
        display: grid;
        gap: 3px;
        align-content: start;
      }

      h3 {
        font-size: 15px;
        overflow-wrap: anywhere;
      }

      h3 a {
        color: inherit;
        text-decoration: none;
      }

      h3 a:hover {
        text-decoration: underline;
      }

      .price {
        font-size: 16px;
        font-weight: 650;
      }

      s {
        font-size: 13px;
        font-weight: 400;
        color: var(--_text-soft);
      }

      .stock {
        font-size: 13px;
        color: var(--_ok);
      }

      .stock.low {
        color: var(--_warn);
      }

      .stock.out {
        color: var(--_text-soft);
      }

      .summary {
        margin-block-start: 10px;
        color: var(--_text-soft);
      }

      .pairs {
        padding: 0 14px 14px;
        font-size: 13.5px;
      }
    `,
  ];
  static override properties = {
    product: { attribute: false },
    strings: { attribute: false },
    locale: {},
    noPicture: { state: true },
  };

  declare product: Product;
  declare strings: Strings;
  declare locale: Locale;
  declare private noPicture: boolean;

  constructor() {
    super();
    this.noPicture = false;
  }

  protected override render(): TemplateResult {
    const { product, strings, locale } = this;
    const words = strings.product;
    const stock = { 'in-stock': words.inStock, low: words.low, out: words.out }[product.stock];
    return html`<section>
        <div class="top">
          ${
            this.noPicture
              ? nothing
              : html`<img src=${product.image} alt="" width="92" height="92" loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${this.#onPictureError} />`
          }
          <div>
            <h3 dir="auto">${linkView(product.url, product.name)}</h3>
            <p class="price">
              ${product.listPrice ? html`<span class="unseen">${words.now}</span>` : nothing}
              <bdi>${formatMoney(product.price, locale)}</bdi>
              ${
                product.listPrice
                  ? html`<s><span class="unseen">${words.was}</span><bdi>${formatMoney(product.listPrice, locale)}</bdi></s>`
                  : nothing
              }
            </p>
            <p class="stock ${product.stock}">${stock}</p>
          </div>
        </div>
        ${product.summary ? html`<p class="summary" dir="auto">${product.summary}</p>` : nothing}
      </section>
      ${
        product.attributes.length > 0
          ? html`<details>
              <summary>${words.details}${icons.next}</summary>
              <dl class="pairs">
                ${product.attributes.map(({ label, value }) => html`<dt dir="auto">${label}</dt><dd dir="auto">${value}</dd>`)}
              </dl>
            </details>`
          : nothing
      }`;
  }

  readonly #onPictureError = (): void => {
    this.noPicture = true;
  };
}

defineOnce('aisle-product-card', AisleProductCard);

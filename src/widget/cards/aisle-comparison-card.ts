import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ComparisonPart } from '#commerce/advice/comparison.ts';
import type { Locale } from '#core/locale.ts';
import { ADVICE_STRINGS } from '#i18n/advice-strings.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { linkView } from '#ui/link-view.ts';
import { comparisonStyles } from './aisle-comparison-card.styles.ts';
import { cardStyles } from './card.styles.ts';

/** Two to four products side by side: what differs first, in bold. */
export class AisleComparisonCard extends LitElement {
  static override styles = [base, cardStyles, comparisonStyles];
  static override properties = { card: { attribute: false }, locale: {} };

  declare card: ComparisonPart;
  declare locale: Locale;

  protected override render(): TemplateResult {
    const { products, rows, suits, cautions } = this.card;
    const words = ADVICE_STRINGS[this.locale];
    // It scrolls sideways, so it can be reached by the keyboard.
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.comparison}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.feature}</th>
            ${products.map(({ name, url }) => html`<th scope="col" dir="auto">${linkView(url, name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr class="differs">
            <th scope="row">${words.price}</th>
            ${products.map(({ price }) => html`<td><bdi>${formatMoney(price, this.locale)}</bdi></td>`)}
          </tr>
          <tr class="differs">
            <th scope="row">${words.suits}</th>
            ${suits.map((suit, at) => {
              const reason = cautions?.[at];
              return html`<td dir="auto">${suit}${reason ? html`<p class="caution" dir="auto">${fill(words.caveats.mind, { reason })}</p>` : nothing}</td>`;
            })}
          </tr>
          ${rows.map(
            ({ label, values, differs }) => html`<tr class=${differs ? 'differs' : 'same'}>
              <th scope="row" dir="auto">${label}</th>
              ${values.map((value) => html`<td dir="auto">${value ?? nothing}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

defineOnce('aisle-comparison-card', AisleComparisonCard);

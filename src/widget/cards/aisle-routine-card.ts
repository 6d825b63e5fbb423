import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { RoutinePart, RoutineStepShown } from '#commerce/advice/routine.ts';
import type { Locale } from '#core/locale.ts';
import { ADVICE_STRINGS, type AdviceStrings } from '#i18n/advice-strings.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { linkView } from '#ui/link-view.ts';
import { routineStyles } from './aisle-routine-card.styles.ts';
import { cardStyles } from './card.styles.ts';

/** A routine: morning and evening in order, how to start, and what is kept apart. */
export class AisleRoutineCard extends LitElement {
  static override styles = [base, cardStyles, routineStyles];
  static override properties = { card: { attribute: false }, locale: {} };

  declare card: RoutinePart;
  declare locale: Locale;

  get #words(): AdviceStrings {
    return ADVICE_STRINGS[this.locale];
  }

  protected override render(): TemplateResult {
    const { title, sessions, apart, total } = this.card;
    const words = this.#words;
    return html`${title ? html`<section><h3 dir="auto">${title}</h3></section>` : nothing}
      ${sessions
        .filter(({ steps }) => steps.length > 0)
        .map(
          ({ session, steps }) => html`<section>
            <h4 id=${session}>${words[session]}</h4>
            <ol role="list" class="steps" aria-labelledby=${session}>${steps.map((step) => this.#step(step))}</ol>
          </section>`,
        )}
      ${
        apart.length > 0
          ? html`<section>
              <h4>${words.apart}</h4>
              <ul role="list" class="apart">
                ${apart.map(({ names, reason }) => html`<li dir="auto">${names.length > 0 ? html`<b>${names.join(' × ')}</b> ` : nothing}${reason}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      ${total ? html`<section><p class="total"><bdi>${fill(words.total, { amount: formatMoney(total, this.locale) })}</bdi></p></section>` : nothing}`;
  }

  #step({ label, name, url, price, own, notes }: RoutineStepShown): TemplateResult {
    return html`<li>
      <span class="name"><span class="soft" dir="auto">${label}</span> <span dir="auto">${url ? linkView(url, name) : name}</span></span>
      ${own ? html`<span class="own">${this.#words.own}</span>` : price ? html`<bdi>${formatMoney(price, this.locale)}</bdi>` : html`<span></span>`}
      ${notes.length > 0 ? html`<small dir="auto">${notes.join(' ')}</small>` : nothing}
    </li>`;
  }
}

defineOnce('aisle-routine-card', AisleRoutineCard);

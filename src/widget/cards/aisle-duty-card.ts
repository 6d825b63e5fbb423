import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DutyCharge, DutyEvidence, DutyReport } from '#commerce/duty/duty-report.ts';
import { numberFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import { DUTY_STRINGS, type DutyStrings } from '#i18n/duty-strings.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { formatDate } from '#i18n/format-time.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { linkView } from '#ui/link-view.ts';
import { dutyStyles } from './aisle-duty-card.styles.ts';
import { cardStyles } from './card.styles.ts';

/** Duty, taxes and fees on goods for one country, each with its rate, and on demand with its source and date. */
export class AisleDutyCard extends LitElement {
  static override styles = [base, cardStyles, dutyStyles];
  static override properties = { report: { attribute: false }, locale: {} };

  declare report: DutyReport;
  declare locale: Locale;

  get #words(): DutyStrings {
    return DUTY_STRINGS[this.locale];
  }

  protected override render(): TemplateResult {
    const { report } = this;
    const words = this.#words;
    const title = fill(words.title, { country: this.#country() });
    return html`<section>
        <h3 id="title">${title}</h3>
        <table aria-labelledby="title">
          <tbody>
            ${this.#row(words.goods, this.#worth(report.customsGoods), this.#given(report.goods))}
            ${this.#row(words.shipping, this.#worth(report.customsShipping), this.#given(report.shipping))}
          </tbody>
          <tbody class="due">
            ${report.charges.map((charge) => this.#row(this.#name(charge), this.#worth(charge.amount), this.#rate(charge)))}
          </tbody>
          <tfoot>
            ${this.#row(words.total, this.#worth(report.total), null)}
          </tfoot>
        </table>
        <p class="soft payer">${this.#payers()}</p>
        ${report.waived === null ? nothing : html`<p class="soft">${fill(words.waived, { amount: this.#worth(report.waived) })}</p>`}
        ${report.notes.map((note) => (words.notes[note] ? html`<p class="soft">${words.notes[note]}</p>` : nothing))}
        ${report.stale ? html`<p class="stale">${icons.clock}${words.staleNote}</p>` : nothing}
      </section>
      ${this.#sources()}`;
  }

  #row(label: string, amount: string, small: string | null): TemplateResult {
    return html`<tr>
      <th scope="row"><bdi>${label}</bdi>${small ? html` <small><bdi>${small}</bdi></small>` : nothing}</th>
      <td><bdi>${amount}</bdi></td>
    </tr>`;
  }

  #country(): string {
    const { destination } = this.report;
    return new Intl.DisplayNames([this.locale], { type: 'region' }).of(destination) ?? destination;
  }

  #worth(amount: string): string {
    return formatMoney({ amount, currency: this.report.currency }, this.locale);
  }

  /** What the shop counts, where that is another currency. */
  #given(money: { amount: string; currency: string }): string | null {
    return money.currency === this.report.currency ? null : formatMoney(money, this.locale);
  }

  #name({ kind, name }: DutyCharge): string {
    const word = this.#words.kinds[kind];
    if (name === null) return word;
    return kind === 'tax' ? name : `${word}: ${name}`;
  }

  #rate({ rate, base: of, hs }: DutyCharge): string | null {
    const words = this.#words;
    const money = (each: { amount: string; currency: string }): string => formatMoney(each, this.locale);
    const goods = hs.length > 0 ? ` (HS ${hs.join(', ')})` : '';
    const share = (text: string): string =>
      of === null ? text : fill(words.ofBase, { rate: text, base: this.#worth(of) });
    switch (rate.kind) {
      case 'percent':
        return `${share(this.#percent(rate.percent))}${goods}`;
      case 'share':
        return share(`${rate.share[0]}/${rate.share[1]}`);
      case 'per-kg':
        return `${fill(words.perKg, { money: money(rate.perKg), kg: rate.kg })}${goods}`;
      case 'each':
        return `${fill(words.each, { money: money(rate.each), count: rate.count })}${goods}`;
      case 'fixed':
        return rate.percent === null ? null : `${money(rate.fixed)} + ${share(this.#percent(rate.percent))}`;
    }
  }

  /** The decimal string goes to `Intl` as it is, with the per cent sign as a unit: nothing is divided by a hundred. */
  #percent(percent: string): string {
    return numberFormat(this.locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 4 }).format(
      percent as `${number}`,
    );
  }

  #payers(): string {
    const { charges, schemes, atCheckout, toCarrier } = this.report;
    const words = this.#words;
    const payers = new Set(charges.map(({ payer }) => payer));
    const lines = schemes.map((name) => fill(words.scheme, { name }));
    if (payers.size === 0) lines.push(words.nothing);
    if (payers.has('checkout'))
      lines.push(payers.size > 1 ? `${words.checkout}: ${this.#worth(atCheckout)}` : words.checkout);
    if (payers.has('carrier'))
      lines.push(payers.size > 1 ? `${words.carrier}: ${this.#worth(toCarrier)}` : words.carrier);
    return lines.join(' · ');
  }

  #sources(): TemplateResult {
    const { charges, regimes, exchange } = this.report;
    const words = this.#words;
    return html`<details>
      <summary>${words.details}${icons.next}</summary>
      <ul role="list" class="sources">
        ${exchange ? this.#source(this.#exchange(exchange), exchange.evidence) : nothing}
        ${regimes.map(({ evidence }) => this.#source(words.rule, evidence))}
        ${charges.map((charge) => this.#source(this.#name(charge), charge.evidence))}
      </ul>
    </details>`;
  }

  #exchange({ from, rate, to }: NonNullable<DutyReport['exchange']>): string {
    const number = numberFormat(this.locale, { maximumFractionDigits: 6 }).format(rate as `${number}`);
    return `1 ${from} = ${number} ${to}`;
  }

  #source(label: string, { title, publisher, url, asOf, validUntil, stale }: DutyEvidence): TemplateResult {
    const words = this.#words;
    const dates = [
      fill(words.asOf, { date: this.#day(asOf) }),
      ...(validUntil ? [fill(words.until, { date: this.#day(validUntil) })] : []),
      ...(stale ? [words.stale] : []),
    ];
    return html`<li>
      <strong><bdi>${label}</bdi></strong>
      <span dir="auto">${linkView(url, `${title} (${publisher})`)}</span>
      <span class=${stale ? 'old' : 'soft'}>${dates.join(' · ')}</span>
    </li>`;
  }

  /** A calendar day is the same everywhere: noon keeps it from moving with the time zone. */
  #day(day: string): string {
    return formatDate(Date.parse(`${day}T12:00:00`), Date.now(), this.locale);
  }
}

defineOnce('aisle-duty-card', AisleDutyCard);

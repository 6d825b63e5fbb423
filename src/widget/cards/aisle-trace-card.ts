import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { TraceReport } from '#commerce/trace/trace-report.ts';
import type { Locale } from '#core/locale.ts';
import type { MessagePart } from '#dialogue/state.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { formatDate, formatMoment, formatTime } from '#i18n/format-time.ts';
import type { Strings } from '#i18n/strings.ts';
import { TRACE_STRINGS, type TraceStrings } from '#i18n/trace-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { traceStyles } from './aisle-trace-card.styles.ts';
import { chartView } from './aisle-trace-card-chart.ts';
import { batchView, missingView, sortingView, wayView } from './aisle-trace-card-facts.ts';
import { degreesText, minutesText, reasonText } from './aisle-trace-card-words.ts';
import { cardStyles } from './card.styles.ts';

const ICONS = {
  fine: icons.check,
  watch: icons.clock,
  unknown: icons.clock,
  doubtful: icons.alert,
  unsafe: icons.alert,
};

/** The traceability report of one line: what it comes to and why, the curve, the way, batch and dates, what is offered. */
export class AisleTraceCard extends LitElement {
  static override styles = [base, cardStyles, traceStyles];
  static override properties = { card: { attribute: false }, strings: { attribute: false }, locale: {} };

  declare card: Extract<MessagePart, { type: 'trace' }>;
  declare strings: Strings;
  declare locale: Locale;

  protected override render(): TemplateResult {
    const { report, source, syncedAt } = this.card;
    const words = TRACE_STRINGS[this.locale];
    return html`<section class="verdict ${report.verdict}">
        <p class="soft between"><bdi>${report.title}</bdi><bdi>${report.order}</bdi></p>
        <h3>${ICONS[report.verdict]}${words.verdict[report.verdict]}</h3>
        <ul role="list" class="reasons">
          ${report.reasons.map(
            (reason) => html`<li class=${reason.verdict}>${reasonText(reason, words, this.locale)}</li>`,
          )}
        </ul>
        <p class="caution">${words.caution}</p>
        ${
          source === 'device'
            ? html`<p class="stale">
                ${icons.clock}${fill(this.strings.order.asOf, { date: formatMoment(syncedAt, this.locale) })}
              </p>`
            : nothing
        }
      </section>
      ${this.#offers(words)} ${this.#curve(report, words)} ${wayView(report, words, this.locale)}
      ${batchView(report, words, this.locale)} ${sortingView(report, words, this.locale)}
      ${missingView(report, words, this.locale)}`;
  }

  #offers({ offers: words }: TraceStrings): unknown {
    const { offers } = this.card;
    if (offers.length === 0) return nothing;
    return html`<section>
      <h4>${words.title}</h4>
      <ul role="list" class="offers">
        ${offers.map(
          ({ kind, amount, untilMs }) =>
            html`<li class="between">
              <strong>${fill(words[kind], { amount: formatMoney(amount, this.locale) })}</strong>
              <span class="soft"
                >${untilMs === null ? '' : fill(words.until, { date: formatDate(untilMs, Date.now(), this.locale) })}</span
              >
            </li>`,
        )}
      </ul>
      <p class="soft">${words.ask}</p>
    </section>`;
  }

  #curve({ log }: TraceReport, { curve: words }: TraceStrings): unknown {
    const { locale } = this;
    const first = log?.points[0];
    const last = log?.points.at(-1);
    if (!log || !first || !last) return nothing;
    const degrees = (celsius: number) => degreesText(celsius, locale);
    const time = (at: number) => formatTime(at, locale);
    const { limits, minutesAbove, peak, lowest, gaps, points } = log;
    const held =
      limits.max === null
        ? null
        : fill(minutesAbove > 0 ? words.above : words.never, {
            minutes: minutesText(minutesAbove, locale),
            limit: degrees(limits.max),
          });
    const span = {
      from: time(first.at),
      until: time(last.at),
      low: degrees(lowest.celsius),
      high: degrees(peak.celsius),
    };
    const label = [fill(words.alt, span), held].filter((text) => text !== null).join('. ');
    return html`<section>
        <h4>${words.title}</h4>
        ${chartView(log, { label, degrees, time })}
        <p class="between">
          <strong class=${minutesAbove > 0 ? 'bad' : 'ok'}>${held}</strong>
          <span class="soft">${fill(words.highest, { peak: degrees(peak.celsius), time: time(peak.at) })}</span>
        </p>
        ${gaps.map(
          ({ from, until }) =>
            html`<p class="gap-told">${icons.alert}${fill(words.gap, { from: time(from), until: time(until) })}</p>`,
        )}
      </section>
      <details>
        <summary>${words.readings}${icons.next}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.time}</th>
              <th scope="col">${words.temperature}</th>
            </tr>
          </thead>
          <tbody>
            ${points.map(
              ({ at, celsius }) =>
                html`<tr class=${limits.max !== null && celsius > limits.max ? 'bad' : ''}>
                  <td>${time(at)}</td>
                  <td>${degrees(celsius)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </details>`;
  }
}

defineOnce('aisle-trace-card', AisleTraceCard);

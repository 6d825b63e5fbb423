import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import type { Counts, Spread, SupportReport } from '#merchant/generated/protocol.ts';
import { DeskElement } from '../look/desk-element.ts';
import { monthName } from '../look/moments.ts';
import { waitingTime } from '../queue/waiting-time.ts';
import type { MonthReport } from '../state/month-report.ts';
import { arrivalsView } from './arrivals-view.ts';
import { monthStyles } from './desk-month.styles.ts';
import { heardShops } from './heard-shops.ts';

/** `YYYY-MM`, for browsers whose field for a month is one for text. */
const MONTH = '20[0-9]{2}-(0[1-9]|1[0-2])';

/** What a month came to: for the review of it, and the planning of shifts. */
export class DeskMonth extends DeskElement {
  static override styles = monthStyles;

  override render() {
    const { month: words, records: shared } = this.words;
    const { store } = this.desk;
    if (!store.records) return nothing;
    const { month } = store.records;
    return html`
      <h2>${words.title}</h2>
      <p class="soft">${words.hint}</p>
      <form @submit=${this.#show}>
        <div class="fields">
          <label>${shared.shop}<input name="shop" list="shops" required maxlength="128" autocomplete="off" /></label>
          <label>${words.month}<input name="month" type="month" required min="2020-01" max="2099-12" pattern=${MONTH} title=${words.monthForm} .defaultValue=${thisMonth(store.now)} /></label>
        </div>
        <datalist id="shops">${heardShops(store).map((id) => html`<option value=${id}></option>`)}</datalist>
        <p class="fault" role="alert">${this.#fault(month)}</p>
        <div class="foot"><span></span><button type="submit" class="button filled" ?disabled=${month.busy !== null}>${words.show}</button></div>
      </form>
      <div class="outcome" role="status">${month.busy ? shared.loading : month.figures && this.#figures(month.figures)}</div>
    `;
  }

  #fault({ fault }: MonthReport) {
    const { month: words, records: shared } = this.words;
    if (fault === null) return nothing;
    const texts = {
      month: words.failed,
      'no-such-shop': words.noSuchShop,
      'no-such-month': words.monthForm,
      'not-allowed': shared.notAllowed,
    };
    return texts[fault];
  }

  #figures(report: SupportReport) {
    const { month: words, reason, skill, dialog } = this.words;
    const { handoffs, ratings, shop, month } = report;
    const of = html`<h3>${shop} · ${monthName(month, this.desk.language)}</h3>`;
    if (handoffs === 0) return html`${of}<p>${words.none}</p>`;
    return html`${of}
      <dl>
        <dt>${words.handoffs}</dt>
        <dd>${handoffs}</dd>
        ${row(words.why, counts(report.by_reason, reason))}
        ${row(words.skill, counts(report.by_skill, skill))}
        ${row(words.tickets, counts(report.tickets, words.ticket))}
        ${row(words.waiting, this.#spread(report.waiting_seconds))}
        ${row(words.reply, this.#spread(report.first_reply_seconds))}
        ${row(words.ended, counts(report.closings, dialog.closing))}
        ${row(words.rating, ratings.mean === null ? '' : fill(words.rated, { mean: ratings.mean, count: ratings.count }))}
      </dl>
      ${arrivalsView(report.arrivals, this.words, this.desk.language)}
      <p class="soft">${fill(words.clock, { zone: report.time_zone })}</p>
    `;
  }

  #spread({ median, p90 }: Spread): string {
    if (median === null || p90 === null) return '';
    return fill(this.words.month.spread, { median: waitingTime(median * 1000), most: waitingTime(p90 * 1000) });
  }

  readonly #show = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const { store } = this.desk;
    store.run(store.records?.month.load(String(data.get('shop')).trim(), String(data.get('month'))));
  };
}

/** What there was none of is left out. */
const row = (name: string, text: string) =>
  text === ''
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${text}</dd>`;

function counts(of: Counts, names: Readonly<Record<string, string>>): string {
  const most = Object.entries(of).toSorted(([, a], [, b]) => b - a);
  return most.map(([name, count]) => `${names[name] ?? name} ${count}`).join(' · ');
}

/** @param nowMs Epoch. */
function thisMonth(nowMs: number): string {
  const now = new Date(nowMs);
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}

customElements.define('desk-month', DeskMonth);

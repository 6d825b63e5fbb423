import { css, html, nothing, type TemplateResult } from 'lit';
import { fill } from '#i18n/fill.ts';
import { privacyWords } from '#i18n/studio/privacy-words.ts';
import { compareWeeks } from '#insight/private/compare-weeks.ts';
import { type FamilyName, partsOf } from '#insight/private/dictionary.ts';
import { LEAST_REPORTS } from '#insight/private/estimate-cells.ts';
import type { Tally } from '#insight/private/tally-reports.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import '../look/studio-chart.ts';
import { StudioElement } from '../look/studio-element.ts';
import { estimateChart } from './estimate-chart.ts';
import { type EstimateRow, estimateRows, funnelsOf, hasFunnels } from './estimate-rows.ts';

/** Bars of the chart; the table has all cells. */
const BARS = 18;
/** A change with a chance below this is told. */
const LEVEL = 0.05;

/** Estimates of one week and family with their error bars, what came after answers, and what changed since the week before. */
export class PrivacyFigures extends StudioElement {
  static override styles = [
    studioBase,
    css`
      .grey {
        color: var(--_text-soft);
      }
      td small {
        display: block;
        color: var(--_text-soft);
      }
    `,
  ];
  static override properties = {
    ...StudioElement.properties,
    weeks: { attribute: false },
    week: { state: true },
    family: { state: true },
  };
  declare weeks: readonly { week: string; tallies: readonly Tally[] }[];
  declare private week: string | null;
  declare private family: FamilyName;

  constructor() {
    super();
    this.weeks = [];
    this.week = null;
    this.family = 'after';
  }

  protected override render(): TemplateResult | typeof nothing {
    const words = this.say(privacyWords);
    const chosen = this.weeks.find(({ week }) => week === this.week) ?? this.weeks.at(-1);
    const tally = chosen?.tallies.find(({ family }) => family.name === this.family) ?? chosen?.tallies[0];
    if (!chosen || !tally) return nothing;
    const isEnough = tally.reports >= LEAST_REPORTS;
    const rows = isEnough ? estimateRows(tally) : [];
    return html`<section class="card">
        <div class="row">
          <label class="field"><span>${words.figures.week}</span>
            <select @change=${(event: Event) => {
              this.week = (event.currentTarget as HTMLSelectElement).value;
            }}>${this.weeks.map(({ week }) => html`<option ?selected=${week === chosen.week}>${week}</option>`)}</select></label>
          <label class="field"><span>${words.figures.family}</span>
            <select @change=${(event: Event) => {
              this.family = (event.currentTarget as HTMLSelectElement).value as FamilyName;
            }}>${chosen.tallies.map(
              ({ family }) =>
                html`<option value=${family.name} ?selected=${family.name === tally.family.name}>${words.families[family.name]}</option>`,
            )}</select></label>
        </div>
        <p class="row">
          <span class="figure">${this.#whole(tally.devices)} <small>${words.figures.devices}</small></span>
          <span class="figure">${this.#whole(tally.reports)} <small>${words.figures.reports}</small></span>
          ${isEnough ? html`<span class="figure">${rows.filter(({ isReal }) => isReal).length} <small>${words.figures.real}</small></span>` : nothing}
        </p>
        ${
          isEnough
            ? html`${this.#chart(rows)}<p class="help">${words.figures.noise}</p>`
            : html`<p class="notice">${fill(words.figures.tooFew, { reports: tally.reports, least: LEAST_REPORTS })}</p>`
        }
      </section>
      ${isEnough && hasFunnels(tally.family.name) ? this.#funnels(tally) : nothing}
      ${isEnough ? this.#changes(chosen.week, tally) : nothing}`;
  }

  #chart(rows: readonly EstimateRow[]): TemplateResult {
    const { figures } = this.say(privacyWords);
    const style = getComputedStyle(this);
    const of = (name: string, other: string) => style.getPropertyValue(name).trim() || other;
    const colours = {
      real: of('--_accent', '#0f8b79'),
      noise: of('--_line-strong', '#9aa5a2'),
      whisker: of('--_text', '#222222'),
    };
    const bars = rows.slice(0, BARS);
    const cells = rows.map((row) => [
      this.#label(row.cell),
      Math.round(row.devices),
      Math.max(0, Math.round(row.low)),
      Math.max(0, Math.round(row.high)),
      row.isReal ? figures.yes : figures.no,
    ]);
    return html`<studio-chart
      label=${figures.caption}
      height=${60 + bars.length * 24}
      .option=${estimateChart(bars, ({ cell }) => this.#label(cell), colours, figures.axis)}
      .table=${{ head: figures.head, rows: cells }}
    ></studio-chart>`;
  }

  #funnels(tally: Tally): TemplateResult {
    const { figures, hows } = this.say(privacyWords);
    const funnels = funnelsOf(tally);
    return html`<section class="card">
      <h2>${figures.funnel}</h2>
      <p class="help">${figures.funnelText}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${figures.funnel}><table>
        <thead><tr>
          <th scope="col">${figures.about}</th><th scope="col" class="number">${figures.whole}</th>
          ${funnels[0]?.shares.map(({ how }) => html`<th scope="col" class="number">${hows[how] ?? how}</th>`)}
        </tr></thead>
        <tbody>${funnels.map(
          ({ what, whole, shares }) => html`<tr>
            <th scope="row">${this.#about(what)}</th>
            <td class="number">${this.#whole(Math.max(0, whole.devices))}</td>
            ${shares.map(({ share }) =>
              share
                ? html`<td class="number">${percent(share.share, this.workshop.language)}<small>${percent(share.low, this.workshop.language)}–${percent(share.high, this.workshop.language)}</small></td>`
                : html`<td class="number grey">${figures.unknown}</td>`,
            )}
          </tr>`,
        )}</tbody>
      </table></div>
    </section>`;
  }

  #changes(week: string, tally: Tally): TemplateResult {
    const { figures } = this.say(privacyWords);
    const at = this.weeks.findIndex((one) => one.week === week);
    const before = this.weeks[at - 1]?.tallies.find(({ family }) => family.id === tally.family.id);
    const isComparable = before !== undefined && before.reports >= LEAST_REPORTS;
    const sure = isComparable ? compareWeeks(before, tally).filter(({ pValue }) => pValue < LEVEL) : [];
    const tooFew = before && fill(figures.tooFewBefore, { reports: before.reports, least: LEAST_REPORTS });
    return html`<section class="card">
      <h2>${figures.change}</h2>
      <p class="help">${isComparable ? figures.changeText : (tooFew ?? figures.onlyOne)}</p>
      ${isComparable && sure.length === 0 ? html`<p>${figures.changeNone}</p>` : nothing}
      ${
        sure.length === 0
          ? nothing
          : html`<div class="scroll" tabindex="0" role="region" aria-label=${figures.change}><table>
            <thead><tr>${figures.changeHead.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
            <tbody>${sure.map(
              (change) => html`<tr>
                <th scope="row">${this.#label(change.cell)}</th>
                <td>${percent(Math.max(0, change.before), this.workshop.language)}</td>
                <td>${percent(Math.max(0, change.after), this.workshop.language)}</td>
                <td>${change.pValue < 0.001 ? '< 0.001' : change.pValue.toFixed(3)}</td>
              </tr>`,
            )}</tbody>
          </table></div>`
      }
    </section>`;
  }

  #label(cell: string): string {
    const { what, how } = partsOf(cell);
    return `${this.#about(what)} · ${this.say(privacyWords).hows[how] ?? how}`;
  }

  #about(what: string): string {
    return this.say(privacyWords).groups[what] ?? what;
  }

  #whole(value: number): string {
    return new Intl.NumberFormat(this.workshop.language, { maximumFractionDigits: 0 }).format(value);
  }
}

defineOnce('privacy-figures', PrivacyFigures);

import type Big from 'big.js';
import { html } from 'lit';
import { fill } from '#i18n/fill.ts';
import { figuresWords } from '#i18n/studio/figures-words.ts';
import { contactsPerMonth } from '#insight/figures/contacts-per-month.ts';
import {
  alternativeCost,
  EXAMPLE_ALTERNATIVES,
  EXAMPLE_INPUTS,
  type InvestmentInput,
  type InvestmentInputs,
  returnOnInvestment,
  sensitivity,
} from '#insight/figures/return-on-investment.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import '../look/studio-chart.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioDatabase } from '../state/studio-database.ts';
import type { LogCounts } from './log-counts.ts';

const KEY = 'figures/investment';
const NUMBER = /^\d{1,12}(\.\d{1,6})?$/;

const isRight = (input: InvestmentInput, value: string): boolean =>
  NUMBER.test(value) && (input !== 'contained' || Number(value) <= 1);

/** What an assistant in front saves or costs. */
export class StudioInvestment extends StudioElement {
  static override styles = [studioBase];
  static override properties = { counted: { attribute: false }, inputs: { state: true }, wrong: { state: true } };
  declare counted: LogCounts | null;
  declare inputs: InvestmentInputs;
  declare wrong: Partial<Record<InvestmentInput, string>>;

  constructor() {
    super();
    this.counted = null;
    this.inputs = EXAMPLE_INPUTS;
    this.wrong = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#recall();
  }

  override render() {
    const words = this.say(figuresWords).investment;
    return html`<p class="lead">${words.lead}</p>
      <div class="columns"><form class="card" @submit=${(event: Event) => event.preventDefault()}>
        ${(Object.keys(this.inputs) as InvestmentInput[]).map((input) => this.#field(input))}
      </form>
      <div class="page" style="padding:0">${this.#result()}</div></div>
      <p class="help">${words.leavesOut}</p>`;
  }

  #field(input: InvestmentInput) {
    const words = this.say(figuresWords).investment;
    const isWrong = this.wrong[input] !== undefined;
    return html`<div class="field"><label for=${input}><strong>${words.inputs[input].name}</strong></label>
      <input id=${input} inputmode="decimal" .value=${this.wrong[input] ?? this.inputs[input]} aria-invalid=${isWrong} aria-describedby="${input}-help"
        @input=${(event: Event) => this.#put(input, (event.target as HTMLInputElement).value.trim())}>
      <small class="help" id="${input}-help">${isWrong ? html`<span class="bad-text">${words.fault}</span>` : words.inputs[input].source}</small></div>`;
  }

  #result() {
    const words = this.say(figuresWords).investment;
    const result = returnOnInvestment(this.inputs);
    const swings = sensitivity(this.inputs);
    const line = (name: string, value: string) =>
      html`<div><dt class="help">${name}</dt><dd class="figure">${value}</dd></div>`;
    const { payBackMonths, breakEven } = result;
    const ordered = [...swings].reverse();
    return html`<dl class="card cards">
        ${line(words.monthly, this.#money(result.monthly))}
        ${line(words.year, this.#money(result.year))}
        ${line(words.threeYears, this.#money(result.threeYears))}
        ${line(words.payBack, payBackMonths ? fill(words.months, { count: payBackMonths.round(1).toFixed() }) : words.never)}
        ${breakEven ? line(words.breakEven, `${breakEven.times(100).round(1).toFixed()} %`) : line(words.noBreakEven, '–')}
      </dl>
      <div class="card"><studio-chart label=${words.sensitivity} .height=${60 + 30 * ordered.length}
        .option=${{
          legend: { top: 0 },
          xAxis: { type: 'value', axisLabel: { hideOverlap: true } },
          yAxis: {
            type: 'category',
            data: ordered.map(({ input }) => words.inputs[input].name),
            axisLabel: { width: 130, overflow: 'truncate' },
          },
          series: (['lower', 'higher'] as const).map((side) => ({
            name: words[side],
            type: 'bar',
            stack: 'swing',
            data: ordered.map((swing) => swing[side].minus(result.year).round(0).toNumber()),
          })),
        }}
        .table=${{ head: [words.input, words.lower, words.higher], rows: swings.map(({ input, lower, higher }) => [words.inputs[input].name, this.#money(lower), this.#money(higher)]) }}></studio-chart></div>
      <div class="card"><div class="scroll" tabindex="0" role="region" aria-label=${words.alternatives}><table><caption>${words.alternatives}</caption>
        <thead><tr><th scope="col">${words.way}</th><th scope="col" class="number">${words.inYear}</th><th scope="col" class="number">${words.inThree}</th></tr></thead>
        <tbody>${EXAMPLE_ALTERNATIVES.map(
          (way) => html`<tr><th scope="row">${words.ways[way.id] ?? way.id}</th>
            ${[12, 36].map((months) => html`<td class="number">${this.#money(alternativeCost(way, this.inputs.contactsPerMonth, months))}</td>`)}</tr>`,
        )}</tbody></table></div><p class="help">${words.alternativesHelp}</p></div>`;
  }

  /** Money stays decimal until it is written. */
  #money(amount: Big): string {
    return new Intl.NumberFormat(this.workshop.language, { maximumFractionDigits: 0 }).format(
      amount.round(0).toFixed() as Intl.StringNumericLiteral,
    );
  }

  #put(input: InvestmentInput, value: string): void {
    const { [input]: _, ...wrong } = this.wrong;
    if (!isRight(input, value)) {
      this.wrong = { ...wrong, [input]: value };
      return;
    }
    this.wrong = wrong;
    this.inputs = { ...this.inputs, [input]: value };
    void studioDatabase().things.put({ key: KEY, value: this.inputs });
  }

  /** What was put before; else the volume of the log, and the share that the assistant settled in it. */
  async #recall(): Promise<void> {
    const kept = (await studioDatabase().things.get(KEY))?.value as Partial<InvestmentInputs> | undefined;
    const entries = Object.entries(kept ?? {}) as [InvestmentInput, string][];
    const right = entries.filter(([input, value]) => input in EXAMPLE_INPUTS && isRight(input, value));
    this.inputs = { ...EXAMPLE_INPUTS, ...this.#fromLog(), ...Object.fromEntries(right) };
  }

  #fromLog(): Partial<InvestmentInputs> {
    const contacts = contactsPerMonth(this.counted?.counts.days ?? []);
    return contacts === null ? {} : { contactsPerMonth: String(contacts) };
  }
}

defineOnce('studio-investment', StudioInvestment);

import { html, nothing, type PropertyValues } from 'lit';
import { HELD_BACK } from '#dialogue/variants.ts';
import { fill } from '#i18n/fill.ts';
import { labWords } from '#i18n/studio/lab-words.ts';
import type { LeftOut } from '#insight/experiment/count-outcomes.ts';
import { type ArmResult, type Judgement, judgeExperiment } from '#insight/experiment/judge-experiment.ts';
import { type OutcomeFault, readOutcomes } from '#insight/experiment/read-outcomes.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent, points } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import '../look/studio-chart.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import { experimentDays, keepOutcomes, planOf, windowOf } from './experiment-counts.ts';
import type { ListedExperiment } from './list-experiments.ts';
import { rangeChart } from './range-chart.ts';
import { rollOut } from './roll-out.ts';
import { verdictText } from './verdict-text.ts';

interface Judged extends Judgement {
  leftOut: LeftOut;
  /** Conversations of days whose orders may still come. */
  waiting: number;
  days: string[];
}

/** One experiment: what it says today, how that came about, and the way to end it. */
export class StudioExperiment extends StudioElement {
  static override styles = [studioBase];
  static override properties = {
    experiment: { attribute: false },
    judged: { state: true },
    faults: { state: true },
    fault: { state: true },
    oncePerShopper: { state: true },
    chosen: { state: true },
  };
  declare experiment: ListedExperiment;
  declare judged: Judged | null;
  declare faults: OutcomeFault[];
  declare fault: unknown;
  declare oncePerShopper: boolean;
  /** Arm that is asked about in the dialog. */
  declare chosen: string | null;
  #name = '';

  constructor() {
    super();
    this.judged = null;
    this.faults = [];
    this.fault = null;
    this.oncePerShopper = true;
    this.chosen = null;
  }

  override render() {
    const words = this.say(labWords);
    const { name, key, record, running } = this.experiment;
    return html`<div class="page" style="padding:0">
      <div class="heading"><h2>${name}</h2><span class="chip ${running ? 'good' : ''}">${running ? words.running : words.ended}</span>
        <span class="soft">${fill(words.detail.key, { key })}${record ? html` · ${fill(words.detail.started, { day: record.started })}` : nothing}</span></div>
      ${record ? nothing : html`<p class="notice">${words.detail.noRecord}</p>`}
      ${record?.result ? html`<p>${fill(words.detail.result, { day: record.result.ended, by: record.result.by || words.detail.nobody, arm: record.result.rolledOut })}</p>` : nothing}
      ${this.fault === null ? nothing : html`<p class="fault" role="alert">${whyOf(this.fault)}</p>`}
      ${this.judged ? this.#judgement(this.judged) : nothing}
      ${running ? this.#bring() : nothing}
      ${this.#dialog()}</div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('experiment') || this.#name === this.experiment.name) return;
    this.#name = this.experiment.name;
    this.judged = null;
    void this.#judge();
  }

  #judgement(judged: Judged) {
    const words = this.say(labWords);
    const plan = planOf(this.experiment);
    const look = { better: 'good', 'first-best': 'good', harm: 'bad', 'split-broken': 'bad' } as Record<string, string>;
    return html`<section class="card" role="status"><p><strong class="chip ${look[judged.verdict.kind] ?? ''}">${points(plan.effect)} · ${percent(plan.level, this.workshop.language)}</strong></p>
        <p style="font-size:18px">${verdictText(judged.verdict, plan, words)}</p>
        ${this.experiment.running ? this.#ending(judged) : nothing}</section>
      ${judged.days.length === 0 ? nothing : html`${judged.arms.map((arm) => this.#chart(arm, judged.days))}${this.#table(judged)}`}`;
  }

  #ending({ verdict }: Judged) {
    const words = this.say(labWords).detail;
    const best = verdict.kind === 'better' ? verdict.arm : planOf(this.experiment).arms[0];
    const { arms } = planOf(this.experiment);
    const worded = arms.filter((arm) => arm !== HELD_BACK);
    return html`${worded.length < arms.length ? html`<p class="help">${words.holdBackForAll}</p>` : nothing}
      <div class="row"><span>${words.rollOut}</span>${worded.map(
        (arm) =>
          html`<button class="button ${arm === best && verdict.kind !== 'early' && verdict.kind !== 'empty' ? 'filled' : ''}" @click=${() => this.#ask(arm)}>${arm}</button>`,
      )}</div>`;
  }

  #chart({ arm, points: range }: ArmResult, days: readonly string[]) {
    const words = this.say(labWords).detail;
    const first = planOf(this.experiment).arms[0] ?? '';
    const { option, rows } = rangeChart(range, days, planOf(this.experiment).effect, words);
    return html`<div class="card"><studio-chart label=${fill(words.chart, { arm, first })} .option=${option}
        .table=${{ head: [words.day, words.low, words.difference, words.high], rows }}></studio-chart>
      ${range.at(-1)?.drifted ? html`<p class="notice">${words.drifted}</p>` : nothing}</div>`;
  }

  #table({ arms, harms, split }: Judged) {
    const words = this.say(labWords);
    const { guards } = planOf(this.experiment);
    const first = arms[0];
    const row = (
      name: string,
      { count, of }: { count: number; of: number },
      range: string,
    ) => html`<tr><th scope="row">${name}</th>
      <td class="number">${of}</td><td class="number">${count}</td><td class="number">${of === 0 ? '–' : ((count / of) * 100).toFixed(1)}</td><td class="number">${range}</td></tr>`;
    return html`<div class="card"><div class="scroll" tabindex="0" role="region" aria-label=${words.detail.table}><table><caption>${words.detail.table}</caption>
        <thead><tr><th scope="col">${words.detail.arm}</th><th scope="col" class="number">${words.detail.seen}</th><th scope="col" class="number">${words.detail.sold}</th><th scope="col" class="number">${words.detail.share}</th><th scope="col" class="number">${words.detail.range}</th></tr></thead>
        <tbody>${first ? row(planOf(this.experiment).arms[0] ?? '', first.control, '') : nothing}
          ${arms.map(({ arm, total, points: range }) => {
            const last = range.at(-1);
            return row(arm, total, last ? `${points(last.low)} … ${points(last.high)}` : '');
          })}</tbody></table></div>
      <dl><dt class="help">${words.detail.split}</dt><dd>${split.broken ? words.verdict['split-broken'] : words.detail.splitFine}</dd>
        ${arms.flatMap(({ arm }) =>
          guards.map((guard) => {
            const harm = harms.find((one) => one.arm === arm && one.guard === guard);
            return html`<dt class="help">${fill(words.detail.guardRow, { guard: words.guards[guard], arm })}</dt>
            <dd>${harm ? html`<span class="chip bad">${fill(words.detail.harmSince, { day: harm.day })}</span>` : words.detail.fine}</dd>`;
          }),
        )}</dl></div>`;
  }

  #bring() {
    const words = this.say(labWords).detail;
    const arms = this.judged?.arms ?? [];
    const leftOut = this.judged?.leftOut;
    const counted = arms.reduce((sum, { total }) => sum + total.of, arms[0]?.control.of ?? 0);
    const [fault] = this.faults;
    return html`<section class="card"><label class="field"><span>${words.outcomes}</span><input type="file" accept=".csv,.jsonl,.ndjson,.txt" @change=${this.#read}></label>
      <p class="help">${words.outcomesHelp}</p>
      ${fault ? html`<p class="fault" role="alert">${fill(words.faults, { count: this.faults.length, line: fault.line, why: fault.message })}</p>` : nothing}
      <p>${fill(words.counted, { count: counted })} ${fill(words.waiting, { count: this.judged?.waiting ?? 0, days: windowOf(this.experiment) })}</p>
      ${leftOut && Object.values(leftOut).some((count) => count > 0) ? html`<p class="help">${fill(words.leftOut, { ...leftOut })}</p>` : nothing}
      <label class="check"><input type="checkbox" .checked=${this.oncePerShopper} @change=${(event: Event) => {
        this.oncePerShopper = (event.target as HTMLInputElement).checked;
        void this.#judge();
      }}>${words.once}</label><p class="help">${words.onceHelp}</p></section>`;
  }

  #dialog() {
    const words = this.say(labWords).detail;
    return html`<dialog aria-label=${words.yes} @close=${() => {
      this.chosen = null;
    }}><p>${fill(words.confirm, { arm: this.chosen ?? '' })}</p>
      <div class="row"><button class="button filled" @click=${this.#end}>${words.yes}</button>
        <button class="button" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${words.no}</button></div></dialog>`;
  }

  #ask(arm: string): void {
    this.chosen = arm;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  readonly #end = async (): Promise<void> => {
    const arm = this.chosen;
    const { name, key, record } = this.experiment;
    const { arms, places = [], effect, baseline, level, guards } = planOf(this.experiment);
    this.renderRoot.querySelector('dialog')?.close();
    if (arm === null) return;
    const day = new Date().toISOString().slice(0, 10);
    const best = this.judged?.verdict;
    const results = this.judged?.arms ?? [];
    const totals = [...results.slice(0, 1).map(({ control }) => control), ...results.map(({ total }) => total)];
    const ended = {
      ...(record ?? { name, key, started: day, effect, baseline, level, guards: [...guards] }),
      arms: [...arms],
      places: [...places],
      result: {
        ended: day,
        verdict: best?.kind ?? 'empty',
        rolledOut: arm,
        by: this.workshop.settings.now.person,
        ...(best?.kind === 'better' && { low: best.low, high: best.high }),
        arms: totals.map(({ count, of }, at) => ({ arm: arms[at] ?? '', seen: of, sold: count })),
      },
    };
    const { draft } = this.workshop;
    const label = fill(this.say(labWords).detail.step, { name, arm });
    await draft.change(label, rollOut(draft.files, ended)).catch((fault: unknown) => {
      this.fault = fault;
    });
  };

  readonly #read = async (event: Event): Promise<void> => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    const { outcomes, faults } = readOutcomes(await file.text());
    this.faults = faults;
    await keepOutcomes(this.experiment.name, outcomes);
    await this.#judge();
  };

  async #judge(): Promise<void> {
    const { experiment } = this;
    try {
      const { days, waiting, leftOut } = await experimentDays(this.workshop, experiment, this.oncePerShopper);
      if (experiment.name !== this.#name) return;
      this.judged = {
        ...judgeExperiment(days, planOf(experiment)),
        leftOut,
        waiting,
        days: days.map(({ day }) => day),
      };
      this.fault = null;
    } catch (fault) {
      this.fault = fault;
    }
  }
}

defineOnce('studio-experiment', StudioExperiment);

import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { improveWords } from '#i18n/studio/improve-words.ts';
import type { LearningCount, LearningReport } from '#insight/improve/measure-learning.ts';
import { addExamples } from '#publish/fix/add-examples.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';

/** What is to be taught, what that would change, and teaching it. */
export class StudioLearning extends StudioElement {
  static override styles = [
    studioBase,
    css`
      section {
        display: grid;
        gap: 14px;
      }
      td:first-child {
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override properties = { taught: { state: true } };
  declare taught: boolean;

  constructor() {
    super();
    this.taught = false;
  }

  override render() {
    const words = this.say(improveWords).learning;
    const { basket, reports } = this.workshop.improving;
    if (basket.length === 0) {
      return html`<div class="empty">${studioIcons.improve}<p role="status">${this.taught ? words.taught : words.empty}</p></div>`;
    }
    return html`<section aria-label=${this.say(improveWords).tabs.learning}>
      <p class="lead">${words.lead}</p>
      <div class="card">
        <div class="heading"><h2>${fill(words.basket, { count: basket.length })}</h2>
          <button class="button ${reports ? '' : 'filled'}" @click=${this.#measure}>${words.measure}</button>
          <button class="button ${reports ? 'filled' : ''}" @click=${this.#teach}>${words.teach}</button></div>
        <div class="scroll"><table><tbody>${basket.map(
          ({ id, intent, text }) => html`<tr><td>${text}</td><td><code>${intent}</code></td>
            <td class="number"><button class="icon-button" aria-label="${words.remove}: ${text}"
              @click=${() => this.workshop.improving.teach({ id, text }, null)}>${icons.close}</button></td></tr>`,
        )}</tbody></table></div>
      </div>
      ${reports ? html`<div class="columns">${(['nano', 'encoder'] as const).map((tier) => this.#report(tier, reports[tier]))}</div>` : nothing}
    </section>`;
  }

  #report(tier: 'nano' | 'encoder', report: LearningReport | undefined) {
    if (!report) return nothing;
    const { learning: words, tiers, verdicts } = this.say(improveWords);
    const tone = report.verdict === 'harmful' ? 'fault' : report.verdict === 'better' ? '' : 'notice';
    return html`<article class="card"><h3>${tiers[tier]}</h3>
      <p class=${tone} role="status">${verdicts[report.verdict]}</p>
      <table><thead><tr><td></td><th scope="col" class="number">${words.before}</th>
        <th scope="col" class="number">${words.after}</th></tr></thead>
        <tbody>${this.#count(words.held, report.held)}${this.#count(words.general, report.general)}</tbody></table>
      <details><summary>${words.byLabel}</summary><table><tbody>${report.labels.map(
        ({ intent, all, before, after }) => html`<tr><td><code>${intent}</code></td>
          <td class="number">${before} / ${all}</td><td class="number">${after} / ${all}</td></tr>`,
      )}</tbody></table></details>
      ${
        report.still.length > 0
          ? html`<details><summary>${words.still} (${report.still.length})</summary><ul>${report.still.map(
              ({ text, intent, read }) =>
                html`<li>${text} <span class="help">${fill(words.readAs, { read, intent })}</span></li>`,
            )}</ul></details>`
          : nothing
      }</article>`;
  }

  #count(label: string, { all, before, after, p }: LearningCount) {
    const words = this.say(improveWords).learning;
    const chance = p < 0.001 ? '< 0.001' : p.toFixed(3);
    return html`<tr><th scope="row">${label} <span class="help">${fill(words.chance, { p: chance })}</span></th>
      <td class="number">${before} / ${all}</td><td class="number">${after} / ${all}</td></tr>`;
  }

  readonly #measure = (): void => {
    const { jobs, draft, improving } = this.workshop;
    const words = this.say(improveWords);
    // A failure stays in the list of work.
    jobs
      .run(words.learning.measuring, (task) => improving.measure(draft.files, task, (stage) => words.stages[stage]))
      .catch(() => {});
  };

  readonly #teach = async (): Promise<void> => {
    const { draft, improving } = this.workshop;
    const rows = improving.basket.map(({ intent, text }) => ({ intent, text }));
    const label = fill(this.say(improveWords).steps.teach, { count: rows.length });
    const edits = addExamples(draft.files, rows);
    if (edits !== null) await draft.change(label, edits);
    await improving.taught(edits === null ? null : draft.undoable);
    this.taught = true;
  };
}

defineOnce('studio-learning', StudioLearning);

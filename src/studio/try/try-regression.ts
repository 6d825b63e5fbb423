import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { type RegressionCase, readRegressionSet, withoutCase } from '#replay/regression/regression-set.ts';
import type { RegressionVerdict } from '#replay/regression/run-regression.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { sidesOf } from './regression-gate.ts';
import { TryElement } from './try-element.ts';

const COMMAND = 'npm run -s replay -- --pack SOURCES --in SOURCES/regression/kept.jsonl --backend stranger';

/** What must stay right: the cases, how they go now, and what fell. */
export class TryRegression extends TryElement {
  static override styles = [
    studioBase,
    css`
      td {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const words = this.words.regression;
    const { draft, route, rehearsals } = this.workshop;
    const { cases, faults } = readRegressionSet(draft.files);
    return html`<div class="page" style="padding-inline:0">
      <p class="lead">${words.lead}</p>
      ${
        faults.length > 0
          ? html`<section class="fault" role="alert"><h2>${words.faults}</h2><ul>${faults.map((line) => html`<li>${line}</li>`)}</ul></section>`
          : nothing
      }
      ${
        cases.length === 0
          ? html`<div class="empty">${studioIcons.try}<h2>${words.empty.title}</h2><p>${words.empty.text}</p>
              <button class="button filled" @click=${() => route.go('try', { tab: 'proof' })}>${words.empty.go}</button></div>`
          : html`<div class="row"><span class="grow">${fill(words.caption, { count: cases.length })}</span>
                <button class="button filled" ?disabled=${this.isRunning} @click=${this.#run}>${words.run}</button></div>
              ${this.faultLine()} ${rehearsals.verdict ? this.#verdict(rehearsals.verdict) : nothing} ${this.#cases(cases)}`
      }
    </div>`;
  }

  #verdict(verdict: RegressionVerdict) {
    const words = this.words.regression;
    const { after, before, falls, mended, open, blocks } = verdict;
    return html`<section class="card" aria-live="polite">
      <p><strong>${fill(words.passed, { count: after.count, of: after.of })}</strong></p>
      ${blocks ? html`<p class="fault" role="alert">${words.blocked}</p>` : nothing}
      ${before.of === 0 ? html`<p class="help">${words.noLive}</p>` : nothing}
      ${
        falls.length > 0
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${words.falls}><table>
              <caption>${words.falls}</caption>
              <thead><tr><th scope="col">${words.id}</th><th scope="col">${this.words.failures.said}</th>
                <th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr></thead>
              <tbody>${falls.map((fall) => {
                const { said, was, is } = sidesOf(fall);
                return html`<tr><th scope="row">${fall.id}</th><td>${said}</td><td>${was}</td>
                  <td>${is}<div class="help">${this.#wanted(fall.after.failed)}</div></td></tr>`;
              })}</tbody></table></div>`
          : nothing
      }
      ${mended.length > 0 ? html`<p>${fill(words.mended, { ids: mended.join(', ') })}</p>` : nothing}
      ${
        open.length > 0
          ? html`<h3>${words.open}</h3><ul>${open.map(
              ({ id, failed }) =>
                html`<li><strong>${id}</strong> <span class="help">${this.#wanted(failed)}</span></li>`,
            )}</ul>`
          : nothing
      }
    </section>`;
  }

  #wanted(failed: RegressionVerdict['open'][number]['failed']) {
    if (!failed) return '';
    const { path, expected, actual } = failed;
    const told = { wanted: JSON.stringify(expected), got: JSON.stringify(actual) };
    return `${path}: ${fill(this.words.regression.wanted, told)}`;
  }

  #cases(cases: readonly RegressionCase[]) {
    const words = this.words.regression;
    return html`<section class="card"><div class="scroll" tabindex="0" role="region" aria-label=${this.words.tabs.regression}><table>
        <thead><tr><th scope="col">${words.id}</th><th scope="col" class="number">${words.turns}</th><th scope="col">${words.file}</th><td></td></tr></thead>
        <tbody>${cases.map(
          (
            one,
          ) => html`<tr><th scope="row">${one.id}</th><td class="number">${one.given.turns.length}</td><td>${one.file}:${one.line}</td>
            <td><button class="icon-button" aria-label=${fill(words.remove, { id: one.id })} @click=${() => this.#remove(one)}>${studioIcons.trash}</button></td></tr>`,
        )}</tbody></table></div>
      <p class="help">${words.command}<br><code>${COMMAND}</code></p></section>`;
  }

  async #remove(one: RegressionCase): Promise<void> {
    const { draft } = this.workshop;
    await draft.change(fill(this.words.regression.stepRemove, { id: one.id }), withoutCase(draft.files, one));
  }

  readonly #run = async (): Promise<void> => {
    const { draft, rehearsals } = this.workshop;
    const how = { ...this.rehearsalHow(), withLive: true };
    await this.running(this.words.regression.job, (task) => rehearsals.regress(draft.files, how, task));
  };
}

defineOnce('try-regression', TryRegression);

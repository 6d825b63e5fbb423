import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { importWords } from '#i18n/studio/import-words.ts';
import { PERSONAL_NAMES } from '#insight/log/mask/personal-span.ts';
import { defineOnce } from '#ui/define-once.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { KeptImport } from './importing.ts';

/** Faults shown; the file has all that are listed. */
const SHOWN = 50;

/** What one import came to: how much, what was masked, and every row that was not taken as it stood. */
export class StartReport extends StudioElement {
  static override properties = { ...StudioElement.properties, done: { attribute: false } };
  declare done: KeptImport;
  static override styles = [
    studioBase,
    css`
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 32px;
      }
      td {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { report: say } = this.say(importWords);
    const { counts, faults, faultCounts, tookMs } = this.done.report;
    const number = new Intl.NumberFormat(this.workshop.language);
    const total = Object.values(faultCounts).reduce((sum, count) => sum + count, 0);
    const masked = PERSONAL_NAMES.filter((kind) => (counts.masked[kind] ?? 0) > 0);
    return html`
      <section class="card" aria-label=${say.title}>
        <h2>${say.title}</h2>
        <div class="figures">
          <p class="figure">${number.format(counts.conversations)} <small>${say.imported}</small></p>
          <p class="figure">${number.format(counts.turns)} <small>${say.messages}</small></p>
          <p class="figure">${number.format(Math.round(tookMs / 100) / 10)} <small>${say.seconds}</small></p>
        </div>
        <ul role="list">
          ${counts.sameConversations + counts.sameMessages === 0 ? nothing : html`<li>${fill(say.twice, { conversations: counts.sameConversations, messages: counts.sameMessages })}</li>`}
          ${counts.replaced === 0 ? nothing : html`<li>${fill(say.replaced, { count: counts.replaced })}</li>`}
          ${counts.renamed === 0 ? nothing : html`<li>${fill(say.renamed, { count: counts.renamed })}</li>`}
          ${counts.automatic === 0 ? nothing : html`<li>${fill(say.automatic, { count: counts.automatic })}</li>`}
          ${counts.burst === 0 ? nothing : html`<li>${fill(say.burst, { count: counts.burst })}</li>`}
        </ul>
        <h3>${say.masked}</h3>
        ${
          masked.length === 0
            ? html`<p class="soft">${say.maskedNone}</p>`
            : html`<p class="row">${masked.map((kind) => html`<span class="chip">${number.format(counts.masked[kind] ?? 0)} ${say.kinds[kind]}</span>`)}</p>`
        }
        <h3>${say.faults}</h3>
        ${
          total === 0
            ? html`<p class="soft">${say.faultsNone}</p>`
            : html`<div class="scroll" tabindex="0" role="region" aria-label=${say.faults}><table>
                <thead><tr><th scope="col">${say.file}</th><th scope="col">${say.line}</th><th scope="col">${say.why}</th></tr></thead>
                <tbody>${faults.slice(0, SHOWN).map(
                  ({ file, line, reason, detail }) => html`<tr><td>${file}</td><td>${line === 0 ? '–' : line}</td>
                    <td>${say.reasons[reason]}${detail === '' ? nothing : html` <span class="soft">(${detail})</span>`}</td></tr>`,
                )}</tbody>
              </table></div>
              ${total > SHOWN ? html`<p class="soft">${fill(say.more, { count: total - SHOWN })}</p>` : nothing}`
        }
        <div class="row">
          <button class="button filled" @click=${() => this.workshop.route.go('questions')}>${say.next}</button>
          <button class="button" @click=${() => this.workshop.importing.again()}>${say.another}</button>
          <button class="button" @click=${this.#download}>${say.download}</button>
        </div>
      </section>
    `;
  }

  #download(): void {
    const { atMs, report } = this.done;
    const text = JSON.stringify({ at: new Date(atMs).toISOString(), ...report }, null, 2);
    saveFile('import-report.json', text, 'application/json');
  }
}

defineOnce('start-report', StartReport);

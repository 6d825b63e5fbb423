import { html, nothing } from 'lit';
import { DeskElement } from '../look/desk-element.ts';
import type { Records } from '../state/records.ts';
import { auditRowView } from './audit-row-view.ts';
import { auditLogStyles } from './desk-audit-log.styles.ts';

/** Who did what when, newest first; older pages are asked for. */
export class DeskAuditLog extends DeskElement {
  static override styles = auditLogStyles;

  override render() {
    const { records: words } = this.words;
    const { records } = this.desk.store;
    if (!records) return nothing;
    return html`
      <header>
        <div><h2>${words.log}</h2><p class="soft">${words.logHint}</p></div>
        <button type="button" class="button" ?disabled=${records.busy === 'log'} @click=${() => this.desk.store.run(records.load())}>${words.refresh}</button>
      </header>
      ${this.#body(records)}
    `;
  }

  #body(records: Records) {
    const { records: words } = this.words;
    if (records.fault === 'not-allowed') return html`<p class="state" role="alert">${words.notAllowed}</p>`;
    if (records.fault === 'log') return html`<p class="state" role="alert">${words.failed}</p>`;
    if (!records.entries) return records.busy ? html`<p class="state" role="status">${words.loading}</p>` : nothing;
    if (records.entries.length === 0) return html`<p class="state">${words.none}</p>`;
    return html`
      <div class="scroller" role="region" tabindex="0" aria-label=${words.log}>
        <table>
          <thead>
            <tr>
              ${[words.at, words.who, words.what, words.shop, words.subject].map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${records.entries.map((entry) => auditRowView(entry, records.names, this.words, this.desk.language))}
          </tbody>
        </table>
        ${this.#older(records)}
      </div>
    `;
  }

  #older(records: Records) {
    const { records: words } = this.words;
    if (!records.hasOlder) return nothing;
    const isLoading = records.busy === 'older';
    return html`<p class="older">
      <span class="fault" role="alert">${records.fault === 'older' ? words.failed : nothing}</span>
      <button type="button" class="button" ?disabled=${isLoading} @click=${() => this.desk.store.run(records.loadOlder())}>
        ${isLoading ? words.loading : words.older}
      </button>
    </p>`;
  }
}

customElements.define('desk-audit-log', DeskAuditLog);

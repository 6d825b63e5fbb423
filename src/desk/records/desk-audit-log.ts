import { html, nothing } from 'lit';
import { DeskElement } from '../look/desk-element.ts';
import type { AuditLog } from '../state/audit-log.ts';
import { auditRowView } from './audit-row-view.ts';
import { auditLogStyles } from './desk-audit-log.styles.ts';

/** Who did what when, newest first; older pages are asked for. */
export class DeskAuditLog extends DeskElement {
  static override styles = auditLogStyles;

  override render() {
    const { records: words } = this.words;
    const log = this.desk.store.records?.log;
    if (!log) return nothing;
    return html`
      <header>
        <div><h2>${words.log}</h2><p class="soft">${words.logHint}</p></div>
        <button type="button" class="button" ?disabled=${log.busy === 'log'} @click=${() => this.desk.store.run(log.load())}>${words.refresh}</button>
      </header>
      ${this.#body(log)}
    `;
  }

  #body(log: AuditLog) {
    const { records: words } = this.words;
    if (log.fault === 'not-allowed') return html`<p class="state" role="alert">${words.notAllowed}</p>`;
    if (log.fault === 'log') return html`<p class="state" role="alert">${words.failed}</p>`;
    if (!log.entries) return log.busy ? html`<p class="state" role="status">${words.loading}</p>` : nothing;
    if (log.entries.length === 0) return html`<p class="state">${words.none}</p>`;
    return html`
      <div class="scroller" role="region" tabindex="0" aria-label=${words.log}>
        <table>
          <thead>
            <tr>
              ${[words.at, words.who, words.what, words.shop, words.subject].map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${log.entries.map((entry) => auditRowView(entry, log.names, this.words, this.desk.language))}
          </tbody>
        </table>
        ${this.#older(log)}
      </div>
    `;
  }

  #older(log: AuditLog) {
    const { records: words } = this.words;
    if (!log.hasOlder) return nothing;
    const isLoading = log.busy === 'older';
    return html`<p class="older">
      <span class="fault" role="alert">${log.fault === 'older' ? words.failed : nothing}</span>
      <button type="button" class="button" ?disabled=${isLoading} @click=${() => this.desk.store.run(log.loadOlder())}>
        ${isLoading ? words.loading : words.older}
      </button>
    </p>`;
  }
}

customElements.define('desk-audit-log', DeskAuditLog);

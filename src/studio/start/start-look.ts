import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { formatBytes } from '#i18n/format-bytes.ts';
import { importWords } from '#i18n/studio/import-words.ts';
import { headerSet, LOG_FIELDS } from '#insight/log/columns/log-columns.ts';
import type { LogSpeaker } from '#insight/log/conversation-log.ts';
import type { LogFault } from '#insight/log/raw-message.ts';
import { defineOnce } from '#ui/define-once.ts';
import type { LogLook } from '#workers/logs/logs-api.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';

const PARTS: readonly LogSpeaker[] = ['shopper', 'agent', 'assistant', 'system'];

/** How one file will be read: the guess, to be put right, with the first rows beside it. */
export class StartLook extends StudioElement {
  static override properties = { ...StudioElement.properties, look: { attribute: false } };
  declare look: LogLook;
  static override styles = [
    studioBase,
    css`
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
        gap: 10px;
      }
      td {
        max-inline-size: 260px;
        overflow-wrap: anywhere;
      }
      h3 {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const words = this.say(importWords);
    const { look } = this;
    const { look: say } = words;
    return html`
      <section class="card" aria-label=${look.file}>
        <div class="row">
          <h3 class="grow">${look.file}</h3>
          <span class="chip">${say.kinds[look.kind]}</span>
          <span class="chip">${formatBytes(look.sizeBytes, this.workshop.language)}</span>
          ${look.encoding === null ? nothing : html`<span class="chip">${fill(say.encoding, { name: look.encoding })}</span>`}
          <button class="button" aria-label="${say.leaveOut}: ${look.file}" @click=${() => this.#leaveOut()}>${say.leaveOut}</button>
        </div>
        ${look.fault === null ? nothing : html`<p class="fault" role="alert">${this.#why(look.fault)}</p>`}
        ${look.columns.length === 0 ? nothing : this.#columns()}
        ${look.rows.length === 0 ? this.#messages() : this.#rows()}
        ${look.speakers.length === 0 ? nothing : this.#speakers()}
      </section>
    `;
  }

  #why({ line, reason }: LogFault): string {
    const { look, report } = this.say(importWords);
    const why = report.reasons[reason];
    return line === 0 ? why : fill(look.atLine, { line: String(line), why });
  }

  /** The button goes with its file: who came by keyboard goes on at the title above the files. */
  #leaveOut(): void {
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) root.querySelector<HTMLElement>('#looks')?.focus();
    this.workshop.importing.leaveOut(this.look);
  }

  #columns() {
    const { look: say } = this.say(importWords);
    const { importing } = this.workshop;
    const { columns } = this.look;
    const mapped = importing.columns[headerSet(columns)] ?? {};
    const isLacking = importing.lacksText.includes(this.look);
    return html`<fieldset>
      <legend>${say.columns}</legend>
      <p class="help">${say.columnsHelp}</p>
      ${isLacking ? html`<p class="notice" role="alert">${say.noText}</p>` : nothing}
      <div class="grid">${LOG_FIELDS.map(
        (field) => html`<label class="field"><span>${say.fields[field]}</span>
          <select name=${field} @change=${(event: Event) => importing.setColumn(this.look, field, (event.target as HTMLSelectElement).value || null)}>
            <option value="" ?selected=${mapped[field] === undefined}>${say.none}</option>
            ${columns.map((column) => html`<option value=${column} ?selected=${mapped[field] === column}>${column}</option>`)}
          </select></label>`,
      )}</div>
    </fieldset>`;
  }

  #rows() {
    const { look: say } = this.say(importWords);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${say.rows}><table>
      <caption>${say.rows}</caption>
      <thead><tr>${this.look.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${this.look.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }

  #messages() {
    const { look: say } = this.say(importWords);
    if (this.look.messages.length === 0) return nothing;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${say.messages}><table>
      <caption>${say.messages}</caption>
      <tbody>${this.look.messages.map(
        ({ speaker, name, text }) =>
          html`<tr><th scope="row">${say.parts[this.workshop.importing.speakers[name ?? ''] ?? speaker]}</th><td>${text}</td></tr>`,
      )}</tbody>
    </table></div>`;
  }

  #speakers() {
    const { look: say } = this.say(importWords);
    const { importing } = this.workshop;
    return html`<fieldset>
      <legend>${say.speakers}</legend>
      <p class="help">${say.speakersHelp}</p>
      <div class="grid">${this.look.speakers.map(
        ({ name }) => html`<label class="field"><span>${name}</span>
          <select @change=${(event: Event) => importing.setSpeaker(name, (event.target as HTMLSelectElement).value as LogSpeaker)}>
            ${PARTS.map((part) => html`<option value=${part} ?selected=${importing.speakers[name] === part}>${say.parts[part]}</option>`)}
          </select></label>`,
      )}</div>
    </fieldset>`;
  }
}

defineOnce('start-look', StartLook);

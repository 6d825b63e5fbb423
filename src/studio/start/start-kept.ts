import { html, nothing } from 'lit';
import { importWords } from '#i18n/studio/import-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';

/** What has been imported so far, and the way to delete it. */
export class StartKept extends StudioElement {
  static override properties = { ...StudioElement.properties, asking: { state: true }, removed: { state: true } };
  declare asking: boolean;
  declare removed: boolean;
  static override styles = studioBase;

  constructor() {
    super();
    this.asking = false;
    this.removed = false;
  }

  override render() {
    const { kept } = this.say(importWords);
    const { logs, importing, language } = this.workshop;
    const number = new Intl.NumberFormat(language);
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    return html`
      <section class="card" aria-label=${kept.title}>
        <h2>${kept.title}</h2>
        <p role="status" class="soft">${this.removed && logs.count === 0 ? kept.removed : ''}</p>
        ${
          logs.count === 0
            ? html`<p class="soft">${kept.none}</p>`
            : html`<p class="figure">${number.format(logs.count)} <small>${kept.count}</small></p>
              ${
                importing.imports.length === 0
                  ? nothing
                  : html`<h3>${kept.latest}</h3>
                    <ul role="list">${importing.imports.map(
                      ({ atMs, files, report }) =>
                        html`<li>${date.format(atMs)} · ${files.join(', ')} · ${number.format(report.counts.conversations)}</li>`,
                    )}</ul>`
              }
              <div class="row">${
                this.asking
                  ? html`<span>${kept.sure}</span>
                    <button class="button bad" @click=${this.#remove}>${studioIcons.trash}${kept.remove}</button>
                    <button class="button" @click=${() => this.#ask(false)}>${kept.keep}</button>`
                  : html`<button class="button" @click=${() => this.#ask(true)}>${studioIcons.trash}${kept.remove}</button>`
              }</div>`
        }
      </section>
    `;
  }

  #ask(asking: boolean): void {
    this.asking = asking;
  }

  async #remove(): Promise<void> {
    this.asking = false;
    await this.workshop.importing.clear();
    this.removed = true;
  }
}

defineOnce('start-kept', StartKept);

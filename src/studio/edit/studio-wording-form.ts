import { css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { entryFields } from './entry-fields.ts';
import { EntryPart } from './entry-part.ts';
import { fieldView } from './form-field.ts';
import { languageName } from './language-name.ts';
import './studio-attributes-form.ts';
import { sideBySide } from './side-by-side.styles.ts';

/** Answers, products and promotions: what holds in every language, then the languages side by side. */
export class StudioWordingForm extends EntryPart {
  static override styles = [studioBase, sideBySide, css`:host { display: grid; gap: 20px; }`];

  override render() {
    const { editing, entry } = this;
    const fields = entryFields(editing, entry);
    if (!fields) return html``;
    const faults = editing.faultsOf(entry);
    return html`
      <div class="side">
        ${repeat(
          this.locales,
          (locale) => locale,
          (locale) => html`<fieldset lang=${locale}>
          <legend>${languageName(locale, this.workshop.language)}${
            entry.locales.includes(locale) ? '' : html` <span class="chip warn">${this.words.missing}</span>`
          }</legend>
          ${repeat(
            fields.worded(locale),
            ({ way }) => way,
            (field) => fieldView(editing, this.name, faults, field),
          )}
        </fieldset>`,
        )}
      </div>
      <fieldset>
        <legend>${this.words.inEveryLanguage}</legend>
        <div class="common">${repeat(
          fields.common,
          ({ way }) => way,
          (field) => fieldView(editing, this.name, faults, field),
        )}</div>
      </fieldset>
      ${
        entry.kind === 'product'
          ? html`<studio-attributes-form .workshop=${this.workshop} .editing=${editing} .entry=${entry} .locales=${this.locales}></studio-attributes-form>`
          : ''
      }`;
  }
}
defineOnce('studio-wording-form', StudioWordingForm);

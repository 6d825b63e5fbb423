import { html, nothing } from 'lit';
import { membersOf } from '#publish/edit/read-entries.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { faultsOfField } from './entry-faults.ts';
import { EntryPart } from './entry-part.ts';
import { sideBySide } from './side-by-side.styles.ts';

/** What is known of a product: each fact in every language, or once for all where it is a figure or a code. */
export class StudioAttributesForm extends EntryPart {
  static override styles = [studioBase, sideBySide];

  override render() {
    const { entry, editing } = this;
    const place = { file: entry.file, path: [...entry.path, 'attributes'] };
    const own = membersOf(editing.valueAt(place));
    const known = membersOf(editing.yaml(editing.files.get('attributes.yaml') ?? ''));
    const left = Object.keys(known).filter((key) => own[key] === undefined);
    return html`<fieldset>
      <legend>${this.words.attributes}</legend>
      ${Object.entries(own).map(([key, value]) => this.#fact(key, value, this.#label(known[key], key)))}
      <label class="field"><span>${this.words.addAttribute}</span>
        <select @change=${(event: Event) => this.#add(event)}>
          <option value="">–</option>
          ${left.map((key) => html`<option value=${key}>${this.#label(known[key], key)}</option>`)}
        </select>
      </label>
    </fieldset>`;
  }

  #fact(key: string, value: unknown, label: string) {
    const path = [...this.entry.path, 'attributes', key];
    const faults = faultsOfField(this.editing.faultsOf(this.entry), this.entry.file, `attributes.${key}`);
    const isOne = typeof value !== 'object' || value === null;
    const field = (at: (string | number)[], name: string, own: unknown, language: string) => html`<studio-field
      data-way="attributes.${key}"
      .label=${name}
      .value=${own}
      .textLanguage=${language}
      @value=${(event: CustomEvent<unknown>) => this.editing.set(`${this.name}: ${label}`, { file: this.entry.file, path: at }, event.detail)}
    ></studio-field>`;
    return html`<div class="side">
      ${
        isOne
          ? field(path, label, value, '')
          : this.locales.map((locale) =>
              field([...path, locale], `${label} · ${locale}`, membersOf(value)[locale], locale),
            )
      }
      ${faults.length === 0 ? nothing : html`<p class="bad-text">${faults.join(' ')}</p>`}
    </div>`;
  }

  #label(names: unknown, key: string): string {
    return String(membersOf(names)[this.workshop.language] ?? key);
  }

  #add(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const key = select.value;
    select.value = '';
    if (key === '') return;
    const value = Object.fromEntries(this.editing.languages.whole.map((locale) => [locale, '…']));
    void this.editing.set(
      `${this.name}: ${key}`,
      { file: this.entry.file, path: [...this.entry.path, 'attributes', key] },
      value,
    );
  }
}
defineOnce('studio-attributes-form', StudioAttributesForm);

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Locale } from '#core/locale.ts';
import { WORDING_SUFFIXES } from '#dialogue/variants.ts';
import { fill } from '#i18n/fill.ts';
import { baseOf, membersOf } from '#publish/edit/read-entries.ts';
import { armsOf } from '#publish/text-suffix.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { languageName } from './language-name.ts';
import './studio-field.ts';
import { EntryPart } from './entry-part.ts';
import { placeholdersOf, type ScriptWording, scriptWordings } from './script-wordings.ts';
import { sideBySide } from './side-by-side.styles.ts';

/** What the assistant says at one place: variants in each language, for everybody and for those whom a suffix names. */
export class StudioScriptForm extends EntryPart {
  static override styles = [studioBase, sideBySide];

  override render() {
    return html`<p class="help">${this.words.scriptHelp}</p>
      <div class="side">${this.locales.map((locale) => this.#inLanguage(locale))}</div>`;
  }

  #wordings(locale: Locale): ScriptWording[] {
    const { files, yaml } = this.editing;
    return scriptWordings(files, yaml, baseOf(files, yaml), this.entry.id, locale);
  }

  #inLanguage(locale: Locale) {
    const wordings = this.#wordings(locale);
    const used = wordings.map(({ suffix }) => suffix);
    const rules = membersOf(this.editing.yaml(this.editing.files.get('rules.yaml') ?? ''));
    const left = [...WORDING_SUFFIXES, ...armsOf(rules)].filter((suffix) => !used.includes(suffix));
    return html`<fieldset lang=${locale}>
      <legend>${languageName(locale, this.workshop.language)}</legend>
      ${repeat(
        wordings,
        ({ key }) => key,
        (wording) => this.#wording(locale, wording, wordings),
      )}
      <label class="field"><span>${this.words.addSuffix}</span><select @change=${(event: Event) => this.#add(locale, event)}>
        <option value="">–</option>
        ${left.map((suffix) => html`<option value=${suffix}>@${suffix}</option>`)}
      </select></label>
    </fieldset>`;
  }

  #wording(locale: Locale, { key, suffix, variants, isInherited }: ScriptWording, all: readonly ScriptWording[]) {
    const { words, editing } = this;
    const known = placeholdersOf(
      [...all, ...this.#reference(locale)].flatMap((one) => (one.key === key ? [] : one.variants)),
    );
    const names = placeholdersOf(variants);
    const strange = known.length === 0 ? [] : names.filter((name) => !known.includes(name));
    const faults = editing.faultsOf(this.entry).filter((fault) => fault.entry === locale && fault.field === key);
    return html`<div>
      <studio-field
        data-way=${key}
        control="lines"
        .label=${suffix === '' ? words.plainWording : `@${suffix} ${this.#audience(suffix)}`}
        .help=${names.length === 0 ? words.variantsHelp : fill(words.placeholders, { names: names.map((name) => `{${name}}`).join(' ') })}
        .value=${variants}
        .textLanguage=${locale}
        .faults=${faults.map(({ message }) => message)}
        @value=${(event: CustomEvent<unknown>) => editing.set(`${key} (${locale})`, { file: 'scripts.yaml', path: [locale, key] }, event.detail)}
      ></studio-field>
      ${isInherited ? html`<span class="chip">${words.inherited}</span>` : nothing}
      ${strange.length === 0 ? nothing : html`<p class="notice">${fill(words.strangePlaceholder, { names: strange.map((name) => `{${name}}`).join(' ') })}</p>`}
    </div>`;
  }

  /** The same script in the other languages: what it may hold in braces. */
  #reference(locale: Locale): ScriptWording[] {
    return this.editing.languages.whole
      .filter((other) => other !== locale)
      .flatMap((other) => this.#wordings(other).map((wording) => ({ ...wording, key: '' })));
  }

  #audience(suffix: string): string {
    const known: Readonly<Record<string, string>> = this.words.audiences;
    return known[suffix] ?? this.words.armOf;
  }

  #add(locale: Locale, event: Event): void {
    const select = event.target as HTMLSelectElement;
    if (select.value === '') return;
    const key = `${this.entry.id}@${select.value}`;
    const plain = this.#wordings(locale).find(({ suffix }) => suffix === '')?.variants ?? ['…'];
    select.value = '';
    void this.editing.set(`${key} (${locale})`, { file: 'scripts.yaml', path: [locale, key] }, plain.slice(0, 1));
  }
}
defineOnce('studio-script-form', StudioScriptForm);

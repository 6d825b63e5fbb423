import { html } from 'lit';
import type { Locale } from '#core/locale.ts';
import { newPolicy, policySections, setSection } from '#publish/edit/policy-sections.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { EntryPart } from './entry-part.ts';
import { languageName } from './language-name.ts';
import { sideBySide } from './side-by-side.styles.ts';
import './studio-field.ts';

/** One section of a policy in its languages: each stands in a Markdown file of its own. */
export class StudioPolicyForm extends EntryPart {
  static override styles = [studioBase, sideBySide];

  override render() {
    return html`<div class="side">${this.locales.map((locale) => this.#inLanguage(locale))}</div>`;
  }

  #inLanguage(locale: Locale) {
    const { entry, editing } = this;
    const [name = '', id = ''] = entry.id.split('.');
    const file = entry.apart[locale]?.file ?? `policies/${name}.${locale}.md`;
    const text = editing.files.get(file);
    const section = policySections(text ?? '').find((one) => one.id === id);
    const put = (change: { title?: string; body?: string }) => {
      const next = { id, title: section?.title ?? this.name, body: section?.body ?? '…', ...change };
      const edited = text === undefined ? newPolicy(next.title, next) : setSection(text, id, next);
      void editing.change(`${this.name} (${locale})`, { [file]: edited });
    };
    const faults = editing
      .faultsOf(entry)
      .filter((fault) => fault.file === file)
      .map(({ message }) => message);
    const { title, answer } = this.words.fields;
    return html`<fieldset lang=${locale}>
      <legend>${languageName(locale, this.workshop.language)}${section ? '' : html` <span class="chip warn">${this.words.missing}</span>`}</legend>
      <studio-field data-way="title" .label=${title.label} .value=${section?.title} .textLanguage=${locale}
        @value=${(event: CustomEvent<string | undefined>) => put({ title: event.detail ?? '…' })}></studio-field>
      <studio-field data-way="" .label=${answer.label} control="markdown" .value=${section?.body} .textLanguage=${locale} .faults=${faults}
        @value=${(event: CustomEvent<string | undefined>) => put({ body: event.detail ?? '' })}></studio-field>
      <p class="help mono">${file}</p>
    </fieldset>`;
  }
}
defineOnce('studio-policy-form', StudioPolicyForm);

import { html } from 'lit';
import { exampleRows, setExamples } from '#publish/edit/tsv-rows.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import './studio-field.ts';
import { EntryPart } from './entry-part.ts';
import { intentBoundary } from './intent-options.ts';

/** Messages that were labelled alike: one a line. */
export class StudioExamplesForm extends EntryPart {
  static override styles = studioBase;

  override render() {
    const { entry, editing, words } = this;
    const label = String(entry.path[0]);
    const text = editing.files.get(entry.file) ?? '';
    const rows = exampleRows(text).filter((row) => row.label === label);
    const faults = editing.faultsOf(entry).flatMap(({ file, message }) => {
      const row = rows.find(({ line }) => file === `${entry.file}:${line + 1}`);
      return row ? [`${row.text}: ${message}`] : [];
    });
    return html`<p class="help">${intentBoundary(label)}</p>
      <studio-field
        data-way=""
        control="lines"
        .label=${words.messages}
        .help=${words.messagesHelp}
        .value=${rows.map((row) => row.text)}
        .faults=${faults}
        @value=${(event: CustomEvent<string[] | undefined>) =>
          editing.change(`${words.messages}: ${label}`, { [entry.file]: setExamples(text, label, event.detail ?? []) })}
      ></studio-field>`;
  }
}
defineOnce('studio-examples-form', StudioExamplesForm);

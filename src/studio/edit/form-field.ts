import { html } from 'lit';
import type { Locale } from '#core/locale.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import type { SourcePlace } from '#publish/edit/pack-entry.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import type { Editing } from './editing.ts';
import { faultsOfField } from './entry-faults.ts';
import type { FieldControl, FieldOption } from './field-value.ts';
import './studio-field.ts';

export type FieldName = keyof (typeof editWords)['en']['fields'];

/** One value of an entry: what it is called, how it is written, where it stands. */
export interface FormField {
  name: FieldName;
  control: FieldControl;
  place: SourcePlace;
  /** As faults name it, from the entry on: `zh-Hans.answer`. */
  way: string;
  locale?: Locale;
  options?: readonly FieldOption[];
  /** Members of what the value lies in, as they are wont to stand. */
  order?: readonly string[];
  /** Shown where the value is not there: that of the pack which the shop extends. */
  below?: unknown;
}

/** A field of a form over the sources: an edit is one step, faults stand beside. */
export function fieldView(editing: Editing, title: string, faults: readonly PackFault[], field: FormField) {
  const words = editWords[editing.workshop.language];
  const { label, help } = words.fields[field.name];
  const value = editing.valueAt(field.place) ?? field.below;
  return html`<studio-field
    data-way=${field.way}
    .label=${label}
    .help=${help}
    .control=${field.control}
    .value=${value}
    .options=${field.options ?? []}
    .textLanguage=${field.locale ?? ''}
    .addWord=${words.add}
    .removeWord=${words.remove}
    .faults=${faultsOfField(faults, field.place.file, field.way)}
    @value=${(event: CustomEvent<unknown>) => {
      void editing.set(`${title}: ${label}`, field.place, event.detail, field.order);
    }}
  ></studio-field>`;
}

import type { Locale } from '#core/locale.ts';
import { editWords, type editWords as words } from '#i18n/studio/edit-words.ts';
import type { PackEntry } from '#publish/edit/pack-entry.ts';
import { EditElement } from './edit-element.ts';

/** A form for one entry. `locales`: the languages that are shown side by side. */
export abstract class EntryPart extends EditElement {
  static override properties = {
    ...EditElement.properties,
    entry: { attribute: false },
    locales: { attribute: false },
  };
  declare entry: PackEntry;
  declare locales: readonly Locale[];

  protected get words(): (typeof words)['en'] {
    return editWords[this.workshop.language];
  }

  protected get name(): string {
    return this.editing.titleOf(this.entry);
  }
}

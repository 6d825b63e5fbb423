import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { importTable, type TableImport, type TableKind, tableOf } from '#publish/edit/table-of-entries.ts';
import { defineOnce } from '#ui/define-once.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { Editing } from './editing.ts';

const KINDS: readonly TableKind[] = ['product', 'answer', 'promotion'];

/** One kind as a table for a spreadsheet, and back: what changed is shown before it holds. */
export class StudioTable extends StudioElement {
  static override properties = {
    ...StudioElement.properties,
    editing: { attribute: false },
    kind: { state: true },
    read: { state: true },
  };
  static override styles = studioBase;
  declare editing: Editing;
  declare kind: TableKind;
  declare read: TableImport | null;
  #csv = '';

  constructor() {
    super();
    this.kind = 'product';
    this.read = null;
  }

  override render() {
    const words = this.say(editWords);
    return html`<p class="help">${words.tableHelp}</p>
      <label class="field"><span>${words.kind}</span><select @change=${(event: Event) => {
        this.kind = (event.target as HTMLSelectElement).value as TableKind;
        this.read = null;
      }}>${KINDS.map((kind) => html`<option value=${kind} .selected=${kind === this.kind}>${words.kinds[kind]}</option>`)}</select></label>
      <div class="row"><button class="button" @click=${this.#save}>${words.saveTable}</button></div>
      <label class="field"><span>${words.readTable}</span><input type="file" accept=".csv,text/csv" @change=${this.#open}></label>
      ${this.read === null ? nothing : this.#found(this.read)}`;
  }

  #found({ changed, added, faults }: TableImport) {
    const words = this.say(editWords);
    return html`<p role="status">${fill(words.tableFound, { changed, added })}</p>
      ${faults.map(({ line, message }) => html`<p class="bad-text">${fill(words.line, { line })}: ${words.tableFaults[message]}</p>`)}
      <div><button class="button filled" ?disabled=${changed + added === 0} @click=${this.#take}>${words.takeTable}</button></div>`;
  }

  /** Of the sources as they are by now: they may have changed since the table was looked at. */
  readonly #take = async (): Promise<void> => {
    const { changed, added, edits } = this.#import();
    await this.editing.change(fill(this.say(editWords).tableTaken, { changed, added }), edits);
    this.read = null;
  };

  #import(): TableImport {
    const { entries, files, yaml } = this.editing;
    return importTable(this.#csv, entries, files, yaml, this.kind);
  }

  readonly #save = (): void => {
    const csv = tableOf(this.editing.entries, this.editing.files, this.editing.yaml, this.kind);
    // The mark tells spreadsheets that the file is in UTF-8.
    saveFile(`${this.kind}s.csv`, `\ufeff${csv}`, 'text/csv');
  };

  readonly #open = async (event: Event): Promise<void> => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    this.#csv = await file.text();
    this.read = this.#import();
  };
}
defineOnce('studio-table', StudioTable);

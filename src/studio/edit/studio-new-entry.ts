import { html, nothing } from 'lit';
import type { Locale } from '#core/locale.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { addEntry, fileForNew, idFits, NEW_KINDS, type NewKind } from '#publish/edit/new-entry.ts';
import { membersOf } from '#publish/edit/read-entries.ts';
import { inOneLine } from '#publish/fix/in-one-line.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { RouteTarget } from '../state/route.ts';
import { localeIn } from '../try/locale-in.ts';
import type { Editing } from './editing.ts';
import { intentOptions } from './intent-options.ts';

/**
 * A new entry: what kind, what name, its first words. Tells with `choose` where it is. It begins with what the address says of it:
 * `new` (its kind), `title`, `intent`, `text` (what an answer says).
 */
export class StudioNewEntry extends StudioElement {
  static override properties = {
    ...StudioElement.properties,
    editing: { attribute: false },
    start: { attribute: false },
    kind: { state: true },
    fault: { state: true },
  };
  static override styles = studioBase;
  declare editing: Editing;
  declare start: RouteTarget;
  declare kind: NewKind;
  declare fault: string;

  constructor() {
    super();
    this.start = {};
    this.kind = 'answer';
    this.fault = '';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('start')) this.kind = NEW_KINDS.find((kind) => kind === this.start.new) ?? this.kind;
  }

  /** All but the name is there then. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('start') && this.start.new !== undefined) {
      this.renderRoot.querySelector<HTMLInputElement>('[name=id]')?.focus();
    }
  }

  override render() {
    const words = this.say(editWords);
    const { start } = this;
    const isLabel = this.kind === 'example';
    const intents = intentOptions(this.editing, this.workshop.language);
    return html`<form class="card" @submit=${this.#add}>
      <label class="field"><span>${words.kind}</span><select @change=${(event: Event) => {
        this.kind = (event.target as HTMLSelectElement).value as NewKind;
      }}>${NEW_KINDS.map((kind) => html`<option value=${kind} .selected=${kind === this.kind}>${words.kinds[kind]}</option>`)}</select></label>
      ${
        this.kind === 'answer' || isLabel
          ? html`<label class="field"><span>${words.fields.intent.label}</span><select name="intent">${intents.map(({ value, label }) => html`<option value=${value} .selected=${value === start.intent}>${label}</option>`)}</select></label>`
          : nothing
      }
      ${isLabel ? nothing : html`<label class="field"><span>${words.newId}</span><input name="id" required aria-describedby="id-help"></label><p class="help" id="id-help">${words.idHelp[this.kind]}</p>`}
      <label class="field"><span>${isLabel ? words.messages : words.firstWords}</span><input name="title" required .value=${start.title ?? ''}></label>
      ${this.kind === 'answer' ? html`<label class="field"><span>${words.fields.answer.label}</span><textarea name="answer" rows="4" .value=${start.text ?? ''}></textarea></label>` : nothing}
      ${this.fault === '' ? nothing : html`<p class="fault" role="alert">${this.fault}</p>`}
      <div><button class="button filled">${words.create}</button></div>
    </form>`;
  }

  readonly #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { editing, kind } = this;
    const words = this.say(editWords);
    const data = new FormData(event.target as HTMLFormElement);
    const intent = String(data.get('intent') ?? '');
    const id = kind === 'example' ? intent : String(data.get('id')).trim();
    const isThere = kind !== 'example' && editing.entry(`${kind}:${id}`) !== null;
    this.fault = isThere ? words.idTaken : idFits(kind, id) ? '' : words.idHelp[kind];
    if (this.fault !== '') return;
    const intentOf = (entry: { file: string; path: readonly (string | number)[] }) =>
      String(membersOf(editing.valueAt(entry)).intent ?? '');
    const file = fileForNew(editing.entries, { kind, id, intent }, intentOf);
    const text = String(data.get('answer') ?? '').trim();
    const start = {
      kind,
      id,
      intent,
      locales: languagesFor(text, editing.languages.whole),
      title: inOneLine(String(data.get('title'))),
      ...(text !== '' && { answer: text }),
      nowMs: Date.now(),
    };
    await editing.change(`${words.create}: ${id}`, addEntry(editing.files, file, start));
    this.dispatchEvent(
      new CustomEvent('choose', { detail: kind === 'example' ? `example:examples.tsv:${id}` : `${kind}:${id}` }),
    );
  };
}

/** What is said already is said in one language: the others are missing until somebody writes them. */
function languagesFor(text: string, whole: readonly Locale[]): readonly Locale[] {
  const own = whole.filter((locale) => locale === localeIn(text));
  return text === '' || own.length === 0 ? whole : own;
}
defineOnce('studio-new-entry', StudioNewEntry);

import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { editWords } from '#i18n/studio/edit-words.ts';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { EDIT_KINDS, type EditKind, entryKey } from '#publish/edit/pack-entry.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import type { RouteTarget } from '../state/route.ts';
import { EditKeysController } from './edit-keys.controller.ts';
import { type Editing, editingOf } from './editing.ts';
import { type EditPanel, panelView } from './panel-view.ts';
import './studio-chat-beside.ts';
import './studio-entry-form.ts';
import type { StudioEntryForm } from './studio-entry-form.ts';
import './studio-entry-list.ts';
import type { StudioEntryList } from './studio-entry-list.ts';
import './studio-fault-list.ts';
import { studioEditStyles } from './studio-edit.styles.ts';

const PANELS: readonly EditPanel[] = ['new', 'faults', 'history', 'replace', 'table'];

/**
 * The sources of a shop's pack: what there is, a form for each, its look in the chat and what is wrong with it. The address
 * names what is open: `#edit?file=answers/delivery.yaml&entry=delivery-time&field=en.answer`, a word for the lexicon
 * (`#edit?file=lexicon.yaml&entry=terms&word=…`), or what a new entry begins with (`#edit?new=answer&title=…&intent=…&text=…`).
 */
export class StudioEdit extends StudioElement {
  static override properties = { ...StudioElement.properties, panel: { state: true }, note: { state: true } };
  static override styles = [studioBase, studioEditStyles];
  declare panel: EditPanel | null;
  /** Said once, to everybody: what a key did. */
  declare note: string;
  #target: RouteTarget | null = null;
  /** To be shown once it is drawn. */
  #field = '';

  constructor() {
    super();
    this.panel = null;
    this.note = '';
    new HostController(this, () => (this.workshop ? this.editing : null));
    new EditKeysController(this, {
      search: () => this.renderRoot.querySelector<StudioEntryList>('studio-entry-list')?.search(),
      save: () => {
        this.note = this.say(editWords).allKept;
      },
    });
  }

  get editing(): Editing {
    return editingOf(this.workshop);
  }

  override render() {
    const words = this.say(editWords);
    const { workshop, editing } = this;
    if (workshop.draft.isEmpty) return this.#empty();
    const entry = this.#entry();
    const key = entry ? entryKey(entry) : '';
    const faults = editing.faults.length;
    return html`
      <h1 class="unseen">${this.say(shellWords).views.edit}</h1>
      <div class="tools" role="toolbar" aria-label=${words.tools}>
        ${PANELS.map(
          (panel) =>
            html`<button class="button ${panel === 'new' ? 'filled' : ''}" aria-expanded=${this.panel === panel} @click=${() => {
              this.panel = this.panel === panel ? null : panel;
            }}>${words.panels[panel]}${panel === 'faults' && faults > 0 ? html` <span class="chip bad">${faults}</span>` : nothing}</button>`,
        )}
        <span class="help" role="status">${this.note || words.keptAlways}</span>
      </div>
      ${
        this.panel === null
          ? nothing
          : html`<section class="panel card" aria-label=${words.panels[this.panel]}>
        <div class="heading"><h2>${words.panels[this.panel]}</h2><button class="button" @click=${() => {
          this.panel = null;
        }}>${words.close}</button></div>
        ${panelView(this.panel, workshop, editing, { choose: (chosen) => this.choose(chosen), go: this.#goToFault })}
      </section>`
      }
      <div class="work ${entry ? 'has-entry' : ''}">
        <nav class="list" aria-label=${words.whatThereIs}>
          <studio-entry-list .workshop=${workshop} .editing=${editing} .chosen=${key} @choose=${(event: CustomEvent<string>) => this.choose(event.detail)}></studio-entry-list>
        </nav>
        <section class="form" aria-label=${words.form}>
          ${
            entry
              ? html`<button class="button back" @click=${() => this.choose('')}>${words.backToList}</button>
              ${keyed(key, html`<studio-entry-form .workshop=${workshop} .editing=${editing} .entry=${entry} @choose=${(event: CustomEvent<string>) => this.choose(event.detail)}></studio-entry-form>`)}`
              : html`<div class="empty"><h2>${words.chooseOne}</h2><p>${words.chooseHelp}</p></div>`
          }
        </section>
        ${
          entry
            ? html`<aside aria-label=${words.beside}>
              <h3>${words.faultsHere}</h3>
              <studio-fault-list .workshop=${workshop} .editing=${editing} .of=${key} @go=${this.#goToFault}></studio-fault-list>
              <studio-chat-beside .workshop=${workshop} .editing=${editing} .entry=${entry}></studio-chat-beside>
            </aside>`
            : nothing
        }
      </div>`;
  }

  /** Opens an entry by its key; none where it is empty. */
  choose(key: string): void {
    const entry = this.editing.entry(key);
    if (this.panel !== 'faults') this.panel = null;
    this.workshop.route.go('edit', entry ? { kind: entry.kind, file: entry.file, entry: entry.id } : {});
  }

  protected override willUpdate(): void {
    const { target, view } = this.workshop.route;
    if (target === this.#target || this.workshop.draft.isEmpty) return;
    this.#target = target;
    this.note = '';
    this.#field = target.field ?? '';
    if (view === 'edit' && target.new !== undefined) this.panel = 'new';
  }

  protected override updated(): void {
    if (this.#field === '') return;
    const form = this.renderRoot.querySelector<StudioEntryForm>('studio-entry-form');
    void form?.focusField(this.#field);
    this.#field = '';
  }

  #entry() {
    const { file = '', entry: id = '', kind = '' } = this.workshop.route.target;
    if (file === '' && id === '') return null;
    const known = EDIT_KINDS.find((one): one is EditKind => one === kind);
    const fits = this.editing.entries.filter(
      (one) => (known === undefined || one.kind === known) && (id === '' || one.id === id),
    );
    const inFile = fits.filter(
      (one) => file === '' || one.file === file || Object.values(one.apart).some((place) => place.file === file),
    );
    return inFile[0] ?? (id === '' ? null : (fits[0] ?? null));
  }

  readonly #goToFault = (event: CustomEvent<{ fault: PackFault; key: string }>): void => {
    const { fault, key } = event.detail;
    const entry = this.editing.entry(key);
    const file = fault.file.replace(/:\d+$/, '');
    if (entry?.kind === 'flow') this.workshop.route.go('flows', { entry: entry.id, field: fault.field });
    else
      this.workshop.route.go('edit', {
        ...(entry && { kind: entry.kind }),
        file: entry?.file ?? file,
        ...(entry && { entry: entry.id }),
        field: fault.field,
      });
  };

  #empty() {
    const words = this.say(editWords);
    return html`<div class="page"><div class="empty">${studioIcons.edit}<h1>${words.emptyTitle}</h1><p>${words.emptyText}</p>
      <button class="button filled" @click=${() => this.workshop.route.go('start')}>${words.emptyButton}</button></div></div>`;
  }
}
defineOnce('studio-edit', StudioEdit);

import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '#i18n/fill.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { EDIT_KINDS, type EditKind, entryKey, type PackEntry } from '#publish/edit/pack-entry.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { EditElement } from './edit-element.ts';
import { type EntryFilter, filterEntries, SOON_DAYS } from './filter-entries.ts';
import { languageName } from './language-name.ts';

/** Rows shown at first; a search is quicker than more of them. */
const SHOWN = 200;

/** Everything that can be edited, found by words, kind and state. Tells with `choose` (an entry's key) what is chosen. */
export class StudioEntryList extends EditElement {
  static override properties = {
    ...EditElement.properties,
    chosen: {},
    filter: { state: true },
    shown: { state: true },
  };
  static override styles = [
    studioBase,
    css`
      :host { display: grid; gap: 8px; align-content: start; }
      ul { display: grid; gap: 1px; }
      li button { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 8px; inline-size: 100%; padding: 6px 10px; border-radius: 9px; }
      li button[aria-current] { background: var(--_accent-soft); color: var(--_accent-text); }
      li .name, li .id { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      li .id { grid-column: 1 / -1; font-size: 12px; color: var(--_text-soft); }
      .filters { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
      @media (hover: hover) { li button:not([aria-current]):hover { background: var(--_sunken); } }
    `,
  ];
  declare chosen: string;
  declare filter: EntryFilter;
  declare shown: number;

  constructor() {
    super();
    this.chosen = '';
    this.filter = { words: '', kind: '', only: '' };
    this.shown = SHOWN;
  }

  /** Puts the caret where words are searched. */
  search(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render() {
    const words = this.say(editWords);
    const found = filterEntries(this.editing, this.filter, Date.now());
    return html`
      <label class="field"><span class="unseen">${words.search}</span>
        <input type="search" placeholder=${words.searchHint} aria-keyshortcuts="/" .value=${this.filter.words}
          @input=${(event: Event) => this.#filter({ words: (event.target as HTMLInputElement).value })} @keydown=${this.#down}></label>
      <div class="filters">
        <select aria-label=${words.kind} @change=${(event: Event) => this.#filter({ kind: (event.target as HTMLSelectElement).value as EditKind | '' })}>
          <option value="">${words.allKinds}</option>
          ${EDIT_KINDS.map((kind) => html`<option value=${kind} .selected=${kind === this.filter.kind}>${words.kinds[kind]}</option>`)}
        </select>
        <select aria-label=${words.state} @change=${(event: Event) => this.#filter({ only: (event.target as HTMLSelectElement).value })}>
          ${this.#states().map(({ value, label }) => html`<option value=${value} .selected=${value === this.filter.only}>${label}</option>`)}
        </select>
      </div>
      <p class="help" role="status">${fill(words.found, { count: found.length })}</p>
      <ul @keydown=${this.#move}>${repeat(found.slice(0, this.shown), entryKey, (entry) => this.#row(entry))}</ul>
      ${
        found.length > this.shown
          ? html`<button class="button" @click=${() => {
              this.shown += SHOWN;
            }}>${words.more}</button>`
          : nothing
      }`;
  }

  #row(entry: PackEntry) {
    const words = this.say(editWords);
    const key = entryKey(entry);
    const faults = this.editing.faultsOf(entry).length;
    const missing = this.editing.missing(entry);
    return html`<li><button aria-current=${key === this.chosen ? 'true' : nothing} @click=${() => this.#choose(key)}>
      <span class="name">${this.editing.titleOf(entry)}</span>
      <span class="row">
        ${faults > 0 ? html`<span class="chip bad" title=${words.faults}>${faults}<span class="unseen"> ${words.faults}</span></span>` : nothing}
        ${missing.length > 0 ? html`<span class="chip warn" title=${words.missing}>${missing.join(' ')}</span>` : nothing}
        ${Date.parse(entry.until) < Date.now() ? html`<span class="chip warn">${words.over}</span>` : nothing}
        ${this.editing.changedEntries.has(key) ? html`<span class="chip good">${words.changed}</span>` : nothing}
      </span>
      <span class="id">${words.kinds[entry.kind]} · ${entry.id}</span>
    </button></li>`;
  }

  #states() {
    const words = this.say(editWords);
    const { whole } = this.editing.languages;
    const origins = [
      ...new Set(this.editing.entries.filter(({ kind }) => kind === 'answer').map(({ origin }) => origin || 'written')),
    ];
    return [
      { value: '', label: words.all },
      { value: 'faults', label: words.withFaults },
      { value: 'changed', label: words.changedLately },
      { value: 'ending', label: fill(words.ending, { days: SOON_DAYS }) },
      ...whole.map((locale) => ({
        value: `missing:${locale}`,
        label: fill(words.lacks, { language: languageName(locale, this.workshop.language) }),
      })),
      ...(origins.length > 1
        ? origins.map((origin) => ({ value: `origin:${origin}`, label: fill(words.originIs, { origin }) }))
        : []),
    ];
  }

  #filter(change: Partial<EntryFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.shown = SHOWN;
  }

  #choose(key: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: key }));
  }

  readonly #down = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('li button')?.focus();
  };

  /** j and k, as well as the arrows, go through the rows. */
  readonly #move = (event: KeyboardEvent): void => {
    const step =
      event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0;
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li button')];
    rows[rows.indexOf(event.target as HTMLElement) + step]?.focus();
  };
}
defineOnce('studio-entry-list', StudioEntryList);

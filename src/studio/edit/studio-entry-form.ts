import { css, html, nothing } from 'lit';
import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { findUses } from '#publish/edit/find-uses.ts';
import { idFits } from '#publish/edit/new-entry.ts';
import { entryKey, type PackEntry } from '#publish/edit/pack-entry.ts';
import { removeEntry } from '#publish/edit/remove-entry.ts';
import { renameEntry, type TextEdits } from '#publish/edit/rename-entry.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import type { StudioElement } from '../look/studio-element.ts';
import { EditElement } from './edit-element.ts';
import { languageName } from './language-name.ts';
import './studio-examples-form.ts';
import './studio-file-editor.ts';
import './studio-lexicon-form.ts';
import './studio-policy-form.ts';
import './studio-rule-form.ts';
import './studio-script-form.ts';
import './studio-wording-form.ts';

/** One entry: its form or its file, another name for it, and the way to take it out. Tells with `choose` where to go next. */
export class StudioEntryForm extends EditElement {
  static override properties = {
    ...EditElement.properties,
    entry: { attribute: false },
    asFile: { state: true },
    asking: { state: true },
  };
  static override styles = [
    studioBase,
    css`
      :host { display: grid; gap: 14px; align-content: start; }
      h2 { overflow-wrap: anywhere; }
    `,
  ];
  declare entry: PackEntry;
  declare asFile: boolean;
  /** What is being asked before it is done. */
  declare asking: '' | 'rename' | 'remove';
  #shown: readonly Locale[] | null = null;

  constructor() {
    super();
    this.asFile = false;
    this.asking = '';
  }

  override render() {
    const words = this.say(editWords);
    const { entry, editing } = this;
    const canRename =
      ['answer', 'product', 'policy', 'promotion', 'script', 'flow'].includes(entry.kind) && !entry.isInherited;
    const canRemove = !entry.isInherited && entry.kind !== 'lexicon' && entry.file !== 'pack.yaml';
    return html`
      <div class="heading">
        <h2>${editing.titleOf(entry)}</h2>
        ${entry.kind === 'flow' ? html`<button class="button filled" @click=${() => this.workshop.route.go('flows', { entry: entry.id })}>${words.openFlow}</button>` : nothing}
        ${
          entry.kind === 'file'
            ? nothing
            : html`<button class="button" aria-pressed=${this.asFile} @click=${() => {
                this.asFile = !this.asFile;
              }}>${words.asFile}</button>`
        }
        ${canRename ? html`<button class="button" aria-expanded=${this.asking === 'rename'} @click=${() => this.#ask('rename')}>${words.rename}</button>` : nothing}
        ${canRemove ? html`<button class="button bad" aria-expanded=${this.asking === 'remove'} @click=${() => this.#ask('remove')}>${words.removeEntry}</button>` : nothing}
      </div>
      <p class="row"><span class="chip">${words.kinds[entry.kind]}</span><span class="chip mono">${entry.id}</span><span class="chip mono">${entry.file}</span>
        ${entry.origin === '' ? nothing : html`<span class="chip">${fill(words.originIs, { origin: entry.origin })}</span>`}</p>
      ${this.asking === 'rename' ? this.#renaming() : this.asking === 'remove' ? this.#removing() : nothing}
      ${
        this.asFile || entry.kind === 'file' || entry.kind === 'flow'
          ? html`<studio-file-editor .workshop=${this.workshop} .editing=${editing} .file=${entry.file}></studio-file-editor>`
          : html`${this.#languages()}${this.#form()}`
      }`;
  }

  /** Puts the caret into the field of this name, as faults name it; shows it first. */
  async focusField(way: string): Promise<void> {
    await this.updateComplete;
    const part = this.renderRoot.querySelector<StudioElement>('.part');
    await part?.updateComplete;
    const fields = [...(part?.renderRoot.querySelectorAll<HTMLElement>('studio-field') ?? [])];
    const found =
      fields.find((field) => field.dataset.way === way) ??
      fields.find((field) => way.startsWith(`${field.dataset.way}.`) || field.dataset.way?.endsWith(way));
    found?.scrollIntoView({ block: 'center' });
    found?.focus();
  }

  #form() {
    const { workshop, editing, entry } = this;
    const locales = this.#locales();
    switch (entry.kind) {
      case 'policy':
        return html`<studio-policy-form class="part" .workshop=${workshop} .editing=${editing} .entry=${entry} .locales=${locales}></studio-policy-form>`;
      case 'script':
        return html`<studio-script-form class="part" .workshop=${workshop} .editing=${editing} .entry=${entry} .locales=${locales}></studio-script-form>`;
      case 'rule':
        return html`<studio-rule-form class="part" .workshop=${workshop} .editing=${editing} .entry=${entry} .locales=${locales}></studio-rule-form>`;
      case 'lexicon':
        return html`<studio-lexicon-form class="part" .workshop=${workshop} .editing=${editing} .entry=${entry} .locales=${locales}></studio-lexicon-form>`;
      case 'example':
        return html`<studio-examples-form class="part" .workshop=${workshop} .editing=${editing} .entry=${entry} .locales=${locales}></studio-examples-form>`;
      default:
        return html`<studio-wording-form class="part" .workshop=${workshop} .editing=${editing} .entry=${entry} .locales=${locales}></studio-wording-form>`;
    }
  }

  /** Which languages stand side by side: at first those in which everything must be there, two at most. */
  #locales(): readonly Locale[] {
    const { whole, partly } = this.editing.languages;
    return (this.#shown ?? whole.slice(0, 2)).filter((locale) => [...whole, ...partly].includes(locale));
  }

  #languages() {
    const { whole, partly } = this.editing.languages;
    const shown = this.#locales();
    if (whole.length + partly.length < 2 || ['rule', 'lexicon', 'example'].includes(this.entry.kind)) return nothing;
    return html`<div class="row" role="group" aria-label=${this.say(editWords).languages}>
      ${[...whole, ...partly].map(
        (locale) =>
          html`<button class="button" aria-pressed=${shown.includes(locale)} @click=${() => {
            this.#shown = shown.includes(locale) ? shown.filter((one) => one !== locale) : [...shown, locale];
            this.requestUpdate();
          }}>${languageName(locale, this.workshop.language)}${shown.includes(locale) ? ' ✓' : this.entry.locales.includes(locale) ? '' : ' ∅'}</button>`,
      )}
    </div>`;
  }

  #renaming() {
    const words = this.say(editWords);
    const { editing, entry } = this;
    const uses = findUses(editing.files, editing.yaml, entry.kind, entry.id);
    return html`<form class="card" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const to = String(new FormData(event.target as HTMLFormElement).get('id')).trim();
      if (!idFits(entry.kind, to) || editing.entry(`${entry.kind}:${to}`)) return;
      const edits = this.#renamed(to, event.target as HTMLFormElement);
      if (edits === null) return;
      this.asking = '';
      void editing.change(`${words.rename}: ${entry.id} → ${to}`, edits).then(() => this.#go(`${entry.kind}:${to}`));
    }}>
      <label class="field"><span>${words.newName}</span><input name="id" required .value=${entry.id} @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity('')}></label>
      <p class="help">${fill(words.renameHelp, { count: uses.length })}</p>
      <div class="row"><button class="button filled">${words.rename}</button><button type="button" class="button" @click=${() => this.#ask('')}>${words.cancel}</button></div>
    </form>`;
  }

  /** Null, and said at the field, where the name is taken in a file that names this entry. */
  #renamed(to: string, form: HTMLFormElement): TextEdits | null {
    const { editing, entry } = this;
    try {
      return renameEntry(editing.files, editing.yaml, entry, to);
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== 'conflict') throw cause;
      const field = form.querySelector('input');
      field?.setCustomValidity(`${this.say(editWords).idTaken} ${cause.details.path ?? ''}`);
      field?.reportValidity();
      return null;
    }
  }

  #removing() {
    const words = this.say(editWords);
    const { editing, entry } = this;
    const uses = findUses(editing.files, editing.yaml, entry.kind, entry.id);
    return html`<div class="card" role="group" aria-label=${words.removeEntry}>
      <p>${uses.length === 0 ? words.notUsed : fill(words.usedIn, { count: uses.length })}</p>
      <ul>${uses.slice(0, 12).map(({ file, path }) => html`<li class="mono">${file} › ${path.join('.')}</li>`)}</ul>
      <div class="row"><button class="button bad" @click=${() => {
        this.asking = '';
        void editing
          .change(`${words.removeEntry}: ${entry.id}`, removeEntry(editing.files, editing.yaml, entry))
          .then(() => this.#go(''));
      }}>${words.removeEntry}</button><button class="button" @click=${() => this.#ask('')}>${words.cancel}</button></div>
    </div>`;
  }

  #ask(what: '' | 'rename' | 'remove'): void {
    this.asking = this.asking === what ? '' : what;
  }

  #go(key: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: key }));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('entry') as PackEntry | undefined;
    if (before && entryKey(before) !== entryKey(this.entry)) {
      this.asking = '';
      this.asFile = false;
    }
  }
}
defineOnce('studio-entry-form', StudioEntryForm);

import { html, nothing } from 'lit';
import { editWords } from '#i18n/studio/edit-words.ts';
import type { PackEntry } from '#publish/edit/pack-entry.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { EditElement } from './edit-element.ts';
import { firstQuestion } from './first-question.ts';

/** Opened once, it stays so from entry to entry. */
let isOpen = false;

/** The real chat on the draft, beside what is being edited: asked its first question. Loaded when it is first wanted. */
export class StudioChatBeside extends EditElement {
  static override properties = { ...EditElement.properties, entry: { attribute: false }, ask: { state: true } };
  static override styles = studioBase;
  declare entry: PackEntry;
  /** What the chat was asked last; a new text is asked at once. */
  declare ask: string;
  #loaded: Promise<unknown> | null = null;

  constructor() {
    super();
    this.ask = '';
  }

  override render() {
    const words = this.say(editWords);
    const locale =
      this.editing.languages.whole.find((one) => one === this.workshop.language) ??
      this.editing.languages.whole[0] ??
      'en';
    const question = firstQuestion(this.editing, this.entry, locale);
    if (!isOpen) {
      return html`<p class="help">${words.previewHelp}</p><button class="button" @click=${() => this.#open(question)}>${words.preview}</button>`;
    }
    this.#loaded ??= import('../preview/studio-preview.ts');
    return html`<div class="row">
        <button class="button" @click=${() => this.#open('')}>${words.closePreview}</button>
        ${question === '' ? nothing : html`<button class="button" @click=${() => this.#askAgain(question)}>${words.askFirst}</button>`}
      </div>
      <studio-preview .workshop=${this.workshop} .locale=${locale} .ask=${this.ask}></studio-preview>`;
  }

  #open(question: string): void {
    isOpen = !isOpen;
    this.ask = isOpen ? question : '';
    this.requestUpdate();
  }

  /** The same words are said again only where they were others in between. */
  async #askAgain(question: string): Promise<void> {
    this.ask = '';
    await this.updateComplete;
    this.ask = question;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!isOpen || !changed.has('entry') || this.ask !== '') return;
    this.ask = firstQuestion(this.editing, this.entry, this.editing.languages.whole[0] ?? 'en');
  }
}
defineOnce('studio-chat-beside', StudioChatBeside);

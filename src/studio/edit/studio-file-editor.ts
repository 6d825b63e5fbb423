import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { fill } from '#i18n/fill.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { keepLineEnds } from '#publish/edit/keep-line-ends.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { EditElement } from './edit-element.ts';
import { lineOfFault } from './line-of-fault.ts';

const PAUSE_MS = 800;

/** A file as it is: its text with line numbers, and what is wrong with it, by line. */
export class StudioFileEditor extends EditElement {
  static override properties = { ...EditElement.properties, file: {} };
  static override styles = [
    studioBase,
    css`
      .sheet { display: grid; grid-template-columns: auto minmax(0, 1fr); border: 1px solid var(--_line-strong); border-radius: 9px; overflow: hidden; }
      .numbers { padding: 8px; background: var(--_sunken); color: var(--_text-soft); text-align: end; user-select: none; overflow: hidden; white-space: pre; }
      textarea.mono { border: 0 !important; border-radius: 0 !important; block-size: 60vh; padding: 8px !important; white-space: pre; overflow: auto; resize: vertical; font-size: 12.5px !important; tab-size: 4; }
      .numbers { block-size: 60vh; }
    `,
  ];
  declare file: string;
  #typed: string | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settle();
  }

  override render() {
    const words = this.say(editWords);
    const text = this.#typed ?? this.editing.files.get(this.file)?.replaceAll('\r\n', '\n') ?? '';
    const faults = this.editing.faults.filter(({ file }) => file === this.file || file.startsWith(`${this.file}:`));
    const lines = text.split('\n').length;
    return html`
      <p class="help mono">${this.file}</p>
      <div class="sheet">
        <div class="numbers mono" aria-hidden="true">${Array.from({ length: lines }, (_, at) => at + 1).join('\n')}</div>
        <textarea class="mono" spellcheck="false" wrap="off" aria-label=${fill(words.textOf, { file: this.file })} .value=${live(text)}
          @input=${this.#type} @change=${this.#settle} @blur=${this.#settle} @scroll=${this.#scroll}></textarea>
      </div>
      <ul>${faults.map((fault) => {
        const line = lineOfFault(text, fault);
        return html`<li><button class="bad-text" @click=${() => this.goTo(line)}>${fill(words.line, { line })}: ${fault.field} ${fault.message}</button></li>`;
      })}</ul>`;
  }

  /** Puts the caret at the start of a line and shows it. */
  goTo(line: number): void {
    const area = this.renderRoot.querySelector('textarea');
    if (!area) return;
    const at =
      area.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(at, at);
    area.scrollTop = Math.max(0, (line - 4) * (area.scrollHeight / Math.max(1, area.value.split('\n').length)));
  }

  readonly #type = (event: Event): void => {
    this.#typed = (event.target as HTMLTextAreaElement).value;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#keep(), PAUSE_MS);
    this.requestUpdate();
  };

  readonly #settle = (): void => {
    if (this.#typed === null) return;
    this.#keep();
    this.#typed = null;
  };

  #keep(): void {
    clearTimeout(this.#waiting);
    const typed = this.#typed;
    if (typed === null) return;
    // A text area ends every line in a line feed alone, whatever it was given.
    const text = keepLineEnds(this.editing.files.get(this.file) ?? '', () => typed);
    void this.editing.change(this.file, { [this.file]: text });
  }

  readonly #scroll = (event: Event): void => {
    const numbers = this.renderRoot.querySelector('.numbers');
    if (numbers) numbers.scrollTop = (event.target as HTMLElement).scrollTop;
  };
}
defineOnce('studio-file-editor', StudioFileEditor);

import { html, LitElement, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { sameValue } from '#publish/edit/plain-value.ts';
import { richFromMarkdown } from '#publish/rich-from-markdown.ts';
import { defineOnce } from '#ui/define-once.ts';
import { renderRich } from '#ui/render-rich.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { type FieldControl, type FieldOption, textOfValue, valueOfTyped } from './field-value.ts';
import { fieldLook } from './studio-field.styles.ts';
import { ValueEvent } from './value-event.ts';

/** A pause in typing after which what was typed holds. */
const PAUSE_MS = 600;

/**
 * One labelled value with its help and its faults. Tells of a new value with the event `value` (a string, a list of strings, a
 * number, a boolean; undefined for none). While someone types, what they typed stays.
 */
export class StudioField extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = {
    label: {},
    help: {},
    control: {},
    value: { attribute: false },
    options: { attribute: false },
    faults: { attribute: false },
    textLanguage: { attribute: false },
    placeholder: {},
    addWord: {},
    removeWord: {},
  };
  static override styles = [studioBase, fieldLook];
  declare label: string;
  declare help: string;
  declare control: FieldControl;
  declare value: unknown;
  declare options: readonly FieldOption[];
  declare faults: readonly string[];
  declare textLanguage: string;
  declare placeholder: string;
  /** Words for adding and removing one of many. */
  declare addWord: string;
  declare removeWord: string;
  #typed: string | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.label = '';
    this.help = '';
    this.control = 'line';
    this.options = [];
    this.faults = [];
    this.textLanguage = '';
    this.placeholder = '';
    this.addWord = '+';
    this.removeWord = '×';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settle();
  }

  override render() {
    const isBad = this.faults.length > 0;
    if (this.control === 'switch') {
      return html`<label class="check"><input type="checkbox" .checked=${this.value === true} @change=${(
        event: Event,
      ) =>
        this.#tell(
          (event.target as HTMLInputElement).checked || undefined,
        )}><span>${this.label}</span></label>${this.#notes()}`;
    }
    if (this.control === 'names') {
      return html`<fieldset class="field" aria-describedby="notes"><legend>${this.label}</legend>${this.#names()}</fieldset>${this.#notes()}`;
    }
    return html`<label class="field" for="field"><span>${this.label}</span></label>
      ${this.#control(isBad ? 'true' : 'false')}
      ${this.control === 'markdown' ? this.#look() : nothing}
      ${this.#notes()}`;
  }

  #control(invalid: 'true' | 'false') {
    const language = ifDefined(this.textLanguage || undefined);
    if (this.control === 'choice') {
      const isKnown = this.options.some(({ value }) => value === this.#text);
      return html`<select id="field" aria-describedby="notes" aria-invalid=${invalid} @change=${(event: Event) =>
        this.#tell((event.target as HTMLSelectElement).value || undefined)}>
        ${isKnown ? nothing : html`<option value=${this.#text} selected>${this.#text || '–'}</option>`}
        ${this.options.map(({ value, label }) => html`<option value=${value} .selected=${value === this.#text}>${label}</option>`)}
      </select>`;
    }
    if (this.control === 'line' || this.control === 'number') {
      return html`<input id="field" type=${this.control === 'number' ? 'number' : 'text'} step="any" lang=${language} placeholder=${this.placeholder}
        aria-describedby="notes" aria-invalid=${invalid} .value=${this.#text} @input=${this.#type} @change=${this.#settle} @blur=${this.#settle}>`;
    }
    const rows = Math.min(24, Math.max(3, this.#text.split('\n').length + 1));
    return html`<textarea id="field" rows=${rows} lang=${language} placeholder=${this.placeholder} aria-describedby="notes" aria-invalid=${invalid}
      .value=${this.#text} @input=${this.#type} @change=${this.#settle} @blur=${this.#settle}></textarea>`;
  }

  /** As a shopper will see it. */
  #look() {
    const { blocks, problems } = richFromMarkdown(this.#text);
    return html`<div class="look" lang=${ifDefined(this.textLanguage || undefined)}>${renderRich(blocks)}</div>
      ${problems.map((problem) => html`<p class="bad-text">${problem}</p>`)}`;
  }

  #names() {
    const chosen = Array.isArray(this.value) ? this.value.map(String) : [];
    const labelOf = (name: string) => this.options.find(({ value }) => value === name)?.label ?? name;
    const left = this.options.filter(({ value }) => !chosen.includes(value));
    const tell = (names: string[]) => this.#tell(names.length > 0 ? names : undefined);
    return html`<div class="row">
      ${chosen.map(
        (name) =>
          html`<span class="chip">${labelOf(name)}<button type="button" aria-label="${this.removeWord} ${labelOf(name)}" @click=${() =>
            tell(chosen.filter((one) => one !== name))}>×</button></span>`,
      )}
      <select id="field" aria-label="${this.label}: ${this.addWord}" @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        if (select.value !== '') tell([...chosen, select.value]);
        select.value = '';
      }}>
        <option value="">${this.addWord}</option>
        ${left.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
      </select>
    </div>`;
  }

  #notes() {
    return html`<div id="notes">
      ${this.help === '' ? nothing : html`<p class="help">${this.help}</p>`}
      ${this.faults.map((fault) => html`<p class="bad-text">${fault}</p>`)}
    </div>`;
  }

  get #text(): string {
    return this.#typed ?? textOfValue(this.value);
  }

  readonly #type = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#send(), PAUSE_MS);
    if (this.control === 'markdown') this.requestUpdate();
  };

  /** The typing is over: from here on the field shows what holds. */
  readonly #settle = (): void => {
    if (this.#typed === null) return;
    this.#send();
    this.#typed = null;
    this.requestUpdate();
  };

  #send(): void {
    clearTimeout(this.#waiting);
    if (this.#typed !== null) this.#tell(valueOfTyped(this.control, this.#typed));
  }

  #tell(value: unknown): void {
    if (!sameValue(value, this.value)) this.dispatchEvent(new ValueEvent(value));
  }
}
defineOnce('studio-field', StudioField);

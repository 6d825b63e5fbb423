import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { miningWords } from '#i18n/studio/mining-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { AskWords } from './write/write-chain.ts';

/**
 * The words of a follow-up (several ways to say it) or golden ones (a single line), by language, to be changed before they are
 * taken. Fires `save` with `AskWords`, or `cancel`.
 */
export class MiningWordsForm extends StudioElement {
  static override styles = [studioBase];
  static override properties = { ...StudioElement.properties, kind: {}, words: { attribute: false } };
  declare kind: 'chain' | 'script';
  declare words: AskWords;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render() {
    const words = this.say(miningWords);
    return html`<form @submit=${this.#save} @keydown=${this.#key}>
      <fieldset>
        ${Object.entries(this.words).map(([language, lines]) => this.#field(language, lines))}
        <div class="row"><button class="button filled" type="submit">${words.save}</button>
          <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('cancel'))}>${words.cancel}</button></div>
      </fieldset>
    </form>`;
  }

  #field(language: string, lines: readonly string[]) {
    const words = this.say(miningWords);
    const places = [...new Set(lines.join(' ').match(/\{[a-z]+\}/gi))];
    return html`
      <label class="field"><span>${words.wording[this.kind]} (${language})</span><textarea name=${language} ?required=${lines.length > 0} lang=${language} .value=${lines.join('\n')}></textarea>
        ${places.length === 0 ? nothing : html`<span class="help">${fill(words.places, { places: places.join(' ') })}</span>`}</label>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.dispatchEvent(new Event('cancel'));
  };

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    // Blanks alone are no words.
    for (const field of form.querySelectorAll('textarea')) field.value = field.value.trim();
    if (!form.reportValidity()) return;
    const data = new FormData(form);
    const detail: AskWords = Object.fromEntries(
      Object.keys(this.words).map((language) => {
        const lines = String(data.get(language) ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        return [language, this.kind === 'script' ? [lines.join(' ')] : lines];
      }),
    );
    this.dispatchEvent(new CustomEvent('save', { detail }));
  };
}

defineOnce('mining-words-form', MiningWordsForm);

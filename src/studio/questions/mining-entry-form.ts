import { html, nothing } from 'lit';
import { miningWords } from '#i18n/studio/mining-words.ts';
import type { ProposedWording } from '#insight/mine/entries/propose-entries.ts';
import type { MinedEntry } from '#insight/mine/mined-log.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { AcceptedEntry } from './write/write-entry.ts';

/** A proposed entry, to be changed before it is taken. Fires `save` with an `AcceptedEntry`, or `cancel`. */
export class MiningEntryForm extends StudioElement {
  static override styles = [studioBase];
  static override properties = { ...StudioElement.properties, entry: { attribute: false } };
  declare entry: MinedEntry;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render() {
    const words = this.say(miningWords);
    return html`<form @submit=${this.#save} @keydown=${this.#key}>
      <fieldset>
        ${Object.entries(this.entry.wordings).map(([language, wording]) => this.#wording(language, wording))}
        <label class="field"><span>${words.intentField}</span><input name="intent" required pattern="[a-z]+\\.[a-z_]+" .value=${this.entry.intent ?? ''} /></label>
        <div class="row"><button class="button filled" type="submit">${words.save}</button>
          <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('cancel'))}>${words.cancel}</button></div>
      </fieldset>
    </form>`;
  }

  #wording(language: string, { title, questions, answer, facts }: ProposedWording) {
    const words = this.say(miningWords);
    return html`
      <label class="field"><span>${words.answer} (${language})</span><textarea name="answer ${language}" required lang=${language} .value=${answer}></textarea>
        ${facts.length === 0 ? nothing : html`<span class="help">${words.facts} ${facts.map(({ text }) => text).join(', ')}</span>`}</label>
      <label class="field"><span>${words.questions} (${language})</span><textarea name="questions ${language}" required lang=${language} .value=${questions.join('\n')}></textarea></label>
      <label class="field"><span>${words.entryTitle} (${language})</span><input name="title ${language}" required maxlength="300" lang=${language} .value=${title} /></label>`;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.dispatchEvent(new Event('cancel'));
  };

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const fieldOf = (name: string): string => String(data.get(name) ?? '').trim();
    const wordings = Object.fromEntries(
      Object.keys(this.entry.wordings).map((language) => [
        language,
        {
          title: fieldOf(`title ${language}`),
          answer: fieldOf(`answer ${language}`),
          questions: fieldOf(`questions ${language}`)
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
          facts: [],
        },
      ]),
    );
    const detail: AcceptedEntry = { id: this.entry.id, intent: fieldOf('intent'), wordings };
    this.dispatchEvent(new CustomEvent('save', { detail }));
  };
}

defineOnce('mining-entry-form', MiningEntryForm);

import { css, html, nothing } from 'lit';
import { membersOf } from '#publish/edit/read-entries.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import type { RouteTarget } from '../state/route.ts';
import './studio-field.ts';
import { EntryPart } from './entry-part.ts';
import { matchingPatterns } from './matching-patterns.ts';

const FILE = 'lexicon.yaml';

/**
 * The shop's words: what means the same, what slang stands for, what an order number looks like. A `word` in the address waits in
 * the form for its meaning.
 */
export class StudioLexiconForm extends EntryPart {
  static override styles = [
    studioBase,
    css`
      form { display: grid; grid-template-columns: 1fr 1fr auto; gap: 8px; align-items: end; }
      td { overflow-wrap: anywhere; }
      @media (max-width: 560px) { form { grid-template-columns: 1fr; } }
    `,
  ];
  static override properties = { ...EntryPart.properties, tried: { state: true } };
  declare tried: string;
  #target: RouteTarget | null = null;

  constructor() {
    super();
    this.tried = '';
  }

  override render() {
    const value = this.editing.valueAt(this.entry);
    if (this.entry.id === 'terms') return this.#terms(membersOf(value));
    if (this.entry.id === 'synonyms') return this.#synonyms(Array.isArray(value) ? value : []);
    return this.entry.id === 'orderNumbers'
      ? this.#numbers(Array.isArray(value) ? value.map(String) : [])
      : this.#example(value);
  }

  protected override updated(): void {
    const { target } = this.workshop.route;
    if (target === this.#target) return;
    this.#target = target;
    if (target.word) this.renderRoot.querySelector<HTMLInputElement>('[name=meaning]')?.focus();
  }

  /** New slang in seconds: word, meaning, Enter, and the next. */
  #terms(terms: Readonly<Record<string, unknown>>) {
    const { words } = this;
    return html`<p class="help">${words.termsHelp}</p>
      <form @submit=${this.#addTerm}>
        <label class="field"><span>${words.slang}</span><input name="word" required autocomplete="off" .value=${this.workshop.route.target.word ?? ''}></label>
        <label class="field"><span>${words.meaning}</span><input name="meaning" required autocomplete="off"></label>
        <button class="button filled">${words.add}</button>
      </form>
      <div class="scroll"><table>
        <thead><tr><th scope="col">${words.slang}</th><th scope="col">${words.meaning}</th><td></td></tr></thead>
        <tbody>${Object.entries(terms)
          .toReversed()
          .map(
            ([word, meaning]) => html`<tr>
          <td>${word}</td>
          <td>${String(meaning)}</td>
          <td><button class="button" aria-label="${words.remove} ${word}" @click=${() => this.#set(['terms', word], undefined, word)}>${words.remove}</button></td>
        </tr>`,
          )}</tbody>
      </table></div>`;
  }

  readonly #addTerm = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const word = String(data.get('word')).trim();
    const meaning = String(data.get('meaning')).trim();
    if (word === '' || meaning === '') return;
    this.#set(['terms', word], meaning, word);
    form.reset();
    form.querySelector('input')?.focus();
  };

  #synonyms(groups: readonly unknown[]) {
    const lines = groups.map((group) => (Array.isArray(group) ? group.join(', ') : String(group)));
    return html`<studio-field control="lines" data-way="synonyms" .label=${this.words.synonyms} .help=${this.words.synonymsHelp} .value=${lines}
      .faults=${this.#faults('synonyms')}
      @value=${(event: CustomEvent<string[] | undefined>) =>
        this.#set(
          ['synonyms'],
          (event.detail ?? []).map((line) => line.split(/[,，]\s*/).filter((word) => word !== '')),
          this.words.synonyms,
        )}
    ></studio-field>`;
  }

  #numbers(patterns: readonly string[]) {
    const { words } = this;
    const found = matchingPatterns(patterns, this.tried);
    return html`<studio-field control="lines" data-way="orderNumbers" .label=${words.orderNumbers} .help=${words.orderNumbersHelp} .value=${patterns}
        .faults=${this.#faults('orderNumbers')}
        @value=${(event: CustomEvent<string[] | undefined>) => this.#set(['orderNumbers'], event.detail ?? [], words.orderNumbers)}></studio-field>
      ${this.#example(this.editing.valueAt({ file: FILE, path: ['orderNumberExample'] }))}
      <label class="field"><span>${words.tryNumber}</span><input .value=${this.tried} @input=${(event: Event) => {
        this.tried = (event.target as HTMLInputElement).value;
      }}></label>
      <p role="status">${this.tried === '' ? nothing : found.length > 0 ? html`<span class="chip good">${words.matches}</span> <code>${found.join('  ')}</code>` : html`<span class="chip warn">${words.matchesNone}</span>`}</p>`;
  }

  #example(value: unknown) {
    return html`<studio-field data-way="orderNumberExample" .label=${this.words.orderNumberExample} .value=${value} .faults=${this.#faults('orderNumberExample')}
      @value=${(event: CustomEvent<unknown>) => this.#set(['orderNumberExample'], event.detail, this.words.orderNumberExample)}></studio-field>`;
  }

  #faults(field: string): string[] {
    return this.editing.faults
      .filter((fault) => fault.file === FILE && fault.field.startsWith(field))
      .map(({ message }) => message);
  }

  #set(path: string[], value: unknown, label: string): void {
    void this.editing.set(label, { file: FILE, path }, value);
  }
}
defineOnce('studio-lexicon-form', StudioLexiconForm);

import { css, html, nothing } from 'lit';
import { LOCALES } from '#core/locale.ts';
import { fill } from '#i18n/fill.ts';
import { improveWords } from '#i18n/studio/improve-words.ts';
import { FAILURE_KINDS, type Failure } from '#insight/improve/failure.ts';
import { addQuestion } from '#publish/fix/add-question.ts';
import { addTerm } from '#publish/fix/add-term.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import { shopChoices } from './shop-choices.ts';

/** One thing that failed, with all that mends it. */
export class StudioFailure extends StudioElement {
  static override styles = [
    studioBase,
    css`
      .card {
        gap: 8px;
      }
      .text {
        font-size: 15px;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .answer {
        display: -webkit-box;
        overflow: hidden;
        -webkit-line-clamp: 2;
        -webkit-box-orient: vertical;
        color: var(--_text-soft);
        font-size: 13px;
      }
      select,
      input {
        max-inline-size: 260px;
      }
      details > .row {
        margin-block-start: 8px;
      }
      summary {
        color: var(--_accent-text);
        font-size: 13px;
      }
    `,
  ];
  static override properties = { failure: { attribute: false }, intent: { state: true }, fault: { state: true } };
  declare failure: Failure;
  declare intent: string;
  declare fault: string;

  constructor() {
    super();
    this.intent = '';
    this.fault = '';
  }

  /** Puts it in the basket with what was chosen, or with what it was read as. */
  teach(): void {
    const intent = this.intent || this.failure.reading.intent;
    if (intent !== 'oos') void this.workshop.improving.teach(this.failure, intent);
    else this.renderRoot.querySelector('select')?.focus();
  }

  override render() {
    const words = this.say(improveWords);
    const { text, kinds, count, reading, answer } = this.failure;
    const taught = this.workshop.improving.intentOf(this.failure.id);
    return html`<article class="card">
      <div class="row"><p class="text grow" lang=${reading.language}>${text}</p>
        ${count > 1 ? html`<span class="badge">${fill(words.times, { count })}</span>` : nothing}</div>
      <div class="row">${FAILURE_KINDS.filter((kind) => kinds[kind]).map(
        (kind) =>
          html`<span class="chip ${kind === 'low-band' ? 'warn' : 'bad'}" title=${words.kindHelp[kind]}>${words.kinds[kind]}</span>`,
      )}
        <span class="chip">${words.columns.read}: ${fill(words.readAs, { intent: reading.intent, confidence: Math.round(100 * reading.confidence) })}</span>
        ${taught ? html`<span class="chip good">${fill(words.inBasket, { intent: taught })}</span>` : nothing}</div>
      <p class="answer">${answer === null ? words.notAnswered : fill(words.answered, { text: answer })}</p>
      <div class="row">${this.#intents(taught)}
        <button class="button" @click=${() => this.workshop.route.go('edit', { new: 'answer', title: text, intent: this.intent || reading.intent })}>${words.newEntry}</button>
        <button class="button" @click=${() => this.workshop.route.go('improve', { tab: 'emergency', question: text })}>${words.urgent}</button>
        <button class="button" @click=${() => this.workshop.improving.settle(this.failure.id, 'ignored')}>${words.ignore}</button></div>
      ${this.#more()}
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
    </article>`;
  }

  #intents(taught: string | null) {
    const words = this.say(improveWords);
    const candidates = this.failure.reading.candidates.map(({ intent }) => intent).filter((intent) => intent !== 'oos');
    const others = shopChoices(this.workshop.draft.files).intents.filter((intent) => !candidates.includes(intent));
    return html`<label class="row"><span class="help">${words.means}</span>
        <select @change=${(event: Event) => {
          this.intent = (event.currentTarget as HTMLSelectElement).value;
        }}>
          <option value="">${words.chooseIntent}</option>
          ${[...candidates, ...others].map((intent) => html`<option ?selected=${intent === (this.intent || taught)}>${intent}</option>`)}
        </select></label>
      <button class="button filled" ?disabled=${this.intent === ''} @click=${() => this.teach()}>${words.toBasket}</button>`;
  }

  #more() {
    const words = this.say(improveWords);
    const { answers } = shopChoices(this.workshop.draft.files);
    return html`<details><summary>${words.toEntry} · ${words.term}</summary>
      <form class="row" @submit=${this.#toEntry}>
        <label class="row"><span class="help">${words.entry}</span><input name="entry" list="entries" required></label>
        <datalist id="entries">${answers.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</datalist>
        <button class="button">${words.addToEntry}</button>
      </form>
      <form class="row" @submit=${this.#toLexicon}>
        <label class="row"><span class="help">${words.term}</span><input name="term" required maxlength="100"></label>
        <label class="row"><span class="help">${words.termMeaning}</span><input name="meaning" required maxlength="100"></label>
        <button class="button">${words.addTerm}</button>
      </form>
      ${this.failure.places
        .slice(0, 3)
        .map(({ conversationId }) => html`<p class="help mono">${words.conversation} ${conversationId}</p>`)}
    </details>`;
  }

  readonly #toEntry = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = this.say(improveWords);
    const id = String(new FormData(event.currentTarget as HTMLFormElement).get('entry'));
    const { draft } = this.workshop;
    const entry = shopChoices(draft.files).answers.find((one) => one.id === id)?.entry;
    const { text, reading } = this.failure;
    const locale = LOCALES.find((one) => one === reading.language) ?? 'en';
    this.fault = entry?.locales.includes(locale) ? '' : fill(words.noEntry, { id, language: locale });
    if (!entry || this.fault !== '') return;
    void this.#apply(fill(words.steps.question, { id }), addQuestion(draft.files, entry, locale, text));
  };

  readonly #toLexicon = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [term, meaning] = ['term', 'meaning'].map((name) => String(data.get(name)).trim());
    if (!term || !meaning) return;
    void this.#apply(
      fill(this.say(improveWords).steps.term, { term }),
      addTerm(this.workshop.draft.files, term, meaning),
    );
  };

  /** @param edits Null: the sources say so already. */
  async #apply(step: string, edits: Record<string, string> | null): Promise<void> {
    const { draft, improving } = this.workshop;
    try {
      if (edits !== null) await draft.change(step, edits);
      await improving.settle(this.failure.id, 'mended', edits === null ? null : draft.undoable);
    } catch (fault) {
      this.fault = whyOf(fault);
    }
  }
}

defineOnce('studio-failure', StudioFailure);

import { html } from 'lit';
import { lastShopperText } from '../assist/shopper-texts.ts';
import { DialogElement } from './dialog-element.ts';
import { faultText } from './fault-text.ts';

/** An answer that went well, with the question it answers, for those who write the shop's knowledge. */
export class DeskProposal extends DialogElement {
  static override properties = { ...DialogElement.properties, done: { state: true } };
  declare done: boolean;
  readonly #clientId = crypto.randomUUID();

  constructor() {
    super();
    this.done = false;
  }

  protected override get heading(): string {
    return this.words.dialog.proposeTitle;
  }

  protected override content() {
    const { dialog } = this.words;
    if (this.done) return html`<div class="sheet">${this.top()}<p role="status">${dialog.proposed}</p></div>`;
    const detail = this.desk.store.open?.detail;
    return html`<form @submit=${this.#submit}>
      ${this.top()}
      <p class="soft">${dialog.proposeHint}</p>
      <label>${dialog.question}<textarea name="question" rows="2" required maxlength="1000" .defaultValue=${detail ? (lastShopperText(detail) ?? '') : ''}></textarea></label>
      <label>${dialog.answer}<textarea name="answer" rows="5" required maxlength="8000" .defaultValue=${this.#answer}></textarea></label>
      ${this.foot(dialog.propose, faultText(this.desk))}
    </form>`;
  }

  /** The one that was pointed at, or what the agent said last. */
  get #answer(): string {
    const said = this.desk.store.open?.detail?.events.findLast(
      (event) => event.type === 'message' && event.from === 'agent',
    );
    return this.desk.proposal ?? (said?.type === 'message' ? said.text : '');
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const { store } = this.desk;
    const proposed = store.open?.propose({
      client_id: this.#clientId,
      question: String(data.get('question')).trim(),
      answer: String(data.get('answer')).trim(),
      locale: store.open.detail?.handoff.locale ?? this.desk.language,
    });
    if (!proposed) return;
    store.run(
      proposed.then((done) => {
        this.done = done;
      }),
    );
  };
}

customElements.define('desk-proposal', DeskProposal);

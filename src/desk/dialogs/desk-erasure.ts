import { html } from 'lit';
import { fill } from '#i18n/fill.ts';
import { DialogElement } from './dialog-element.ts';

/** Asks once more before a shopper's data is gone: their number is typed again, so that it is nobody else's. */
export class DeskErasure extends DialogElement {
  protected override get heading(): string {
    return this.words.records.eraseTitle;
  }

  protected override content() {
    const { records: words } = this.words;
    const { customer_id: customer, shop } = this.#asked?.shopper ?? { customer_id: '', shop: '' };
    return html`<form @submit=${this.#submit}>
      ${this.top()}
      <p>${words.eraseHint}</p>
      <label>
        ${fill(words.retype, { customer, shop })}
        <input name="again" required autofocus autocomplete="off" @input=${(event: Event) => this.#check(event.target as HTMLInputElement)} />
      </label>
      ${this.foot(words.eraseNow, this.#fault, { look: 'bad', isBusy: this.#asked?.busy === 'erasure' })}
    </form>`;
  }

  get #asked() {
    return this.desk.store.records?.asked;
  }

  get #fault(): string | null {
    const { records: words } = this.words;
    const fault = this.#asked?.fault;
    if (fault === 'not-allowed') return words.notAllowed;
    return fault === 'erasure' ? words.eraseFailed : null;
  }

  #check(field: HTMLInputElement): void {
    const isSame = field.value.trim() === this.#asked?.shopper.customer_id;
    field.setCustomValidity(isSame ? '' : this.words.records.notSame);
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.desk.store.run(this.#asked?.erase().then((gone) => gone && this.close()));
  };
}

customElements.define('desk-erasure', DeskErasure);

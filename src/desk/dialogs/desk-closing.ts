import { html, nothing } from 'lit';
import { CLOSING_REASONS } from '#dialogue/outward.ts';
import type { Closing } from '#merchant/generated/protocol.ts';
import { DialogElement } from './dialog-element.ts';
import { faultText } from './fault-text.ts';

/** How a conversation ended: why, and what was agreed, for the shopper to read and the assistant to go on with. */
export class DeskClosing extends DialogElement {
  /** Given back to the assistant: the reason is known. */
  get #isHandBack(): boolean {
    return this.desk.dialog === 'hand-back';
  }

  protected override get heading(): string {
    const { dialog } = this.words;
    return this.#isHandBack ? dialog.handBackTitle : dialog.closeTitle;
  }

  protected override content() {
    const { dialog } = this.words;
    return html`<form @submit=${this.#submit}>
      ${this.top()}
      ${
        this.#isHandBack
          ? nothing
          : html`<label>${dialog.closeReason}
              <select name="reason">
                ${CLOSING_REASONS.filter((reason) => reason !== 'handed-back').map((reason) => html`<option value=${reason}>${dialog.closing[reason]}</option>`)}
              </select>
            </label>`
      }
      <label>${dialog.agreed}<span class="soft">${dialog.agreedHint}</span><textarea name="agreed" rows="3" maxlength="2000" autofocus></textarea></label>
      ${this.foot(this.#isHandBack ? dialog.handBack : dialog.end, faultText(this.desk))}
    </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const reason = this.#isHandBack ? 'handed-back' : (String(data.get('reason')) as Closing['reason']);
    const agreed = String(data.get('agreed')).trim();
    const { store } = this.desk;
    const closed = store.open?.close({ reason, ...(agreed && { agreed }) });
    if (closed) store.run(closed.then((done) => done && this.close()));
  };
}

customElements.define('desk-closing', DeskClosing);

import { html, LitElement, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { HandoffState } from '#dialogue/state.ts';
import { RATING_STRINGS } from '#i18n/rating-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { ratingStyles } from './aisle-rating.styles.ts';

/** How it was with the person, from 1 to 5, with words if the shopper likes. Asked once; it can be left. */
export class AisleRating extends LitElement {
  static override styles = [base, ratingStyles];
  static override properties = {
    host: { attribute: false },
    locale: {},
    handoff: { attribute: false },
    score: { state: true },
    comment: { state: true },
    isBusy: { state: true },
  };

  declare host: ChatHost;
  declare locale: Locale;
  declare handoff: Extract<HandoffState, { phase: 'closed' }>;
  declare private score: number | null;
  declare private comment: string;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.score = null;
    this.comment = '';
    this.isBusy = false;
  }

  protected override render(): TemplateResult {
    const words = RATING_STRINGS[this.locale];
    if (this.handoff.rating?.status === 'given') {
      return html`<p class="thanks" role="status">${words.thanks}</p>`;
    }
    return html`<form part="rating" @submit=${this.#send}>
      <fieldset>
        <legend>${words.question}</legend>
        <div class="scores">
          ${words.scores.map(
            (word, index) =>
              html`<label>
                <input type="radio" name="score" .checked=${this.score === index + 1} @change=${() => this.#choose(index + 1)} />
                <b aria-hidden="true">${index + 1}</b><span>${word}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      ${
        this.score === null
          ? ''
          : html`<label class="comment"
              ><span>${words.comment}</span
              ><textarea rows="2" maxlength="2000" dir="auto" .value=${this.comment} @input=${this.#onComment}></textarea>
            </label>`
      }
      <div class="actions">
        ${this.score === null ? '' : html`<button class="pill send" type="submit" ?disabled=${this.isBusy}>${words.send}</button>`}
        <button class="pill" type="button" ?disabled=${this.isBusy} @click=${this.#skip}>${words.skip}</button>
      </div>
    </form>`;
  }

  #choose(score: number): void {
    this.score = score;
  }

  readonly #onComment = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLTextAreaElement) this.comment = currentTarget.value;
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const { score } = this;
    if (score !== null) this.#once(() => this.host.rate(score, this.comment.trim() || null));
  };

  readonly #skip = (): void => this.#once(() => this.host.declineRating());

  /** What cannot be kept on this device just now can be tried again. */
  #once(work: () => Promise<void>): void {
    if (this.isBusy) return;
    this.isBusy = true;
    void work()
      .catch(() => {})
      .finally(() => {
        this.isBusy = false;
      });
  }
}

defineOnce('aisle-rating', AisleRating);

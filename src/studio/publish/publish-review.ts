import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import {
  type ReviewRequest,
  readReviewRequest,
  readReviewVerdict,
  reviewRequest,
} from '#publish/review/review-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { fileButton } from '../sources/file-button.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { whyOf } from '../state/why-of.ts';
import { personSigner } from './person-key.ts';
import './publish-answer.ts';
import { saveFile } from '../look/save-file.ts';

/** Asking a second person, and what they said; and being the second person for somebody else. */
export class PublishReview extends StudioElement {
  static override styles = studioBase;
  #request: ReviewRequest | null = null;
  #fault = '';

  override connectedCallback(): void {
    super.connectedCallback();
    personSigner(studioDatabase(), this.workshop.settings.now.person)
      .then(({ key }) => {
        this.workshop.publishing.authorKey = key;
      })
      .catch((fault) => this.#fail(whyOf(fault)));
  }

  override render() {
    const words = this.say(publishWords).review;
    const { rules, authorKey } = this.workshop.publishing;
    return html`
      <p class="help">${words.lead} ${rules.required ? words.required : words.optional}</p>
      ${rules.required && rules.reviewers.every(({ key }) => key === authorKey) ? html`<p class="notice">${words.nobody}</p>` : nothing}
      ${this.#said()}
      ${this.#fault === '' ? nothing : html`<p class="fault" role="alert">${this.#fault}</p>`}
      <form class="columns" @submit=${this.#ask}>
        <label class="field"><span>${words.name}</span><input name="name" required maxlength="100" .defaultValue=${this.workshop.settings.now.person} /></label>
        <label class="field"><span>${words.note}</span><input name="note" maxlength="2000" /></label>
        <p class="row">
          <button class="button" type="submit">${words.ask}</button>
          ${fileButton({ label: words.take, accept: '.json', onFiles: this.#take })}
        </p>
        <p class="help">${words.files}</p>
      </form>
      <label class="field"><span>${words.mine}</span><input class="mono" readonly .value=${authorKey} /></label>
      ${
        this.#request
          ? html`<publish-answer .workshop=${this.workshop} .request=${this.#request} @close=${() => this.#show(null)}></publish-answer>`
          : nothing
      }`;
  }

  #said() {
    const words = this.say(publishWords).review;
    const { review } = this.workshop.publishing;
    if (!review) return nothing;
    const { reviewer, comment } = review.verdict;
    const text = fill(words[review.worth], { name: reviewer.name, key: reviewer.key, comment });
    return html`<p class=${review.worth === 'approved' ? 'help' : 'notice'} role="status">${text}</p>`;
  }

  readonly #ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const name = String(data.get('name')).trim();
    const { draft, publishing, settings, sources } = this.workshop;
    try {
      settings.set({ person: name });
      const published = publishing.published ?? new Map();
      const what = {
        files: draft.files,
        published,
        note: String(data.get('note')).trim(),
        at: new Date().toISOString(),
      };
      const text = await reviewRequest(what, await personSigner(studioDatabase(), name));
      saveFile(`${sources.shop}-review-request.json`, text, 'application/json');
    } catch (fault) {
      this.#fail(whyOf(fault));
    }
  };

  readonly #take = async (files: FileList): Promise<void> => {
    const text = (await files[0]?.text()) ?? '';
    const verdict = readReviewVerdict(text);
    const request = verdict ? null : readReviewRequest(text);
    this.#fail(verdict || request ? '' : this.say(publishWords).review.tampered);
    if (verdict) this.workshop.publishing.verdict = verdict;
    this.#show(request);
  };

  #show(request: ReviewRequest | null): void {
    this.#request = request;
    this.requestUpdate();
  }

  #fail(why: string): void {
    this.#fault = why;
    this.requestUpdate();
  }
}

customElements.define('publish-review', PublishReview);

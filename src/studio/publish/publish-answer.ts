import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { diffSources } from '#publish/diff/diff-sources.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import { beforeOf, type ReviewRequest, reviewVerdict } from '#publish/review/review-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { personSigner } from './person-key.ts';
import './publish-changes.ts';
import { saveFile } from '../look/save-file.ts';

/** What somebody else wants approved: their changes, and one's word on them. `close` when it is done. */
export class PublishAnswer extends StudioElement {
  static override properties = { ...StudioElement.properties, request: { attribute: false } };
  static override styles = studioBase;
  declare request: ReviewRequest;
  #isAnswered = false;

  override render() {
    const words = this.say(publishWords).review;
    const { author, note, before } = this.request;
    return html`
      <section class="card" aria-label=${words.take}>
        <p>${fill(words.request, { name: author.name, count: Object.keys(before).length, note })}</p>
        <publish-changes .workshop=${this.workshop} .changes=${changesOf(this.request)}></publish-changes>
        <form class="columns" @submit=${this.#answer}>
          <label class="field"><span>${words.name}</span><input name="name" required maxlength="100" .defaultValue=${this.workshop.settings.now.person} /></label>
          <label class="field"><span>${words.comment}</span><input name="comment" maxlength="2000" /></label>
          <p class="row">
            <button class="button filled" type="submit" value="approved">${words.approve}</button>
            <button class="button" type="submit" value="rejected">${words.reject}</button>
            <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('close'))}>${words.close}</button>
          </p>
        </form>
        ${this.#isAnswered ? html`<p class="help" role="status">${fill(words.answered, { name: author.name })}</p>` : nothing}
      </section>`;
  }

  readonly #answer = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [name = '', comment = ''] = ['name', 'comment'].map((field) => String(data.get(field)).trim());
    const verdict = (event.submitter as HTMLButtonElement | null)?.value === 'approved' ? 'approved' : 'rejected';
    this.workshop.settings.set({ person: name });
    const { tree, base } = this.request;
    const what = { tree, base, verdict, comment, at: new Date().toISOString() } as const;
    saveFile(
      `review-${verdict}.json`,
      await reviewVerdict(what, await personSigner(studioDatabase(), name)),
      'application/json',
    );
    this.#isAnswered = true;
    this.requestUpdate();
  };
}

function changesOf(request: ReviewRequest) {
  return diffSources(beforeOf(request), new Map(Object.entries(request.files)), new ParsedTexts());
}

customElements.define('publish-answer', PublishAnswer);

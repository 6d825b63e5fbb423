import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { Publication } from './publication.ts';

/** What was published from this browser, with the way back to it. */
export class PublishHistory extends StudioElement {
  static override styles = studioBase;
  #said = '';

  override render() {
    const words = this.say(publishWords).history;
    const { history } = this.workshop.publishing;
    if (history.length === 0) return html`<p class="help">${words.none}</p>`;
    return html`
      ${this.#said === '' ? nothing : html`<p class="help" role="status">${this.#said}</p>`}
      <div class="scroll" tabindex="0" role="group" aria-label=${words.caption}>
        <table>
          <caption>${words.caption}</caption>
          <thead>
            <tr>${[words.version, words.when, words.who, words.what, words.where, ''].map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}</tr>
          </thead>
          <tbody>${[...history].reverse().map((publication, at) => this.#row(publication, at === 0))}</tbody>
        </table>
      </div>`;
  }

  #row(publication: Publication, isLast: boolean) {
    const words = this.say(publishWords).history;
    const { shop, version, publishedAt, by, reviewer, note, target, overrides, counts, files } = publication;
    return html`<tr>
      <th scope="row"><code>${version.slice(0, 8)}</code> ${shop} ${isLast ? html`<span class="chip good">${words.live}</span>` : nothing}</th>
      <td>${new Date(publishedAt).toLocaleString(this.workshop.language)}</td>
      <td>${by}${reviewer === null ? nothing : html`<br />${fill(words.reviewed, { name: reviewer })}`}</td>
      <td>${note} ${fill(words.counts, counts)}${overrides.map((one) => html`<br />${fill(words.overridden, { ...one })}`)}</td>
      <td>${target}</td>
      <td>${files ? html`<button class="button" type="button" @click=${() => this.#back(publication)}>${words.back}</button>` : words.bare}</td>
    </tr>`;
  }

  async #back(publication: Publication): Promise<void> {
    const words = this.say(publishWords).history;
    const version = publication.version.slice(0, 8);
    await this.workshop.publishing.rollBack(publication, fill(words.backStep, { version }));
    this.#said = fill(words.backDone, { version });
    this.requestUpdate();
  }
}

customElements.define('publish-history', PublishHistory);

import { html } from 'lit';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { Conflict } from './sources.ts';

/** Files that were changed on both sides. `settle` carries the paths that stay as they are in the folder. */
export class StudioConflicts extends StudioElement {
  static override properties = { ...StudioElement.properties, conflicts: { attribute: false } };
  static override styles = studioBase;
  declare conflicts: readonly Conflict[];

  constructor() {
    super();
    this.conflicts = [];
  }

  override render() {
    const words = this.say(publishWords).sources;
    return html`
      <form class="card" role="alertdialog" aria-label=${words.conflict} @submit=${this.#submit}>
        <p class="notice">${words.conflict}</p>
        ${this.conflicts.map(
          ({ path, theirs, ours }) => html`
            <fieldset>
              <legend class="mono">${path}</legend>
              <label class="check"><input type="radio" name=${path} value="theirs" checked /> ${words.theirs}</label>
              <details><summary>${words.theirs}</summary><pre class="scroll">${theirs ?? words.gone}</pre></details>
              <label class="check"><input type="radio" name=${path} value="ours" /> ${words.ours}</label>
              <details><summary>${words.ours}</summary><pre class="scroll">${ours ?? words.gone}</pre></details>
            </fieldset>`,
        )}
        <div class="row">
          <button class="button filled" type="submit">${words.save}</button>
          <button class="button" type="button" @click=${() => this.dispatchEvent(new Event('cancel'))}>${words.cancel}</button>
        </div>
      </form>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const kept = this.conflicts.map(({ path }) => path).filter((path) => data.get(path) === 'theirs');
    this.dispatchEvent(new CustomEvent<ReadonlySet<string>>('settle', { detail: new Set(kept) }));
  };
}

customElements.define('studio-conflicts', StudioConflicts);

import { html } from 'lit';
import { fill } from '#i18n/fill.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { findTexts, type Replacement, replaceTexts } from '#publish/edit/replace-texts.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';

/** Places shown before they are replaced; all that are chosen are. */
const SHOWN = 200;

/** Finds words in all texts and puts others in their place, after a look at each. */
export class StudioReplace extends StudioElement {
  static override properties = { ...StudioElement.properties, found: { state: true }, off: { state: true } };
  static override styles = studioBase;
  declare found: readonly Replacement[] | null;
  declare off: ReadonlySet<Replacement>;

  constructor() {
    super();
    this.found = null;
    this.off = new Set();
  }

  override render() {
    const words = this.say(editWords);
    const chosen = (this.found ?? []).filter((one) => !this.off.has(one));
    return html`<form class="card" @submit=${this.#find}>
        <label class="field"><span>${words.find}</span><input name="find" required></label>
        <label class="field"><span>${words.replaceWith}</span><input name="put"></label>
        <label class="check"><input type="checkbox" name="case"><span>${words.matchCase}</span></label>
        <div><button class="button">${words.showPlaces}</button></div>
      </form>
      ${
        this.found === null
          ? ''
          : html`<p role="status">${fill(words.places, { count: this.found.length })}</p>
      <ul>${this.found.slice(0, SHOWN).map(
        (
          one,
        ) => html`<li><label class="check"><input type="checkbox" .checked=${!this.off.has(one)} @change=${() => this.#turn(one)}>
        <span><span class="mono help">${one.file}:${one.line}</span><br><del>${one.before.slice(0, 160)}</del><br><ins>${one.after.slice(0, 160)}</ins></span></label></li>`,
      )}</ul>
      <div><button class="button filled" ?disabled=${chosen.length === 0} @click=${() => this.#replace(chosen)}>${fill(words.replaceChosen, { count: chosen.length })}</button></div>`
      }`;
  }

  readonly #find = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    this.off = new Set();
    this.found = findTexts(this.workshop.draft.files, {
      find: String(data.get('find')),
      put: String(data.get('put')),
      matchCase: data.has('case'),
    });
  };

  #turn(one: Replacement): void {
    const off = new Set(this.off);
    if (!off.delete(one)) off.add(one);
    this.off = off;
  }

  async #replace(chosen: readonly Replacement[]): Promise<void> {
    const words = this.say(editWords);
    await this.workshop.draft.change(
      fill(words.replaced, { count: chosen.length }),
      replaceTexts(this.workshop.draft.files, chosen),
    );
    this.found = null;
  }
}
defineOnce('studio-replace', StudioReplace);

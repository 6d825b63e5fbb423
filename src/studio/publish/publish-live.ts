import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { diffPacks } from '#publish/diff/diff-packs.ts';
import type { EntryChange } from '#publish/diff/diff-sources.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import { chunksOfFiles, readLivePack } from './read-live-pack.ts';

/** Entries told one by one. */
const MOST = 100;

/** The draft beside what is live at an address: what a device would find different. With `compares` that is found unasked. */
export class PublishLive extends StudioElement {
  static override properties = { ...StudioElement.properties, compares: { attribute: false } };
  static override styles = studioBase;
  declare compares: boolean;
  /** What was compared last. */
  #of: SourceFiles | null = null;
  #said = '';
  #isFault = false;
  #entries: readonly EntryChange[] = [];

  constructor() {
    super();
    this.compares = false;
  }

  protected override updated(): void {
    const { draft, live, sources } = this.workshop;
    const known = live[sources.shop]?.pack;
    if (this.compares && known !== undefined && this.#of !== draft.files) void this.#against(known);
  }

  override render() {
    const words = this.say(publishWords).changes;
    const known = this.workshop.live[this.workshop.sources.shop]?.pack ?? '';
    return html`
      <form @submit=${this.#compare}>
        <label class="field"><span>${words.live}</span>
          <input name="address" required .defaultValue=${known} placeholder="https://shop.example/aisle/packs/shop" aria-describedby="help" />
          <span class="help" id="help">${words.liveHelp}</span></label>
        <p class="row"><button class="button" type="submit">${words.compare}</button></p>
      </form>
      ${this.#said === '' ? nothing : html`<p class=${this.#isFault ? 'fault' : 'help'} role=${this.#isFault ? 'alert' : 'status'}>${this.#said}</p>`}
      <ul>
        ${this.#entries
          .slice(0, MOST)
          .map(
            ({ file, entry, title, kind, fields }) =>
              html`<li><code>${file} › ${entry}</code> ${title} <span class="chip">${words[kind]}</span> ${fields.map(({ field }) => field).join(', ')}</li>`,
          )}
      </ul>
      ${this.#entries.length > MOST ? html`<p class="help">${fill(words.rest, { count: this.#entries.length - MOST })}</p>` : nothing}`;
  }

  readonly #compare = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#against(String(new FormData(event.target as HTMLFormElement).get('address')));
  };

  async #against(address: string): Promise<void> {
    const words = this.say(publishWords).changes;
    const { jobs, publisher, draft } = this.workshop;
    const { files } = draft;
    this.#of = files;
    try {
      await jobs.run(words.comparing, async ({ signal }) => {
        const live = await readLivePack(address, signal);
        const options = { publishedAt: new Date().toISOString(), withVectors: false };
        const draftPack = await publisher.build(files, options, { signal });
        // Another comparison has begun since.
        if (this.#of !== files) return;
        this.#entries = diffPacks(live.chunks, chunksOfFiles(draftPack.files));
        const { version, publishedAt } = live.manifest;
        const date = new Date(publishedAt).toLocaleString(this.workshop.language);
        const count = this.#entries.length;
        this.#tell(count === 0 ? words.liveNone : fill(words.liveSome, { count, version, date }), false);
      });
    } catch (fault) {
      if (this.#of !== files) return;
      this.#entries = [];
      this.#tell(fill(this.say(publishWords).publish.failed, { why: whyOf(fault) }), true);
    }
  }

  #tell(text: string, isFault: boolean): void {
    this.#said = text;
    this.#isFault = isFault;
    this.requestUpdate();
  }
}

customElements.define('publish-live', PublishLive);

import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import type { NewShop } from '#publish/template/new-shop.ts';
import type { PlacedSources } from '#publish/tree/place-sources.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';
import { fileButton } from './file-button.ts';
import { canOpenFolders, type Folder, pickFolder, readFileList } from './folder.ts';
import type { Conflict, SourcesOrigin } from './sources.ts';
import './studio-conflicts.ts';
import './studio-new-shop.ts';

const DEMOS = ['fresh', 'beauty', 'global'] as const;
type From = Pick<SourcesOrigin, 'kind' | 'name' | 'folder'>;

/** Opens the shop's sources from a folder, a zip, a demo shop or nothing, and saves them back. */
export class StudioSources extends StudioElement {
  static override styles = studioBase;
  /** What was read and waits for a choice or a yes. */
  #found: { shops: readonly PlacedSources[]; from: From } | null = null;
  /** What is done once the person agrees that the draft is replaced. */
  #waiting: (() => Promise<void>) | null = null;
  #making = false;
  #conflicts: readonly Conflict[] = [];
  /** Where the draft is being saved to, if not to its own folder. */
  #target: Folder | null = null;
  #said: { text: string; isFault: boolean } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.workshop.sources.load().catch((fault) => this.#tell(whyOf(fault), true));
  }

  override render() {
    const words = this.say(publishWords).sources;
    const { draft, sources } = this.workshop;
    const folder = sources.origin?.folder;
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${words.title}</h2>
        <p class="help">${draft.isEmpty ? words.none : this.#whatIsOpen()}</p>
        <div class="row">
          ${
            canOpenFolders()
              ? html`<button class="button filled" type="button" @click=${this.#openFolder}>${words.openFolder}</button>`
              : fileButton({ label: words.openFolder, accept: null, onFiles: this.#openFiles })
          }
          ${fileButton({ label: words.openZip, accept: '.zip', onFiles: this.#openZip })}
          <button class="button" type="button" aria-expanded=${this.#making} @click=${() => this.#make(!this.#making)}>${words.create}</button>
          ${DEMOS.map(
            (shop) =>
              html`<button class="button" type="button" data-demo=${shop} @click=${() => this.#ask(() => this.#work(() => sources.openDemo(shop)))}>${words.demos[shop]}</button>`,
          )}
        </div>
        ${
          draft.isEmpty
            ? nothing
            : html`<div class="row">
                ${folder ? html`<button class="button" type="button" @click=${() => this.#save(null)}>${words.save}</button>` : nothing}
                ${canOpenFolders() ? html`<button class="button" type="button" @click=${this.#saveAs}>${words.saveAs}</button>` : nothing}
                <button class="button" type="button" @click=${this.#saveZip}>${words.saveZip}</button>
              </div>`
        }
        ${this.#said ? html`<p class=${this.#said.isFault ? 'fault' : 'help'} role=${this.#said.isFault ? 'alert' : 'status'}>${this.#said.text}</p>` : nothing}
        ${this.#waiting ? this.#question() : nothing}
        ${this.#found ? this.#choice(this.#found) : nothing}
        ${this.#making ? html`<studio-new-shop .workshop=${this.workshop} @make=${this.#makeShop} @cancel=${() => this.#make(false)}></studio-new-shop>` : nothing}
        ${
          this.#conflicts.length > 0
            ? html`<studio-conflicts .workshop=${this.workshop} .conflicts=${this.#conflicts} @settle=${(event: CustomEvent<ReadonlySet<string>>) => this.#save(this.#target, event.detail)} @cancel=${() => this.#settled()}></studio-conflicts>`
            : nothing
        }
      </section>`;
  }

  #whatIsOpen(): string {
    const words = this.say(publishWords).sources;
    const { draft, sources } = this.workshop;
    const { kind = 'new', name = '' } = sources.origin ?? {};
    return fill(words.open, { shop: sources.shop, count: draft.files.size, from: fill(words.from[kind], { name }) });
  }

  #question() {
    const words = this.say(publishWords).sources;
    return html`<div class="notice" role="alert">
      <p>${words.replace}</p>
      <div class="row">
        <button class="button filled" type="button" @click=${() => this.#agreed()}>${words.replaceYes}</button>
        <button class="button" type="button" @click=${() => this.#forget()}>${words.cancel}</button>
      </div>
    </div>`;
  }

  #choice({ shops, from }: { shops: readonly PlacedSources[]; from: From }) {
    const words = this.say(publishWords).sources;
    return html`<div role="group" aria-label=${words.several}>
      <p>${words.several}</p>
      <div class="row">
        ${shops.map((shop) => html`<button class="button" type="button" @click=${() => this.#take(shop, from)}>${shop.root.replace(/\/$/, '') || from.name}</button>`)}
      </div>
    </div>`;
  }

  readonly #openFolder = () =>
    this.#work(async () => {
      const folder = await pickFolder('aisle-sources');
      if (!folder) return;
      this.#choose(await this.workshop.sources.readFolder(folder), { kind: 'folder', name: folder.name, folder });
    });

  readonly #openFiles = (list: FileList) =>
    this.#work(async () => {
      const name = list[0]?.webkitRelativePath.split('/')[0] ?? '';
      const shops = await this.workshop.sources.readFiles(await readFileList(list), name);
      this.#choose(shops, { kind: 'folder', name, folder: null });
    });

  readonly #openZip = ([file]: FileList) =>
    this.#work(async () => {
      if (!file) return;
      this.#choose(await this.workshop.sources.readZip(file), { kind: 'zip', name: file.name, folder: null });
    });

  #choose(shops: readonly PlacedSources[], from: From): void {
    const [only, ...others] = shops;
    if (only && others.length === 0) this.#take(only, from);
    else this.#found = { shops, from };
    this.requestUpdate();
  }

  #take(shop: PlacedSources, from: From): void {
    this.#found = null;
    this.#ask(() => this.#work(() => this.workshop.sources.open(shop, from)));
  }

  /** Asks before the draft is replaced; an empty one needs no asking. */
  #ask(open: () => Promise<void>): void {
    this.#said = null;
    if (this.workshop.draft.isEmpty) void open();
    else this.#waiting = open;
    this.requestUpdate();
  }

  #agreed(): void {
    const open = this.#waiting;
    this.#forget();
    void open?.();
  }

  #forget(): void {
    this.#waiting = null;
    this.requestUpdate();
  }

  #make(making: boolean): void {
    this.#making = making;
    this.requestUpdate();
  }

  readonly #makeShop = (event: CustomEvent<NewShop>): void => {
    this.#make(false);
    this.#ask(() => this.#work(() => this.workshop.sources.openNew(event.detail)));
  };

  readonly #saveZip = (): void => {
    const { sources } = this.workshop;
    saveFile(`${sources.shop}-sources.zip`, sources.zip(), 'application/zip');
  };

  readonly #saveAs = (): Promise<void> =>
    this.#work(async () => {
      const folder = await pickFolder('aisle-sources');
      if (folder) await this.#save(folder);
    }, 'saveFailed');

  #save(target: Folder | null, keep?: ReadonlySet<string>): Promise<void> {
    return this.#work(async () => {
      const { sources } = this.workshop;
      const answer = keep && { asked: this.#conflicts, keep, label: this.say(publishWords).sources.theirs };
      const { written, conflicts } = await (target ? sources.saveTo(target, answer) : sources.save(answer));
      this.#target = target;
      this.#conflicts = conflicts;
      if (conflicts.length === 0) this.#written(written);
    }, 'saveFailed');
  }

  #settled(): void {
    this.#conflicts = [];
    this.requestUpdate();
  }

  #written(paths: readonly string[]): void {
    const words = this.say(publishWords).sources;
    this.#tell(paths.length === 0 ? words.savedNone : fill(words.saved, { count: paths.length }), false);
  }

  async #work(work: () => Promise<void>, failure: 'failed' | 'saveFailed' = 'failed'): Promise<void> {
    const words = this.say(publishWords).sources;
    this.#said = null;
    try {
      await work();
    } catch (fault) {
      this.#tell(fill(words[failure], { why: whyOf(fault) }), true);
    }
    this.requestUpdate();
  }

  #tell(text: string, isFault: boolean): void {
    this.#said = { text, isFault };
    this.requestUpdate();
  }
}

customElements.define('studio-sources', StudioSources);

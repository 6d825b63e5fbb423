import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { zipOf } from '#publish/tree/sources-zip.ts';
import type { BuiltPack } from '#workers/publish/publish-api.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { canOpenFolders, pickFolder, writeFile } from '../sources/folder.ts';
import { whyOf } from '../state/why-of.ts';
import type { Uploaded } from './publish-upload.ts';
import './publish-upload.ts';
import { saveFile } from '../look/save-file.ts';

/** Builds and signs the draft, and hands it over: a folder, a zip, or an upload to the merchant's own host. */
export class PublishBuild extends StudioElement {
  static override styles = studioBase;
  #said: { text: string; isFault: boolean } | null = null;

  override render() {
    const words = this.say(publishWords).build;
    const { publishing, settings } = this.workshop;
    const { obstacles, built } = publishing;
    const isSaved = publishing.history.some(
      ({ version, publishedAt }) => version === built?.manifest.version && publishedAt === built.manifest.publishedAt,
    );
    const what = obstacles.map((one) => words.obstacles[one]).join(this.workshop.language === 'en' ? ', ' : '，');
    return html`
      <form class="columns" @submit=${this.#build}>
        <label class="field"><span>${words.by}</span><input name="by" required maxlength="100" .defaultValue=${settings.now.person} /></label>
        <label class="field"><span>${words.note}</span><input name="note" maxlength="500" /></label>
        <label class="check"><input type="checkbox" name="vectors" checked /> ${words.vectors}</label>
        <p class="row"><button class="button filled" type="submit" ?disabled=${obstacles.length > 0}>${words.build}</button></p>
      </form>
      ${obstacles.length > 0 ? html`<p class="notice">${fill(words.blocked, { what })}</p>` : nothing}
      ${this.#said ? html`<p class=${this.#said.isFault ? 'fault' : 'help'} role=${this.#said.isFault ? 'alert' : 'status'}>${this.#said.text}</p>` : nothing}
      ${
        built
          ? html`
            <p>${fill(words.built, { version: built.manifest.version, count: built.files.size, size: sizeOf(built.files) })} ${isSaved ? nothing : words.unsaved}</p>
            <div class="row">
              ${canOpenFolders() ? html`<button class="button" type="button" @click=${this.#toFolder}>${words.folder}</button>` : nothing}
              <button class="button" type="button" @click=${this.#toZip}>${words.zip}</button>
            </div>
            <details>
              <summary>${words.upload}</summary>
              <publish-upload .workshop=${this.workshop} .pack=${built} @uploaded=${({ detail }: CustomEvent<Uploaded>) => this.#record(detail.pack, detail.host)}></publish-upload>
            </details>`
          : nothing
      }`;
  }

  readonly #build = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const words = this.say(publishWords).build;
    const data = new FormData(event.target as HTMLFormElement);
    const { jobs, publishing, settings } = this.workshop;
    settings.set({ person: this.#field('by') });
    this.#tell(null);
    try {
      await jobs.run(words.building, (task) =>
        publishing.build(task, {
          withVectors: data.has('vectors'),
          note: (stage) => words.stages[stage as keyof typeof words.stages],
        }),
      );
    } catch (fault) {
      this.#tell({ text: fill(this.say(publishWords).publish.failed, { why: whyOf(fault) }), isFault: true });
    }
  };

  readonly #toFolder = () =>
    this.#out(async (files) => {
      const folder = await pickFolder('aisle-pack');
      if (!folder) return null;
      // In their order: the manifest is written when all that it names is there.
      for (const [name, bytes] of files) await writeFile(folder, name, new Uint8Array(bytes));
      return folder.name;
    });

  readonly #toZip = () =>
    this.#out(async (files) => {
      const name = `${this.workshop.sources.shop}-pack.zip`;
      saveFile(name, zipOf(files), 'application/zip');
      return name;
    });

  async #out(write: (files: Map<string, Uint8Array>) => Promise<string | null>): Promise<void> {
    const { built } = this.workshop.publishing;
    if (!built) return;
    try {
      const where = await write(built.files);
      if (where !== null) await this.#record(built, where);
    } catch (fault) {
      this.#tell({ text: fill(this.say(publishWords).publish.failed, { why: whyOf(fault) }), isFault: true });
    }
  }

  async #record(pack: BuiltPack, target: string): Promise<void> {
    await this.workshop.publishing.record(pack, { by: this.#field('by'), note: this.#field('note'), target });
    this.#tell({ text: fill(this.say(publishWords).build.saved, { where: target }), isFault: false });
  }

  #field(name: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '';
  }

  #tell(said: { text: string; isFault: boolean } | null): void {
    this.#said = said;
    this.requestUpdate();
  }
}

function sizeOf(files: ReadonlyMap<string, Uint8Array>): string {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

customElements.define('publish-build', PublishBuild);

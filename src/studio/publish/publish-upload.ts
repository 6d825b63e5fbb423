import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import type { BuiltPack } from '#workers/publish/publish-api.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { addressFault, parseHeaders, type UploadedFile, uploadPack } from './upload-pack.ts';

/** What arrived whole, and where: by then another pack may have been built. */
export interface Uploaded {
  pack: BuiltPack;
  host: string;
}

/** Sends the pack to a host of the merchant's, file by file, when they press the button. `uploaded` carries an `Uploaded`. */
export class PublishUpload extends StudioElement {
  static override properties = { ...StudioElement.properties, pack: { attribute: false } };
  static override styles = studioBase;
  declare pack: BuiltPack;
  #results: readonly UploadedFile[] = [];
  #of: BuiltPack | null = null;
  /** One after the other: of two packs at once the older could arrive last. */
  #isBusy = false;
  #fault = '';

  override render() {
    const words = this.say(publishWords).build;
    const results = this.#of === this.pack ? this.#results : [];
    const left = results.filter(({ state }) => state !== 'sent').length;
    return html`
      <form @submit=${this.#submit}>
        <label class="field"><span>${words.address}</span>
          <input name="address" required placeholder="https://cdn.example/aisle/packs/shop/{name}" spellcheck="false" /></label>
        <label class="field"><span>${words.headers}</span>
          <textarea name="headers" rows="2" spellcheck="false" autocomplete="off"></textarea></label>
        <p class="row"><button class="button" type="submit" ?disabled=${this.#isBusy}>${results.length > 0 && left > 0 ? words.resume : words.start}</button></p>
      </form>
      ${this.#fault === '' ? nothing : html`<p class="fault" role="alert">${this.#fault}</p>`}
      ${results.length === 0 ? nothing : this.#table(results, left)}`;
  }

  #table(results: readonly UploadedFile[], left: number) {
    const words = this.say(publishWords).build;
    return html`
      <p role="status">${this.#isBusy ? words.uploading : left === 0 ? words.uploaded : fill(words.partly, { count: left })}</p>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.upload}>
        <table>
          <thead><tr><th scope="col">${words.file}</th><th scope="col">${words.result}</th></tr></thead>
          <tbody>
            ${results.map(
              ({ name, state, answer }) =>
                html`<tr><th scope="row"><code>${name}</code></th><td>${fill(words.results[state], { answer })}</td></tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const words = this.say(publishWords).build;
    const data = new FormData(event.target as HTMLFormElement);
    const [address = '', headers = ''] = ['address', 'headers'].map((name) => String(data.get(name)).trim());
    const wrong = addressFault(address);
    this.#fault = wrong === 'name' ? words.faultName : wrong === 'https' ? words.faultHttps : '';
    if (!areHeaders(headers)) this.#fault ||= words.faultHeaders;
    this.requestUpdate();
    if (this.#fault !== '' || this.#isBusy) return;
    const { pack } = this;
    const before = this.#of === pack ? this.#results : [];
    this.#of = pack;
    this.#isBusy = true;
    const onChange = (now: readonly UploadedFile[]) => {
      if (this.#of === pack) this.#results = now;
      this.requestUpdate();
    };
    try {
      const all = await this.workshop.jobs.run(words.uploading, async (task) => {
        const watch = (now: readonly UploadedFile[]) => {
          onChange(now);
          task.progress(now.filter(({ state }) => state === 'sent').length, now.length);
        };
        return uploadPack(pack.files, { address, headers }, { before, signal: task.signal, onChange: watch });
      });
      onChange(all);
      if (!all.every(({ state }) => state === 'sent')) return;
      const detail: Uploaded = { pack, host: new URL(address).host };
      this.dispatchEvent(new CustomEvent<Uploaded>('uploaded', { detail }));
    } catch {
      // Cancelled: the list says how far it came.
    } finally {
      this.#isBusy = false;
      this.requestUpdate();
    }
  };
}

function areHeaders(text: string): boolean {
  try {
    parseHeaders(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('publish-upload', PublishUpload);

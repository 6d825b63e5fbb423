import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { addressFault, parseHeaders, type UploadedFile, uploadPack } from './upload-pack.ts';

/** Sends the pack to a host of the merchant's, file by file, when they press the button. `uploaded` carries the host. */
export class PublishUpload extends StudioElement {
  static override properties = { ...StudioElement.properties, files: { attribute: false } };
  static override styles = studioBase;
  declare files: ReadonlyMap<string, Uint8Array>;
  #results: readonly UploadedFile[] = [];
  #of: ReadonlyMap<string, Uint8Array> | null = null;
  #fault = '';

  override render() {
    const words = this.say(publishWords).build;
    const results = this.#of === this.files ? this.#results : [];
    const left = results.filter(({ state }) => state !== 'sent').length;
    return html`
      <form @submit=${this.#submit}>
        <label class="field"><span>${words.address}</span>
          <input name="address" required placeholder="https://cdn.example/aisle/packs/shop/{name}" spellcheck="false" /></label>
        <label class="field"><span>${words.headers}</span>
          <textarea name="headers" rows="2" spellcheck="false" autocomplete="off"></textarea></label>
        <p class="row"><button class="button" type="submit">${results.length > 0 && left > 0 ? words.resume : words.start}</button></p>
      </form>
      ${this.#fault === '' ? nothing : html`<p class="fault" role="alert">${this.#fault}</p>`}
      ${results.length === 0 ? nothing : this.#table(results, left)}`;
  }

  #table(results: readonly UploadedFile[], left: number) {
    const words = this.say(publishWords).build;
    return html`
      <p role="status">${left === 0 ? words.uploaded : fill(words.partly, { count: left })}</p>
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
    if (this.#fault !== '') return;
    const { files } = this;
    const before = this.#of === files ? this.#results : [];
    this.#of = files;
    const onChange = (now: readonly UploadedFile[]) => {
      this.#results = now;
      this.requestUpdate();
    };
    try {
      await this.workshop.jobs.run(words.uploading, async (task) => {
        const watch = (now: readonly UploadedFile[]) => {
          onChange(now);
          task.progress(now.filter(({ state }) => state === 'sent').length, now.length);
        };
        onChange(await uploadPack(files, { address, headers }, { before, signal: task.signal, onChange: watch }));
      });
      const isThere = this.#results.every(({ state }) => state === 'sent');
      if (isThere) this.dispatchEvent(new CustomEvent('uploaded', { detail: new URL(address).host }));
    } catch {
      // Cancelled: the list says how far it came.
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

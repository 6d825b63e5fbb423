import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { packKeyOf, packKeyText, parsePackKey } from '#publish/pack-key.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { fileButton } from '../sources/file-button.ts';

/** The shop's signing key: opened from its file, or made. It stays in memory unless the person ticks otherwise. */
export class PublishKey extends StudioElement {
  static override styles = studioBase;
  /** Whether the next key is to be kept. */
  #wanted = false;
  #said: { text: string; isFault: boolean } | null = null;

  override render() {
    const words = this.say(publishWords).key;
    const { key, isKeyKept } = this.workshop.publishing;
    return html`
      <p class="help">${words.lead}</p>
      ${
        key
          ? html`<label class="field"><span>${words.there}</span><input class="mono" readonly .value=${key.publicKey} /></label>`
          : html`<p class="help">${words.none}</p>`
      }
      ${this.#otherKey()}
      ${this.#said ? html`<p class=${this.#said.isFault ? 'fault' : 'notice'} role=${this.#said.isFault ? 'alert' : 'status'}>${this.#said.text}</p>` : nothing}
      <div class="row">
        ${fileButton({ label: words.open, accept: '.json', onFiles: this.#open })}
        ${
          key
            ? html`<button class="button" type="button" @click=${this.#forget}>${words.forget}</button>`
            : html`<button class="button" type="button" @click=${this.#make}>${words.make}</button>`
        }
        <label class="check"><input type="checkbox" name="keep" .checked=${key ? isKeyKept : this.#wanted} @change=${this.#keep} /> ${words.keep}</label>
      </div>`;
  }

  /** Devices know one key: what another signs they do not take. */
  #otherKey() {
    const words = this.say(publishWords).key;
    const { otherLiveKey, isOtherKeyMeant } = this.workshop.publishing;
    if (otherLiveKey === null) return nothing;
    return html`<div class="notice" role="status">
      <p>${fill(words.other, { shop: this.workshop.sources.shop, key: otherLiveKey })}</p>
      <label class="check"><input type="checkbox" name="meant" .checked=${isOtherKeyMeant} @change=${this.#mean} /> ${words.otherMeant}</label>
    </div>`;
  }

  readonly #mean = (event: Event): void => {
    this.workshop.publishing.isOtherKeyMeant = (event.target as HTMLInputElement).checked;
  };

  get #keeps(): boolean {
    return this.renderRoot.querySelector<HTMLInputElement>('[name=keep]')?.checked === true;
  }

  readonly #open = async (files: FileList): Promise<void> => {
    const key = parsePackKey((await files[0]?.text()) ?? '');
    this.#said = key ? null : { text: this.say(publishWords).key.bad, isFault: true };
    if (key) await this.workshop.publishing.useKey(key, this.#keeps);
    this.requestUpdate();
  };

  readonly #make = async (): Promise<void> => {
    const key = packKeyOf(crypto.getRandomValues(new Uint8Array(32)));
    saveFile('pack-key.json', packKeyText(key), 'application/json');
    this.#said = { text: this.say(publishWords).key.made, isFault: false };
    await this.workshop.publishing.useKey(key, this.#keeps);
  };

  readonly #keep = async (): Promise<void> => {
    const { publishing } = this.workshop;
    this.#wanted = this.#keeps;
    if (publishing.key) await publishing.useKey(publishing.key, this.#wanted);
  };

  readonly #forget = async (): Promise<void> => {
    this.#said = null;
    await this.workshop.publishing.useKey(null, false);
  };
}

customElements.define('publish-key', PublishKey);

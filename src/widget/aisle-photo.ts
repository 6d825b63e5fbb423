import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { PHOTO_STRINGS } from '#i18n/photo-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { photoStyles } from './aisle-photo.styles.ts';
import { photoPreview } from './photo-preview.ts';
import { findingsOf, type PickedPhoto, triagePhoto } from './photo-triage.ts';

/** The backend takes no more with one request. */
const MOST_PHOTOS = 3;

/** Longest side of a preview, in CSS pixels. */
const PREVIEW_PIXELS = 112;

const CAMERA = svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
  stroke-width="1.75" stroke-linejoin="round"><path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2.2l1.4-2.2h5.8L16.3 7h2.2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="12.8" r="3.4"/></svg>`;

/**
 * Where the shopper takes or picks a photo, while one is asked for, and looks it over. It is kept only when they attach it; until
 * then it is in this page's memory, and gone with a tap. Nothing leaves the device here.
 */
export class AislePhoto extends LitElement {
  static override styles = [base, photoStyles];
  static override properties = {
    host: { attribute: false },
    locale: {},
    phase: { state: true },
    picked: { state: true },
  };

  declare host: ChatHost;
  declare locale: Locale;
  declare private phase: 'idle' | 'preparing' | 'unreadable' | 'notKept';
  /** Each with the name of the product behind its barcode. */
  declare private picked: readonly { photo: PickedPhoto; product: string | null }[];

  constructor() {
    super();
    this.locale = 'en';
    this.phase = 'idle';
    this.picked = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  protected override render(): TemplateResult {
    const words = PHOTO_STRINGS[this.locale];
    const isBusy = this.phase === 'preparing';
    const isBad = this.phase === 'unreadable' || this.phase === 'notKept';
    return html`${this.picked.length > 0 ? this.#previews(isBusy) : nothing}
      <label class="pick ${isBusy ? 'busy' : ''}" part="photo" ?hidden=${this.picked.length > 0}>
        ${CAMERA}<span>${isBusy ? words.preparing : words.add}</span>
        <input
          type="file"
          accept="image/*"
          multiple
          aria-describedby="note"
          aria-disabled=${isBusy ? 'true' : 'false'}
          @change=${this.#onChange}
          @click=${this.#onClick}
        />
      </label>
      <p id="note" class=${isBad ? 'bad' : ''} role="status">${isBad ? words[this.phase as 'unreadable'] : this.picked.length > 0 ? words.notJudged : words.note}</p>`;
  }

  #previews(isBusy: boolean): TemplateResult {
    const words = PHOTO_STRINGS[this.locale];
    return html`<ul class="previews" role="list">
        ${this.picked.map(({ photo, product }, at) => photoPreview(photo, product, this.locale, at))}
      </ul>
      <div class="actions">
        <button class="pill filled attach" type="button" ?disabled=${isBusy} @click=${this.#attach}>${words.attach}</button>
        <button class="pill retake" type="button" ?disabled=${isBusy} @click=${this.#retake}>${words.retake}</button>
        <button class="pill discard" type="button" ?disabled=${isBusy} @click=${this.#discard}>${words.discard}</button>
      </div>`;
  }

  protected override updated(): void {
    for (const canvas of this.shadowRoot?.querySelectorAll('canvas') ?? []) {
      const picture = this.picked[Number(canvas.dataset.at)]?.photo.picture;
      if (!picture) continue;
      const scale = Math.min(1, PREVIEW_PIXELS / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * scale * devicePixelRatio));
      canvas.height = Math.max(1, Math.round(picture.height * scale * devicePixelRatio));
      canvas.style.inlineSize = `${picture.width * scale}px`;
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    }
  }

  /** One after the other, and one at a time. */
  readonly #onClick = (event: Event): void => {
    if (this.phase === 'preparing') event.preventDefault();
  };

  readonly #onChange = async ({ currentTarget }: Event): Promise<void> => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const files = [...(currentTarget.files ?? [])].slice(0, MOST_PHOTOS);
    // The same file may be chosen again.
    currentTarget.value = '';
    if (files.length === 0 || this.phase === 'preparing') return;
    this.phase = 'preparing';
    const year = new Date().getFullYear();
    const photos = await Promise.all(files.map((file) => triagePhoto(file, year).catch(() => null)));
    const read = photos.filter((photo) => photo !== null);
    const picked = await Promise.all(read.map(async (photo) => ({ photo, product: await this.#productOf(photo) })));
    // What was asked for is over.
    if (!this.isConnected) {
      for (const { picture } of read) picture.close();
      return;
    }
    this.picked = picked;
    this.phase = read.length < photos.length ? 'unreadable' : 'idle';
    this.#focus('.attach');
  };

  async #productOf({ code }: PickedPhoto): Promise<string | null> {
    return code ? this.host.productOfCode(code.key).catch(() => null) : null;
  }

  readonly #attach = async (): Promise<void> => {
    this.phase = 'preparing';
    // What the shop goes on to ask takes this element away: it holds what it still has to give.
    const { host, picked } = this;
    try {
      for (const one of picked) {
        await host.addPhoto(one.photo.jpeg, findingsOf(one.photo));
        // Kept once is enough: a second try is for the rest.
        one.photo.picture.close();
        this.picked = this.picked.filter((other) => other !== one);
      }
      this.phase = 'idle';
    } catch {
      this.phase = 'notKept';
    }
  };

  readonly #retake = (): void => {
    this.#drop();
    this.phase = 'idle';
    void this.updateComplete.then(() => this.shadowRoot?.querySelector('input')?.click());
  };

  readonly #discard = (): void => {
    this.#drop();
    this.phase = 'idle';
    this.#focus('input');
  };

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }

  #drop(): void {
    for (const { photo } of this.picked) photo.picture.close();
    this.picked = [];
  }
}

defineOnce('aisle-photo', AislePhoto);

import { html, LitElement, svg, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { PHOTO_STRINGS } from '#i18n/photo-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { photoStyles } from './aisle-photo.styles.ts';
import { downscalePhoto } from './downscale-photo.ts';

/** The backend takes no more with one request. */
const MOST_PHOTOS = 3;

const CAMERA = svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
  stroke-width="1.75" stroke-linejoin="round"><path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2.2l1.4-2.2h5.8L16.3 7h2.2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="12.8" r="3.4"/></svg>`;

/** Where the shopper takes or picks a photo, while one is asked for. Nothing leaves the device here. */
export class AislePhoto extends LitElement {
  static override styles = [base, photoStyles];
  static override properties = {
    host: { attribute: false },
    locale: {},
    phase: { state: true },
  };

  declare host: ChatHost;
  declare locale: Locale;
  declare private phase: 'idle' | 'preparing' | 'unreadable' | 'notKept';

  constructor() {
    super();
    this.locale = 'en';
    this.phase = 'idle';
  }

  protected override render(): TemplateResult {
    const words = PHOTO_STRINGS[this.locale];
    const isBusy = this.phase === 'preparing';
    const isBad = this.phase === 'unreadable' || this.phase === 'notKept';
    return html`<label class="pick ${isBusy ? 'busy' : ''}" part="photo">
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
      <p id="note" class=${isBad ? 'bad' : ''} role="status">${isBad ? words[this.phase as 'unreadable'] : words.note}</p>`;
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
    try {
      const photos = await Promise.all(files.map(downscalePhoto));
      for (const photo of photos) if (photo) await this.host.addPhoto(photo);
      this.phase = photos.includes(null) ? 'unreadable' : 'idle';
    } catch {
      this.phase = 'notKept';
    }
  };
}

defineOnce('aisle-photo', AislePhoto);

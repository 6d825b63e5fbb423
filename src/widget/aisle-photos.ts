import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { PHOTO_STRINGS } from '#i18n/photo-strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';

/** Longest side of a photo in the conversation, in CSS pixels. */
const MOST_PIXELS = 220;

/**
 * Photos of a message, read from where the device keeps them. Drawn, for an `img` would need `blob:` in the page's
 * Content-Security-Policy.
 */
export class AislePhotos extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 6px;
      }

      canvas {
        display: block;
        max-inline-size: 100%;
        border-radius: var(--_radius-s);
        border: 1px solid var(--_line);
      }

      p {
        font-size: 12.5px;
        color: var(--_text-soft);
      }
    `,
  ];
  static override properties = {
    host: { attribute: false },
    locale: {},
    photos: { attribute: false },
    pictures: { state: true },
  };

  declare host: Pick<ChatHost, 'photo'>;
  declare locale: Locale;
  declare photos: readonly { id: string }[];
  /** By id; null for one that is gone. */
  declare private pictures: ReadonlyMap<string, ImageBitmap | null>;

  constructor() {
    super();
    this.locale = 'en';
    this.photos = [];
    this.pictures = new Map();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const picture of this.pictures.values()) picture?.close();
    this.pictures = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Back in the page, what was given up is read again.
    this.requestUpdate('photos');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('photos')) return;
    for (const { id } of this.photos) if (!this.pictures.has(id)) void this.#read(id);
  }

  async #read(id: string): Promise<void> {
    const picture = await this.host
      .photo(id)
      .then((photo) => photo && createImageBitmap(photo))
      .catch(() => null);
    if (this.isConnected && !this.pictures.has(id)) this.pictures = new Map(this.pictures).set(id, picture);
    else picture?.close();
  }

  protected override updated(): void {
    for (const canvas of this.shadowRoot?.querySelectorAll('canvas') ?? []) {
      const picture = this.pictures.get(canvas.dataset.id ?? '');
      if (!picture || canvas.dataset.drawn === canvas.dataset.id) continue;
      const scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
      const [width, height] = [picture.width * scale, picture.height * scale];
      canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
      canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
      canvas.style.inlineSize = `${width}px`;
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.dataset.drawn = canvas.dataset.id;
    }
  }

  protected override render(): (TemplateResult | null)[] {
    const words = PHOTO_STRINGS[this.locale];
    return this.photos.map(({ id }) => {
      const picture = this.pictures.get(id);
      if (picture === undefined) return null;
      if (picture === null) return html`<p>${words.gone}</p>`;
      return html`<canvas data-id=${id} role="img" aria-label=${words.yours}></canvas>`;
    });
  }
}

defineOnce('aisle-photos', AislePhotos);

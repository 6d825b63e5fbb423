import { css, html, nothing, type PropertyValues } from 'lit';
import { AppError } from '#core/app-error.ts';
import { fill } from '#i18n/fill.ts';
import type { Photo } from '#merchant/generated/protocol.ts';
import { pageBase } from '#ui/page-base.styles.ts';
import { DeskElement } from '../look/desk-element.ts';

/** Kinds of picture that shoppers can send; anything else is not drawn. */
const PICTURE = /^image\/(?:jpeg|png|webp)$/;

/** The photos that came with a ticket or a claim. One is seen large by a click. */
export class DeskPhotos extends DeskElement {
  static override styles = [
    pageBase,
    css`
      :host {
        display: block;
        margin-block-start: 6px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      ul button {
        display: block;
        border-radius: 10px;
        overflow: hidden;
      }
      ul img {
        display: block;
        inline-size: 88px;
        block-size: 88px;
        object-fit: cover;
        background: var(--_sunken);
      }
      dialog {
        max-inline-size: 94vw;
        max-block-size: 94vh;
        padding: 0;
        border: 0;
        border-radius: 14px;
        background: none;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.7);
      }
      dialog img {
        display: block;
        max-inline-size: 94vw;
        max-block-size: 90vh;
      }
    `,
  ];
  static override properties = {
    ...DeskElement.properties,
    owner: { attribute: false },
    label: { attribute: false },
    photos: { state: true },
    failed: { state: true },
    large: { state: true },
  };
  /** Id of the ticket or the action. */
  declare owner: string;
  /** Its number, for those who hear the page. */
  declare label: string;
  declare photos: Photo[] | null;
  declare failed: boolean;
  declare large: number | null;
  #loading = new AbortController();

  constructor() {
    super();
    this.photos = null;
    this.failed = false;
    this.large = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('owner')) void this.#load();
  }

  override render() {
    const { ticket, conversation } = this.words;
    if (this.failed) {
      return html`<p class="fault" role="alert">${ticket.photoFailed} <button type="button" class="button" @click=${() => void this.#load()}>${conversation.again}</button></p>`;
    }
    if (!this.photos) return html`<p class="soft" role="status">${ticket.photoLoading}</p>`;
    const large = this.large === null ? undefined : this.photos[this.large];
    return html`
      <ul>
        ${this.photos.map(
          (photo, index) => html`<li>
            <button type="button" aria-label=${fill(ticket.enlarge, { number: index + 1 })} @click=${() => this.#enlarge(index)}>
              ${this.#image(photo, index)}
            </button>
          </li>`,
        )}
      </ul>
      <dialog aria-label=${ticket.photos} @close=${() => this.#enlarge(null)} @click=${(event: Event) => (event.currentTarget as HTMLDialogElement).close()}>
        ${large ? this.#image(large, this.large ?? 0) : nothing}
      </dialog>
    `;
  }

  #image({ media_type, data }: Photo, index: number) {
    const { ticket } = this.words;
    if (!PICTURE.test(media_type)) return html`<span>${ticket.photoFailed}</span>`;
    const alt = fill(ticket.photo, { number: index + 1, ticket: this.label });
    return html`<img src="data:${media_type};base64,${data}" alt=${alt} />`;
  }

  #enlarge(index: number | null): void {
    this.large = index;
    if (index !== null) void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.photos = null;
    this.failed = false;
    try {
      const photos = await this.desk.store.photos(this.owner, signal);
      if (!signal.aborted) this.photos = photos;
    } catch (cause) {
      if (signal.aborted) return;
      this.failed = true;
      if (cause instanceof AppError && cause.code === 'unauthorised') this.desk.store.signOut();
    }
  }
}

customElements.define('desk-photos', DeskPhotos);

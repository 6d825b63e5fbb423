import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { AnswerPreview } from '#dialogue/preview.ts';
import { fill } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';
import { AnnouncerController } from '#ui/announcer.controller.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { previewStyles } from './aisle-preview.styles.ts';
import { isOnFirstLine } from './is-on-first-line.ts';
import { previewCardView } from './preview-card-view.ts';

/** Without a key for this long, the shopper pauses. */
const PAUSE_MS = 250;
/** Characters of a draft that can mean something. */
const SHORTEST = 2;

interface Offer extends AnswerPreview {
  /** The draft that it answers. */
  draft: string;
}

/**
 * The answer before it is asked for: a small card over the field of the form in which it stands. Taking it submits the
 * form, so that the draft is sent and answered like any message. It listens to the form's keys and compositions.
 */
export class AislePreview extends LitElement {
  static override styles = [base, previewStyles];
  static override properties = {
    host: { attribute: false },
    strings: { attribute: false },
    locale: {},
    text: { attribute: false },
    offer: { state: true },
  };

  declare host: ChatHost;
  declare strings: Strings;
  declare locale: Locale;
  /** The draft; empty where there is none or it is already on its way. */
  declare text: string;
  declare private offer: Offer | null;

  readonly #announcer = new AnnouncerController(this);
  #form: HTMLFormElement | null = null;
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A late answer to an older text is dropped by this. */
  #turn = 0;
  /** Sources that this draft was offered, and those that the shopper sent away. */
  readonly #told = new Set<string>();
  readonly #dismissed = new Set<string>();

  constructor() {
    super();
    this.locale = 'en';
    this.text = '';
    this.offer = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form = this.closest('form');
    this.#form?.addEventListener('compositionstart', this.#onComposition);
    this.#form?.addEventListener('compositionend', this.#onComposition);
    this.#form?.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#callOff();
    this.#form?.removeEventListener('compositionstart', this.#onComposition);
    this.#form?.removeEventListener('compositionend', this.#onComposition);
    this.#form?.removeEventListener('keydown', this.#onKeydown);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.#wait();
  }

  get #draft(): string {
    return this.text.trim();
  }

  #callOff(): void {
    clearTimeout(this.#timer);
    this.#turn++;
  }

  /** The offer before stays until the next is there: nothing flickers with the keys. */
  #wait(): void {
    this.#callOff();
    if ([...this.#draft].length < SHORTEST) {
      this.offer = null;
      this.#told.clear();
      this.#dismissed.clear();
    } else if (!this.#composing) {
      this.#timer = setTimeout(this.#ask, PAUSE_MS);
    }
  }

  readonly #ask = async (): Promise<void> => {
    this.#callOff();
    const turn = this.#turn;
    const draft = this.#draft;
    const found = await this.host.preview?.(draft).catch(() => null);
    if (turn !== this.#turn) return;
    this.offer = found && !this.#dismissed.has(idOf(found)) ? { ...found, draft } : null;
    if (!this.offer || this.#told.has(idOf(this.offer))) return;
    this.#told.add(idOf(this.offer));
    this.#announcer.say(fill(this.strings.preview.spoken, { title: this.offer.source.title }));
  };

  /** Typed on since: it is taken only if it is still the answer. */
  readonly #take = async (): Promise<void> => {
    const { offer } = this;
    if (!offer) return;
    if (offer.draft !== this.#draft) {
      await this.#ask();
      if (!this.offer || idOf(this.offer) !== idOf(offer)) return;
    }
    this.#form?.requestSubmit();
  };

  readonly #dismiss = (): void => {
    this.#callOff();
    if (this.offer) this.#dismissed.add(idOf(this.offer));
    this.#leave();
    this.offer = null;
  };

  /** Gives the focus back to the field, if it is here. */
  #leave(): void {
    if (this.shadowRoot?.activeElement) this.#form?.querySelector('textarea')?.focus();
  }

  protected override render(): TemplateResult {
    const { offer, strings, locale } = this;
    const card = offer && previewCardView(offer, strings, locale, { take: this.#take, dismiss: this.#dismiss });
    return html`${card ?? nothing}${this.#announcer.render()}`;
  }

  readonly #onComposition = ({ type }: Event): void => {
    this.#composing = type === 'compositionstart';
    if (this.#composing) this.#callOff();
    else this.#wait();
  };

  /** Up from the field's first line comes here, Down goes back, Escape sends the offer away and leaves the chat open. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!this.offer || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { key, target } = event;
    if (key === 'Escape') this.#dismiss();
    else if (key === 'ArrowDown' && target === this) this.#leave();
    else if (key === 'ArrowUp' && target instanceof HTMLTextAreaElement && isOnFirstLine(target))
      this.shadowRoot?.querySelector<HTMLElement>('.take')?.focus();
    else return;
    event.preventDefault();
  };
}

const idOf = ({ source }: AnswerPreview): string => `${source.kind} ${source.id}`;

defineOnce('aisle-preview', AislePreview);

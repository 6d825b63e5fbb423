import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import { fillCount } from '#i18n/fill.ts';
import type { Strings } from '#i18n/strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { isSendKey } from '#ui/is-send-key.ts';
import { DraftKeeper, type KeptDraft } from '#ui/kept-draft.ts';
import { TypingSignal } from '#ui/typing-signal.ts';
import { composerStyles } from './aisle-composer.styles.ts';
import { isWithPerson } from './banner-view.ts';

const LIMIT = 2000;
/** The count is shown when this few characters are left. */
const WARN_AT = 200;

/**
 * Where the shopper writes. The text is kept through a crash and given up only when the conversation has it. Sending
 * before the application is up is allowed: it goes out as soon as it can, unless the text is changed before.
 */
export class AisleComposer extends LitElement {
  static override styles = [base, composerStyles];
  static override properties = {
    host: { attribute: false },
    strings: { attribute: false },
    locale: {},
    scope: { attribute: false },
    text: { state: true },
    phase: { state: true },
  };

  declare host: ChatHost | null;
  declare strings: Strings;
  declare locale: Locale;
  /** Tells the drafts of the chats of one origin apart. */
  declare scope: string;
  declare private text: string;
  declare private phase: 'idle' | 'armed' | 'sending' | 'failed';

  readonly #typing = new TypingSignal((typing) => this.host?.setTyping(typing));
  #drafts: DraftKeeper | null = null;
  #restored: KeptDraft | null = null;
  #previews: Promise<unknown> | null = null;
  #photos: Promise<unknown> | null = null;

  constructor() {
    super();
    this.host = null;
    this.locale = 'en';
    this.scope = '';
    this.text = '';
    this.phase = 'idle';
    new HostController(this, () => this.host);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing.stop();
  }

  focusField(): void {
    this.#field?.focus();
  }

  prefill(text: string): void {
    this.#write(text);
    void this.updateComplete.then(() => this.#field?.setSelectionRange(text.length, text.length));
  }

  get #field(): HTMLTextAreaElement | null {
    return this.shadowRoot?.querySelector('textarea') ?? null;
  }

  protected override willUpdate(): void {
    if (!this.#drafts) this.#restore();
    // It goes away with what was asked, and would drop the focus.
    if (!this.host?.status.photoAsked && this.shadowRoot?.activeElement?.matches('aisle-photo')) this.focusField();
    const messages = this.host?.state?.messages;
    if (!messages) return;
    const restored = this.#restored;
    this.#restored = null;
    // The page ended while this was on its way, and it had arrived.
    if (restored?.sending && restored.text === this.text) {
      const last = messages.findLast(({ role }) => role === 'shopper');
      if (last?.role === 'shopper' && last.text === restored.text.trim()) this.#write('');
    }
  }

  #restore(): void {
    this.#drafts = new DraftKeeper(this.scope);
    this.#restored = this.#drafts.read();
    if (this.#restored?.sending) this.#drafts.adopt();
    this.text ||= this.#restored?.text ?? '';
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('text')) this.#grow();
    if (this.phase === 'armed' && this.host?.state) void this.#send();
  }

  /** Where the browser does not size fields by their content itself: that spares a layout. The stylesheet sets the bounds. */
  #grow(): void {
    const field = this.#field;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    // Scroll height is 0 while the panel is closed.
    if (field.scrollHeight > 0) field.style.blockSize = `${field.scrollHeight}px`;
  }

  #write(text: string): void {
    this.text = text;
    if (this.phase !== 'sending') this.phase = 'idle';
    this.#drafts?.keep({ text, sending: false });
  }

  readonly #send = async (): Promise<void> => {
    const typed = this.text;
    const text = typed.trim();
    if (text === '' || text.length > LIMIT || this.phase === 'sending') return;
    if (!this.host?.state) {
      this.phase = 'armed';
      this.#drafts?.keep({ text: typed, sending: true });
      return;
    }
    this.phase = 'sending';
    this.#drafts?.keep({ text: typed, sending: true });
    this.#typing.stop();
    try {
      await this.host.say(text);
      this.phase = 'idle';
      // What was typed meanwhile stays.
      this.#write(this.text.startsWith(typed) ? this.text.slice(typed.length) : this.text);
    } catch {
      this.phase = 'failed';
      this.#drafts?.keep({ text: this.text, sending: false });
    }
  };

  protected override render(): TemplateResult {
    const { strings, text } = this;
    const person = isWithPerson(this.host?.state?.handoff);
    const over = text.trim().length > LIMIT;
    return html`<form part="composer" @submit=${this.#onSubmit}>
      ${this.#photo(person)}${this.#preview(over)}${this.#hint()}
      <div class="field ${over ? 'over' : ''}">
        <textarea
          part="input"
          rows="1"
          dir=${text === '' ? nothing : 'auto'}
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${strings.composer.label}
          aria-describedby="hint"
          aria-invalid=${over ? 'true' : nothing}
          placeholder=${person ? strings.composer.placeholderPerson : strings.composer.placeholder}
          .value=${live(text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @blur=${this.#typing.stop}
        ></textarea>
        <button class="send" part="send" type="submit" @pointerdown=${this.#keepFocus} aria-label=${strings.composer.send} ?disabled=${text.trim() === '' || over}>
          ${this.phase === 'armed' ? html`<i class="ring"></i>` : icons.send}
        </button>
      </div>
    </form>`;
  }

  /** Where a photo is asked for, and not before. */
  #photo(person: boolean): unknown {
    const { host, locale } = this;
    if (!host?.status.photoAsked || person) return nothing;
    this.#photos ??= import('./aisle-photo.ts').catch(() => {
      this.#photos = null;
    });
    return html`<aisle-photo exportparts="photo" .host=${host} .locale=${locale}></aisle-photo>`;
  }

  /** Answers before they are asked for. Their code comes once, with the pack, and never because of what is typed. */
  #preview(over: boolean): unknown {
    const { host, strings, locale } = this;
    if (!host?.preview || host.status.pack !== 'ready' || isWithPerson(host.state?.handoff)) return nothing;
    this.#previews ??= import('./aisle-preview.ts').catch(() => {});
    return html`<aisle-preview
      exportparts="preview"
      .host=${host}
      .strings=${strings}
      .locale=${locale}
      .text=${this.phase === 'sending' || over ? '' : this.text}
    ></aisle-preview>`;
  }

  #hint(): TemplateResult {
    const { strings, locale } = this;
    const left = LIMIT - this.text.trim().length;
    const words = strings.composer;
    const [kind, text] =
      this.phase === 'failed'
        ? ['bad', words.failed]
        : left < 0
          ? ['bad', fillCount(words.over, -left, locale)]
          : left <= WARN_AT
            ? ['', fillCount(words.left, left, locale)]
            : this.phase === 'armed'
              ? ['', words.armed]
              : ['', ''];
    return html`<p id="hint" class="hint ${kind}">${text}</p>`;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    // What was pressed goes away or is disabled with the draft, and would drop the focus.
    if (this.shadowRoot?.activeElement?.matches('.send, aisle-preview')) this.focusField();
    void this.#send();
  };

  /** Tapping the button leaves the focus in the field, or the on-screen keyboard would close after each message. */
  readonly #keepFocus = (event: Event): void => event.preventDefault();

  readonly #onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    this.#write(event.target.value);
    if (isWithPerson(this.host?.state?.handoff)) this.#typing.pulse();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    void this.#send();
  };
}

defineOnce('aisle-composer', AisleComposer);

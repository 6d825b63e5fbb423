import { html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { fill } from '#i18n/fill.ts';
import { isSendKey } from '#ui/is-send-key.ts';
import type { Suggestion } from '../assist/suggest.ts';
import { DeskElement } from '../look/desk-element.ts';
import { isSameLanguage } from '../look/is-same-language.ts';
import type { CannedReply } from '../replies/canned-reply.ts';
import { fillReply, gapsIn } from '../replies/fill-reply.ts';
import { ReplyMenu } from '../replies/reply-menu.ts';
import { replyMenuView } from '../replies/reply-menu-view.ts';
import type { Conversation } from '../state/conversation.ts';
import { composerFootView } from './composer-foot-view.ts';
import { composerStyles } from './desk-composer.styles.ts';
import { OutgoingTranslation } from './outgoing-translation.ts';
import { outgoingTranslationView } from './outgoing-translation-view.ts';

const MOST_CHARACTERS = 8000;

/** Where the agent writes: to the shopper, or a note for colleagues. */
export class DeskComposer extends DeskElement {
  static override styles = composerStyles;
  static override properties = { ...DeskElement.properties, conversation: { attribute: false } };
  declare conversation: Conversation;
  readonly #menu = new ReplyMenu(this, () => this.desk.cannedReplies);
  readonly #translation = new OutgoingTranslation(this);
  /** Gaps that the agent was warned of once: a second Send sends them. */
  #warned = '';

  override focus(): void {
    this.#field?.focus();
  }

  /** Opens the list of ready-made replies as if `/` had been typed. */
  openReplies(): void {
    const { draft } = this.conversation;
    const gap = draft === '' || /\s$/.test(draft) ? '' : ' ';
    this.#write(`${draft}${gap}/`);
    void this.updateComplete.then(() => {
      this.focus();
      this.#lookForSlash();
    });
  }

  insert({ text, locale }: Pick<Suggestion, 'text'> & { locale?: string }): void {
    const { draft, detail } = this.conversation;
    const shopper = detail && this.desk.shopperLanguage(detail);
    // What is in the shopper's language already needs no translation.
    if (draft === '' && locale && shopper && isSameLanguage(locale, shopper)) this.#translation.asWritten = true;
    this.conversation.noting = false;
    this.#write(draft === '' ? text : `${draft.trimEnd()}\n${text}`);
    void this.updateComplete.then(() => this.focus());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversation')) return;
    this.#menu.close();
    this.#translation.reset();
    this.#warned = '';
  }

  override render() {
    const { composer } = this.words;
    const { noting, draft } = this.conversation;
    const over = draft.length - MOST_CHARACTERS;
    this.#translation.look(this.desk, this.conversation);
    return html`
      <div class="box ${noting ? 'noting' : ''}">
        ${replyMenuView(this.#menu, this.words, (reply) => this.#choose(reply))}
        <textarea
          rows="2"
          aria-label=${noting ? composer.note : composer.reply}
          placeholder=${noting ? composer.note : composer.replyHint}
          aria-autocomplete="list"
          aria-controls=${this.#menu.isOpen ? 'replies' : nothing}
          aria-activedescendant=${this.#menu.isOpen ? `reply-${this.#menu.at}` : nothing}
          .value=${live(draft)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
          @blur=${() => this.#menu.close()}
        ></textarea>
        ${noting ? nothing : outgoingTranslationView(this.#translation, this.desk, this.conversation)}
        ${composerFootView(this.conversation, this.words, {
          status: over > 0 ? fill(composer.tooLong, { count: over }) : this.#warning,
          canSend: draft.trim() !== '' && over <= 0,
          openReplies: () => this.openReplies(),
          send: () => void this.#send(),
        })}
      </div>
    `;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  get #warning() {
    const gaps = gapsIn(this.conversation.draft);
    const stands = this.#warned !== '' && this.#warned === this.conversation.draft && gaps.length > 0;
    return stands ? fill(this.words.composer.unfilled, { names: gaps.join(' ') }) : nothing;
  }

  #write(draft: string): void {
    this.conversation.write(draft);
    this.requestUpdate();
  }

  readonly #onInput = (event: Event): void => {
    this.#write((event.target as HTMLTextAreaElement).value);
    this.conversation.typed();
    this.#lookForSlash();
  };

  #lookForSlash(): void {
    const field = this.#field;
    if (field) this.#menu.look(field.value, field.selectionStart);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const chosen = this.#menu.press(event);
    if (chosen) {
      event.preventDefault();
      event.stopPropagation();
      if (chosen !== 'moved') this.#choose(chosen);
      return;
    }
    if (!isSendKey(event)) return;
    event.preventDefault();
    void this.#send();
  };

  #choose({ text }: CannedReply): void {
    const { query } = this.#menu;
    if (!query) return;
    const { draft } = this.conversation;
    const filled = fillReply(text, this.desk.values);
    this.#menu.close();
    this.#write(draft.slice(0, query.start) + filled + draft.slice(query.end));
    const end = query.start + filled.length;
    void this.updateComplete.then(() => {
      this.focus();
      this.#field?.setSelectionRange(end, end);
    });
  }

  async #send(): Promise<void> {
    const { conversation, desk } = this;
    const text = conversation.draft.trim();
    if (!text || text.length > MOST_CHARACTERS) return;
    if (conversation.noting) {
      desk.store.run(conversation.note(text).then((kept) => kept && this.#clear(conversation)));
      return;
    }
    if (gapsIn(text).length > 0 && this.#warned !== conversation.draft) {
      this.#warned = conversation.draft;
      this.requestUpdate();
      return;
    }
    const translated = await this.#translation.forSending(text, desk, conversation);
    if (!translated) return;
    this.#clear(conversation);
    desk.store.run(conversation.reply(translated.text, translated.own));
  }

  #clear(conversation: Conversation): void {
    conversation.write('');
    conversation.noting = false;
    this.#warned = '';
    this.#translation.reset();
    this.requestUpdate();
  }
}

customElements.define('desk-composer', DeskComposer);

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type { Message } from '#dialogue/state.ts';
import { fillCount } from '#i18n/fill.ts';
import { formatDay } from '#i18n/format-time.ts';
import type { Strings } from '#i18n/strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { icons } from '#ui/icons.ts';
import { ScrollKeeperController } from '#ui/scroll-keeper.controller.ts';
import { messagesStyles } from './aisle-messages.styles.ts';
import { messageStyles } from './message.styles.ts';
import { type MessageRow, messageRows } from './message-rows.ts';
import { messageView } from './message-view.ts';
import { messagesStatesStyles } from './messages-states.styles.ts';
import { emptyView, failedView, pendingView } from './messages-states.ts';
import { typingView } from './typing-view.ts';
import { Wording } from './wording.ts';

/** The conversation as a list that stays where its reader is. */
export class AisleMessages extends LitElement {
  static override styles = [base, messageStyles, messagesStatesStyles, messagesStyles];
  static override properties = {
    host: { attribute: false },
    strings: { attribute: false },
    locale: {},
    missed: { state: true },
    choosing: { state: true },
  };

  declare host: ChatHost | null;
  declare strings: Strings;
  declare locale: Locale;
  /** Messages that came while the reader was further up. */
  declare private missed: number;
  /** A quick reply is on its way. */
  declare private choosing: boolean;

  readonly #scroll = new ScrollKeeperController(this, () => this.shadowRoot?.querySelector('.scroller') ?? null);
  readonly #wording = new Wording();
  #lastId: string | null = null;

  constructor() {
    super();
    this.host = null;
    this.locale = 'en';
    this.missed = 0;
    this.choosing = false;
    new HostController(this, () => this.host);
  }

  protected override willUpdate(): void {
    if (this.#scroll.atEnd) this.missed = 0;
    this.#wording.follow(this.host);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const messages = this.host?.state?.messages;
    if (!messages) return;
    this.#showGrowing();
    const lastId = messages.at(-1)?.id ?? null;
    if (lastId === this.#lastId) return;
    const known = this.#lastId === null ? -1 : messages.findIndex(({ id }) => id === this.#lastId);
    const isFirst = this.#lastId === null || known === -1 || changed.has('host');
    this.#lastId = lastId;
    if (isFirst) this.#scroll.toEnd();
    else this.#take(messages.slice(known + 1));
  }

  /** The shopper's own words are always shown; what others say only to a reader who is at the end. */
  #take(fresh: Message[]): void {
    const own = fresh.some(({ role }) => role === 'shopper');
    const first = fresh.find(({ role }) => role !== 'shopper');
    if (own) this.#scroll.toEnd();
    if (own || this.#scroll.atEnd) {
      const item = first && this.shadowRoot?.querySelector<HTMLElement>(`[data-id="${CSS.escape(first.id)}"]`);
      if (item) this.#scroll.toBeginningOf(item);
    } else this.missed += fresh.filter((message) => !this.#wording.hasShown(message)).length;
  }

  /** An answer in the making is followed like a message that is there. */
  #showGrowing(): void {
    const news = this.#wording.takeNews();
    if (news === null) return;
    const item = this.shadowRoot?.querySelector<HTMLElement>('.growing');
    if (!this.#scroll.atEnd) this.missed += news === 'begun' ? 1 : 0;
    else if (item) this.#scroll.toBeginningOf(item);
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this;
    return html`<div class="scroller" part="messages" role="log" aria-live="off" aria-label=${strings.conversationLabel} tabindex="0">
        <div class="content">${this.#content()}</div>
      </div>
      ${
        this.#scroll.awayFromEnd
          ? html`<button class="newer" part="newer" type="button" aria-label=${this.missed ? nothing : strings.message.latest} @click=${this.#toEnd}>
              ${icons.down}${this.missed ? fillCount(strings.message.newer, this.missed, locale) : nothing}
            </button>`
          : nothing
      }`;
  }

  #content(): unknown {
    const { host, strings } = this;
    if (!host?.state) return pendingView(strings);
    const { messages } = host.state;
    if (messages.length === 0) {
      if (host.status.pack === 'loading') return pendingView(strings);
      return host.status.pack === 'failed' ? failedView(strings) : emptyView(strings);
    }
    const now = Date.now();
    // At the time of what it answers: it begins no new day and no new group by itself.
    const growing = this.#wording.message(messages.at(-1)?.at ?? now);
    const rows = repeat(
      messageRows(growing ? [...messages, growing] : messages),
      ({ message }) => this.#wording.keyOf(message),
      (row) => this.#row(row, now, host, growing?.id ?? null),
    );
    return html`<ol role="list">
        ${rows}
      </ol>
      ${host.status.pack === 'failed' ? failedView(strings) : nothing}
      ${growing ? nothing : typingView(host, strings)}`;
  }

  #row(row: MessageRow, now: number, host: ChatHost, growing: string | null): TemplateResult {
    const { strings, locale } = this;
    return html`${row.newDay ? html`<li class="day"><span>${formatDay(row.message.at, now, locale, strings)}</span></li>` : nothing}
    ${messageView(row, {
      strings,
      locale,
      orders: host.state?.orders ?? {},
      host,
      choosing: this.choosing,
      growing,
      choose: this.#choose,
      say: (text) => void host.say(text),
    })}`;
  }

  readonly #toEnd = (): void => {
    this.missed = 0;
    this.#scroll.toEnd();
    this.#focusList();
  };

  #focusList(): void {
    this.shadowRoot?.querySelector<HTMLElement>('.scroller')?.focus({ preventScroll: true });
  }

  readonly #choose = async (messageId: string, choiceId: string): Promise<void> => {
    if (this.choosing) return;
    this.choosing = true;
    // The buttons go away: the focus stays in the conversation.
    this.#focusList();
    try {
      await this.host?.choose(messageId, choiceId);
    } finally {
      this.choosing = false;
    }
  };
}

defineOnce('aisle-messages', AisleMessages);

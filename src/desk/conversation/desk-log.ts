import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '#i18n/fill.ts';
import type { TranscriptLine } from '#merchant/generated/protocol.ts';
import { icons } from '#ui/icons.ts';
import { ScrollKeeperController } from '#ui/scroll-keeper.controller.ts';
import { DeskElement } from '../look/desk-element.ts';
import { languageName } from '../look/language-name.ts';
import type { Conversation } from '../state/conversation.ts';
import { logStyles } from './desk-log.styles.ts';
import { type LineContext, lineView, rowLine } from './line-view.ts';
import { logRows } from './log-rows.ts';
import { translationView } from './translation-view.ts';

/** Of what was said before, so much stays in sight when the rest is folded. */
const TAIL = 2;

/** What was said: before the agent came (folded), and since. */
export class DeskLog extends DeskElement {
  static override styles = logStyles;
  static override properties = {
    ...DeskElement.properties,
    conversation: { attribute: false },
    unfolded: { state: true },
  };
  declare conversation: Conversation;
  /** Conversations whose transcript the agent opened. */
  declare unfolded: ReadonlySet<string>;
  readonly #scroll = new ScrollKeeperController(this, () => this.renderRoot.querySelector<HTMLElement>('.scroller'));
  #shown = 0;

  constructor() {
    super();
    this.unfolded = new Set();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.scroller')?.focus();
  }

  toggleTranscript(): void {
    const { id } = this.conversation;
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(id)) unfolded.add(id);
    this.unfolded = unfolded;
  }

  override render() {
    const { detail, sending, id } = this.conversation;
    if (!detail) return nothing;
    const rows = logRows(detail, sending.list, sending.originals);
    const context = this.#context;
    // Another conversation is another live region: nothing of it is read out as new.
    return keyed(
      id,
      html`<div class="scroller" tabindex="0" role="log" aria-label=${this.words.conversation.log}>
        <ol>
          ${this.#transcript(detail.packet.transcript, context)}
          ${repeat(
            rows,
            (row) => row.id,
            (row) => rowLine(row, context),
          )}
        </ol>
      </div>`,
    );
  }

  override updated(): void {
    const { detail, sending } = this.conversation;
    const shown = (detail?.events.length ?? 0) + (detail?.notes.length ?? 0) + sending.list.length;
    if (shown !== this.#shown && this.#scroll.atEnd) this.#scroll.toEnd();
    this.#shown = shown;
  }

  #transcript(lines: readonly TranscriptLine[], context: LineContext) {
    const { conversation } = this.words;
    if (lines.length === 0) return nothing;
    const isOpen = this.unfolded.has(this.conversation.id) || lines.length <= TAIL;
    const name = {
      shopper: conversation.shopper,
      assistant: conversation.assistant,
      agent: conversation.you,
      system: '',
    };
    return html`
      <li class="fold">
        <button type="button" aria-expanded=${isOpen} @click=${() => this.toggleTranscript()}>
          ${icons.next}${fill(conversation.before, { count: lines.length })}
        </button>
      </li>
      ${(isOpen ? lines : lines.slice(-TAIL)).map(({ role, text, at }) =>
        lineView(
          { role, text, at, name: name[role] },
          context,
          role === 'shopper' ? context.translated(text) : nothing,
        ),
      )}
      <li class="rule" aria-hidden="true"></li>
    `;
  }

  get #context(): LineContext {
    const { store, translations, language } = this.desk;
    const { conversation, words } = this;
    const from = conversation.detail ? this.desk.shopperLanguage(conversation.detail) : language;
    const isOn = translations.state(from, language) === 'on';
    const isMine = conversation.detail?.handoff.agent?.id === store.session?.agent.id;
    return {
      words,
      language,
      agent: store.session?.agent.name ?? '',
      translated: (text) =>
        isOn
          ? translationView(
              { text: translations.text(from, language, text), from: languageName(from, language) },
              words,
            )
          : nothing,
      sendAgain: (clientId) => store.run(conversation.sendAgain(clientId)),
      propose: isMine ? (answer) => this.desk.show('propose', answer) : null,
    };
  }
}

customElements.define('desk-log', DeskLog);

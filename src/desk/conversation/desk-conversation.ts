import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import type { DeskHandoff } from '#merchant/generated/protocol.ts';
import { icons } from '#ui/icons.ts';
import type { Suggestion } from '../assist/suggest.ts';
import { faultText } from '../dialogs/fault-text.ts';
import { DeskElement } from '../look/desk-element.ts';
import { deskIcons } from '../look/desk-icons.ts';
import { languageName } from '../look/language-name.ts';
import { ratingView } from '../look/rating-view.ts';
import { moodChip, priorityChip } from '../queue/chips-view.ts';
import type { Conversation } from '../state/conversation.ts';
import type { DialogName } from '../state/desk.ts';
import type { DeskComposer } from './desk-composer.ts';
import { conversationStyles } from './desk-conversation.styles.ts';
import './desk-composer.ts';
import type { DeskLog } from './desk-log.ts';
import './desk-log.ts';
import type { DeskSuggestions } from './desk-suggestions.ts';
import './desk-suggestions.ts';
import './desk-translate-bar.ts';

/** One conversation: what was and is said, what may be said, and what can be done with it. */
export class DeskConversation extends DeskElement {
  static override styles = conversationStyles;
  static override properties = { ...DeskElement.properties, conversation: { attribute: false } };
  declare conversation: Conversation;

  get composer(): DeskComposer | null {
    return this.renderRoot.querySelector('desk-composer');
  }

  get log(): DeskLog | null {
    return this.renderRoot.querySelector('desk-log');
  }

  get suggestions(): DeskSuggestions | null {
    return this.renderRoot.querySelector('desk-suggestions');
  }

  override render() {
    const { conversation, desk } = this;
    const { detail, fault } = conversation;
    if (!detail) return this.#pending(fault === 'not-loaded');
    const { handoff } = detail;
    const isMine = handoff.status === 'assigned' && handoff.agent?.id === desk.store.session?.agent.id;
    return html`
      ${this.#head(handoff, isMine)}
      <desk-translate-bar .desk=${desk}></desk-translate-bar>
      <desk-log .desk=${desk} .conversation=${conversation}></desk-log>
      <p class="typing" role="status">${conversation.shopperTyping ? this.words.conversation.typing : nothing}</p>
      <p class="fault" role="alert">${faultText(desk) ?? nothing}</p>
      ${isMine || handoff.status === 'queued' ? html`<desk-suggestions .desk=${desk} .conversation=${conversation} @desk-insert=${this.#insert}></desk-suggestions>` : nothing}
      ${isMine ? html`<desk-composer .desk=${desk} .conversation=${conversation}></desk-composer>` : this.#foot(handoff)}
    `;
  }

  #pending(failed: boolean) {
    const { conversation } = this.words;
    const again = () => this.desk.store.run(this.conversation.follow());
    return failed
      ? html`<div class="state" role="alert"><p>${conversation.notLoaded}</p><button type="button" class="button" @click=${again}>${conversation.again}</button></div>`
      : html`<p class="state" role="status">${conversation.loading}</p>`;
  }

  #head(handoff: DeskHandoff, isMine: boolean) {
    const { conversation } = this.words;
    const { desk, words } = this;
    return html`<header>
      <button type="button" class="icon-button back" aria-label=${conversation.back} @click=${() => desk.store.leave()}>${icons.back}</button>
      <div class="who">
        <h2>${handoff.shopper_name ?? conversation.shopper}</h2>
        <p>
          ${handoff.shop_name} · ${languageName(handoff.locale, desk.language)}
          ${priorityChip(handoff.priority, words)} ${moodChip(handoff.emotion, words)}
        </p>
      </div>
      ${isMine ? this.#actions() : nothing}
      <button type="button" class="icon-button details" aria-pressed=${desk.detailsShown} aria-label=${conversation.details} title=${conversation.details} @click=${() => desk.toggleDetails()}>
        ${deskIcons.panel}
      </button>
    </header>`;
  }

  #actions() {
    const { conversation } = this.words;
    const { desk } = this;
    const { short } = conversation;
    const action = (dialog: DialogName, icon: unknown, name: string, label: string) => html`<button
      type="button"
      class="button"
      title=${name}
      aria-label=${name}
      @click=${() => desk.show(dialog)}
    >
      ${icon}<span>${label}</span>
    </button>`;
    return html`<div class="actions">
      ${action('transfer', deskIcons.transfer, conversation.transfer, short.transfer)}
      ${action('hand-back', deskIcons.return, conversation.handBack, short.handBack)}
      ${action('close', icons.check, conversation.end, short.end)}
    </div>`;
  }

  #foot(handoff: DeskHandoff) {
    const { conversation, dialog } = this.words;
    const { store } = this.desk;
    if (handoff.status === 'queued') {
      const take = () => store.run(this.conversation.take());
      return html`<footer>
        <p>${this.words.reason[handoff.reason]}</p>
        <button type="button" class="button filled take" @click=${take}>${conversation.take} <kbd>A</kbd></button>
      </footer>`;
    }
    if (handoff.status === 'assigned') {
      return html`<footer><p>${fill(conversation.withColleague, { name: handoff.agent?.name ?? '' })}</p></footer>`;
    }
    const { closing } = handoff;
    const ended = closing
      ? fill(conversation.endedWith, { reason: dialog.closing[closing.reason] })
      : conversation.ended;
    return html`<footer>
      <p>${ended}</p>
      ${handoff.rating ? ratingView(handoff.rating, this.words) : nothing}
    </footer>`;
  }

  readonly #insert = ({ detail }: CustomEvent<Suggestion>): void => {
    if (this.composer) this.composer.insert(detail);
    else this.conversation.write(detail.text);
  };
}

customElements.define('desk-conversation', DeskConversation);

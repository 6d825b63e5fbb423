import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import type { DeskController } from './desk.controller.ts';
import { conversationStyles } from './desk-conversation.styles.ts';
import type { DeskEvent, DeskHandoffDetail } from './desk-types.ts';

/** One conversation: what was said before and since, and the agent's answer. */
export class DeskConversation extends LitElement {
  static override styles = conversationStyles;
  static override properties = {
    desk: { attribute: false },
    detail: { attribute: false },
    words: { attribute: false },
    typing: { type: Boolean },
    fault: { attribute: false },
  };
  declare desk: DeskController;
  declare detail: DeskHandoffDetail;
  declare words: DeskStrings;
  declare typing: boolean;
  declare fault: DeskController['fault'];

  override render() {
    const { detail, words } = this;
    const { status } = detail.handoff;
    return html`
      <header>
        <button type="button" class="quiet back" aria-label=${words.back} @click=${() => this.desk.leave()}>←</button>
        <h2>${detail.handoff.shopper_name ?? words.shopper}</h2>
        ${status === 'assigned' ? html`<button type="button" class="quiet" @click=${() => void this.desk.end()}>${words.end}</button>` : nothing}
      </header>
      <ol tabindex="0" aria-label=${words.before}>
        ${detail.packet.transcript.map(({ role, text, at }) => this.#line(role, text, at, true))}
        ${detail.events.map((event) => this.#event(event))}
      </ol>
      <p class="typing" role="status">${this.typing ? words.typing : nothing}</p>
      <p class="fault" role="alert">${this.fault === 'taken' ? words.takenByOther : this.fault === 'not-sent' ? words.notSent : nothing}</p>
      ${status === 'queued' ? html`<footer><button type="button" @click=${() => void this.desk.take()}>${words.take}</button></footer>` : nothing}
      ${status === 'assigned' ? this.#composer() : nothing}
      ${status === 'closed' ? html`<footer><p>${words.ended}</p></footer>` : nothing}
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('detail')) return;
    const list = this.renderRoot.querySelector('ol');
    list?.scrollTo({ top: list.scrollHeight });
  }

  #composer() {
    const send = async () => {
      const field = this.renderRoot.querySelector('textarea');
      const text = field?.value.trim();
      if (!field || !text) return;
      if (await this.desk.reply(text)) field.value = '';
    };
    const onKey = (event: KeyboardEvent) => {
      // 229: an input method is composing (Safari reports it after isComposing is off).
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      void send();
    };
    return html`
      <footer>
        <textarea rows="2" maxlength="8000" aria-label=${this.words.reply} placeholder=${this.words.reply} @keydown=${onKey} @input=${() => this.desk.typed()}></textarea>
        <button type="button" @click=${() => void send()}>${this.words.send}</button>
      </footer>
    `;
  }

  #event(event: DeskEvent) {
    if (event.type !== 'message') return nothing;
    return this.#line(event.from, event.text, event.at, false);
  }

  #line(role: 'shopper' | 'assistant' | 'agent' | 'system', text: string, at: string, before: boolean) {
    const who = role === 'assistant' ? this.words.assistant : role === 'shopper' ? this.words.shopper : '';
    return html`
      <li class="${role} ${before ? 'before' : ''}">
        ${who ? html`<span class="who">${who}</span>` : nothing}
        <p dir="auto">${text}</p>
        <time datetime=${at}>${new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(new Date(at))}</time>
      </li>
    `;
  }
}

customElements.define('desk-conversation', DeskConversation);

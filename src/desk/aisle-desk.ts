import { html, LitElement, nothing } from 'lit';
import { deskStrings } from '#i18n/desk-strings.ts';
import { DeskController } from './desk.controller.ts';
import { deskStyles } from './desk.styles.ts';
import type { DeskHandoff } from './desk-types.ts';
import './desk-conversation.ts';
import './desk-packet.ts';

/** The agents' page: who waits on the left, the conversation in the middle, what came with it on the right. */
export class AisleDesk extends LitElement {
  static override styles = deskStyles;
  readonly #desk = new DeskController(this);
  readonly #words = deskStrings(navigator.languages);

  override render() {
    const { session, open, lists, linkUp } = this.#desk;
    const words = this.#words;
    if (!session) return this.#signIn();
    return html`
      <header>
        <h1>${words.title}</h1>
        <p role="status">${linkUp ? nothing : words.reconnecting}</p>
        <span>${session.agent.name}</span>
        <button type="button" class="quiet" @click=${() => this.#desk.signOut()}>${words.signOut}</button>
      </header>
      <main class=${open ? 'with-open' : ''}>
        <nav aria-label=${words.waiting}>
          ${this.#list(words.waiting, lists.queued)} ${this.#list(words.mine, lists.mine)} ${this.#list(words.closed, lists.closed)}
        </nav>
        ${
          open
            ? html`<desk-conversation .desk=${this.#desk} .detail=${open} .words=${words} .typing=${this.#desk.shopperTyping} .fault=${this.#desk.fault}></desk-conversation>
                <desk-packet .detail=${open} .words=${words}></desk-packet>`
            : html`<p class="empty">${words.noneOpen}</p>`
        }
      </main>
    `;
  }

  #list(title: string, handoffs: DeskHandoff[]) {
    const openId = this.#desk.open?.handoff.id;
    return html`
      <section>
        <h2>${title} <span class="count">${handoffs.length}</span></h2>
        <ul>
          ${handoffs.map(
            (handoff) => html`
              <li>
                <button type="button" class="row" aria-current=${handoff.id === openId ? 'true' : 'false'} @click=${() => void this.#desk.show(handoff.id)}>
                  <strong>${handoff.shopper_name ?? this.#words.shopper}</strong>
                  <time datetime=${handoff.created_at}>${time(handoff.created_at)}</time>
                  <span class="what">${handoff.last_message?.text ?? this.#words.reason[handoff.reason]}</span>
                  <span class="shop">${handoff.shop_name}${handoff.ticket_number ? ` · ${handoff.ticket_number}` : ''}</span>
                </button>
              </li>
            `,
          )}
        </ul>
        ${handoffs.length === 0 ? html`<p class="none">${this.#words.none}</p>` : nothing}
      </section>
    `;
  }

  #signIn() {
    const words = this.#words;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      void this.#desk.signIn(String(data.get('name')), String(data.get('passcode')));
    };
    return html`
      <main class="gate"><form class="sign-in" @submit=${submit}>
        <h1>${words.title}</h1>
        <label>${words.name}<input name="name" autocomplete="name" required maxlength="60" /></label>
        <label>${words.passcode}<input name="passcode" type="password" autocomplete="current-password" required maxlength="200" /></label>
        <p role="alert">${this.#desk.fault === 'passcode' ? words.wrongPasscode : this.#desk.fault === 'not-sent' ? words.notSent : nothing}</p>
        <button type="submit">${words.signIn}</button>
      </form></main>
    `;
  }
}

const time = (iso: string) =>
  new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

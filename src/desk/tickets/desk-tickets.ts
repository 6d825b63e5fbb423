import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import type { DeskTicket, DeskTicketDetail } from '#merchant/generated/protocol.ts';
import { icons } from '#ui/icons.ts';
import { DeskElement } from '../look/desk-element.ts';
import { moment } from '../look/moments.ts';
import '../packet/desk-order.ts';
import './desk-photos.ts';
import type { Tickets } from '../state/tickets.ts';
import { ticketsStyles } from './desk-tickets.styles.ts';

/** What shoppers asked to have looked at: the list, and one with its photos and its order. */
export class DeskTickets extends DeskElement {
  static override styles = ticketsStyles;

  override render() {
    const { tickets } = this.desk.store;
    if (!tickets) return nothing;
    return html`<div class=${tickets.openId ? 'pages with-open' : 'pages'}>
      <nav aria-label=${this.words.ticket.list}>${this.#states(tickets)} ${this.#list(tickets)}</nav>
      <article>${this.#open(tickets)}</article>
    </div>`;
  }

  #states(tickets: Tickets) {
    const { ticket: words } = this.words;
    return html`<div class="states" role="group">
      ${(['open', 'closed'] as const).map(
        (state) => html`<button
          type="button"
          aria-pressed=${tickets.state === state}
          @click=${() => this.desk.store.run(tickets.load(state))}
        >
          ${words[state]}
        </button>`,
      )}
    </div>`;
  }

  #list(tickets: Tickets) {
    const { ticket: words, conversation } = this.words;
    if (tickets.fault === 'list') {
      return html`<div class="state" role="alert"><p>${words.failed}</p>
        <button type="button" class="button" @click=${() => this.desk.store.run(tickets.load())}>${conversation.again}</button></div>`;
    }
    if (!tickets.list) return html`<p class="state" role="status">${words.loading}</p>`;
    if (tickets.list.length === 0) return html`<p class="state">${words.none}</p>`;
    return html`<ul>
      ${tickets.list.map((ticket) => html`<li>${this.#row(ticket, tickets)}</li>`)}
    </ul>`;
  }

  #row(ticket: DeskTicket, tickets: Tickets) {
    const { ticket: words } = this.words;
    return html`<button type="button" class="row" aria-current=${ticket.id === tickets.openId ? 'true' : 'false'} @click=${() => this.desk.store.run(tickets.show(ticket.id))}>
      <strong>${words.topic[ticket.topic] ?? ticket.topic}</strong>
      <span class="soft">${ticket.number}</span>
      <span class="soft">${ticket.shopper_name ?? this.words.conversation.shopper} · ${ticket.shop_name}</span>
      ${this.#due(ticket)}
      ${ticket.photo_count > 0 ? html`<span class="chip">${words.photos} ${ticket.photo_count}</span>` : nothing}
    </button>`;
  }

  #due({ state, due_at, closed_at, closed_by }: DeskTicket) {
    const { ticket: words } = this.words;
    const { language, store } = this.desk;
    if (state === 'closed') {
      const time = moment(closed_at ?? '', language);
      return html`<span class="soft">${fill(words.closedBy, { name: closed_by?.name ?? '', time })}</span>`;
    }
    const isLate = Date.parse(due_at) < store.now;
    return html`<span class=${isLate ? 'fault' : 'soft'}>${fill(isLate ? words.overdue : words.due, { time: moment(due_at, language) })}</span>`;
  }

  #open(tickets: Tickets) {
    const { ticket: words, conversation } = this.words;
    if (!tickets.openId) return html`<p class="state">${words.pick}</p>`;
    if (tickets.fault === 'ticket') {
      const again = () => this.desk.store.run(tickets.show(tickets.openId ?? ''));
      return html`<div class="state" role="alert"><p>${words.failed}</p><button type="button" class="button" @click=${again}>${conversation.again}</button></div>`;
    }
    if (!tickets.open) return html`<p class="state" role="status">${words.loading}</p>`;
    return this.#detail(tickets.open, tickets);
  }

  #detail({ ticket, fields, order }: DeskTicketDetail, tickets: Tickets) {
    const { ticket: words } = this.words;
    const { language } = this.desk;
    return html`
      <header>
        <button type="button" class="icon-button back" aria-label=${words.back} @click=${() => tickets.leave()}>${icons.back}</button>
        <div>
          <h2>${words.topic[ticket.topic] ?? ticket.topic} <span class="soft">${ticket.number}</span></h2>
          <p class="soft">${ticket.shopper_name ?? this.words.conversation.shopper} · ${ticket.shop_name} · ${fill(words.opened, { time: moment(ticket.created_at, language) })}</p>
          <p>${this.#due(ticket)}</p>
        </div>
      </header>
      <section>
        <h3>${words.told}</h3>
        <dl>${Object.entries(fields).map(([key, value]) => html`<div><dt>${words.field[key] ?? key}</dt><dd dir="auto">${value}</dd></div>`)}</dl>
      </section>
      ${ticket.photo_count > 0 ? html`<section><h3>${words.photos}</h3><desk-photos .desk=${this.desk} .owner=${ticket.id} .label=${ticket.number}></desk-photos></section>` : nothing}
      ${order ? html`<section><h3>${this.words.packet.orders}</h3><desk-order .desk=${this.desk} .data=${order} .open=${true}></desk-order></section>` : nothing}
      ${ticket.state === 'open' ? this.#closing(ticket, tickets) : ticket.note ? html`<section><h3>${words.resolution}</h3><p dir="auto">${ticket.note}</p></section>` : nothing}
    `;
  }

  #closing({ id }: DeskTicket, tickets: Tickets) {
    const { ticket: words } = this.words;
    const close = (event: SubmitEvent) => {
      event.preventDefault();
      const note = String(new FormData(event.target as HTMLFormElement).get('note')).trim();
      this.desk.store.run(tickets.close(id, note));
    };
    return html`<form @submit=${close}>
      <label>${words.resolution}<textarea name="note" rows="3" maxlength="4000"></textarea></label>
      <p class="fault" role="alert">${tickets.fault === 'close' ? words.notDone : nothing}</p>
      <button type="submit" class="button filled">${words.close}</button>
    </form>`;
  }
}

customElements.define('desk-tickets', DeskTickets);

import { html, LitElement, nothing } from 'lit';
import type { Order } from '#commerce/order.ts';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import { packetStyles } from './desk-packet.styles.ts';
import type { DeskHandoffDetail } from './desk-types.ts';

/** What came with the shopper, so that nothing is asked twice: summary, person, orders, place. */
export class DeskPacket extends LitElement {
  static override styles = packetStyles;
  static override properties = { detail: { attribute: false }, words: { attribute: false } };
  declare detail: DeskHandoffDetail;
  declare words: DeskStrings;

  override render() {
    const { words } = this;
    const { packet, orders } = this.detail;
    const { profile } = packet;
    return html`
      <section>
        <h3>${words.summary}</h3>
        <p class="summary" dir="auto">${packet.summary}</p>
        <dl>
          <dt>${words.reason[packet.reason]}</dt>
          <dd></dd>
          ${packet.topic ? this.#row(words.topic, packet.topic) : nothing} ${this.#row(words.language, packet.locale)}
        </dl>
      </section>
      <section>
        <h3>${words.profile}</h3>
        <dl>
          ${profile?.name ? this.#row('', profile.name) : nothing} ${profile?.email ? this.#row('', profile.email) : nothing}
          ${profile?.phone ? this.#row('', profile.phone) : nothing} ${this.#row('', profile?.verified ? words.verified : words.unverified)}
        </dl>
      </section>
      ${orders.length > 0 ? html`<section><h3>${words.orders}</h3>${orders.map(({ order, proven }) => this.#order(order, proven))}</section>` : nothing}
      ${
        packet.context || packet.page_url
          ? html`<section>
              <h3>${words.context}</h3>
              <dl>
                ${packet.page_url ? this.#row(words.page, packet.page_url) : nothing}
                ${Object.entries(packet.context ?? {}).map(([key, value]) => this.#row(key, value))}
              </dl>
            </section>`
          : nothing
      }
    `;
  }

  #row(name: string, value: string) {
    return html`${name ? html`<dt>${name}</dt>` : nothing}<dd dir="auto">${value}</dd>`;
  }

  #order(order: Order, proven: boolean) {
    const { words } = this;
    return html`
      <article>
        <h4>${order.number}</h4>
        <p class=${proven ? 'proven' : 'unproven'}>${proven ? words.proven : words.unproven}</p>
        <p>${order.status} · ${order.payment} · ${order.fulfillment}</p>
        <p>${words.placed} ${day(order.placed_at)} · ${order.total.amount} ${order.total.currency}</p>
        <ul>
          ${order.lines.map(({ title, quantity }) => html`<li>${title} × ${quantity}</li>`)}
        </ul>
        ${(order.shipments ?? []).map(
          ({ carrier, tracking_number, events }) => html`
            <p>${words.shipment}: ${carrier} ${tracking_number}</p>
            <ul>
              ${(events ?? []).slice(0, 3).map(({ at, text }) => html`<li>${day(at)} ${text}</li>`)}
            </ul>
          `,
        )}
      </article>
    `;
  }
}

const day = (iso: string) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

customElements.define('desk-packet', DeskPacket);

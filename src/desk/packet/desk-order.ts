import { html, nothing } from 'lit';
import { numberFormat } from '#core/kept-formats.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import type { DeskOrder as OrderOfDesk } from '#merchant/generated/protocol.ts';
import { linkView } from '#ui/link-view.ts';
import { DeskElement } from '../look/desk-element.ts';
import { deskIcons } from '../look/desk-icons.ts';
import { moment } from '../look/moments.ts';
import '../tickets/desk-photos.ts';
import { orderStyles } from './desk-order.styles.ts';
import { happeningView } from './happening-view.ts';
import { coldSummary, orderTimeline } from './order-timeline.ts';

/** One order: what it is, where it is, and what happened to it. */
export class DeskOrder extends DeskElement {
  static override styles = orderStyles;
  static override properties = { ...DeskElement.properties, data: { attribute: false }, open: { type: Boolean } };
  declare data: OrderOfDesk;
  declare open: boolean;

  override render() {
    const { order: words, packet } = this.words;
    const { language } = this.desk;
    const { order, proven } = this.data;
    return html`<details ?open=${this.open}>
      <summary>
        <strong>${order.number}</strong>
        <span class="total">${formatMoney(order.total, language)}</span>
      </summary>
      <p class=${proven ? 'proven' : 'unproven'}>${proven ? packet.proven : packet.unproven}</p>
      <p class="soft">
        <span class="chip ${order.fulfillment === 'delivered' ? 'good' : ''}">${words.fulfillment[order.fulfillment]}</span>
        ${words.placed} ${moment(order.placed_at, language)} · ${words.payment[order.payment]} · ${words.status[order.status]}
      </p>
      <ul class="lines" aria-label=${words.items}>
        ${order.lines.map(
          ({ title, quantity, unit_price }) => html`<li>
            <span dir="auto">${title}</span><span class="soft">× ${quantity}${unit_price ? ` · ${formatMoney(unit_price, language)}` : nothing}</span>
          </li>`,
        )}
      </ul>
      ${this.#shipments()} ${this.#cold()} ${this.#timeline()}
    </details>`;
  }

  #shipments() {
    const { order: words } = this.words;
    return (this.data.order.shipments ?? []).map(({ carrier, tracking_number, tracking_url }) =>
      carrier || tracking_number
        ? html`<p class="parcel">
            <span dir="auto">${carrier}</span> <code>${tracking_number}</code>
            ${tracking_url ? linkView(tracking_url, words.track) : nothing}
          </p>`
        : nothing,
    );
  }

  #cold() {
    const summary = coldSummary(this.data.order);
    if (!summary) return nothing;
    const { order: words } = this.words;
    const { min, max, last, isBroken, limits } = summary;
    const range = `${degrees(min, this.desk.language)} – ${degrees(max, this.desk.language)} °C`;
    return html`<p class="cold ${isBroken ? 'broken' : ''}">
      ${deskIcons.snow}<span>
        <strong>${words.coldChain}: ${isBroken ? words.coldBroken : words.coldFine}</strong>
        ${range}, ${fill(words.coldLast, { celsius: degrees(last, this.desk.language) })}
        ${limits.max === null ? nothing : html`<span class="soft">(${fill(words.coldLimit, { celsius: degrees(limits.max, this.desk.language) })})</span>`}
      </span>
    </p>`;
  }

  #timeline() {
    const { order, actions } = this.data;
    const happenings = orderTimeline(order, actions);
    return html`<h4>${this.words.order.timeline}</h4>
      <ol class="timeline">
        ${happenings.map(
          (happening) => html`<li class=${happening.kind}>
            <time datetime=${happening.at}>${moment(happening.at, this.desk.language)}</time>
            ${happeningView(happening, this.words, this.desk.language)}
            ${
              happening.kind === 'action' && happening.action.photo_count > 0
                ? html`<desk-photos .desk=${this.desk} .owner=${happening.action.id} .label=${order.number}></desk-photos>`
                : nothing
            }
          </li>`,
        )}
      </ol>`;
  }
}

const degrees = (celsius: number, language: string): string =>
  numberFormat(language, { maximumFractionDigits: 1 }).format(celsius);

customElements.define('desk-order', DeskOrder);

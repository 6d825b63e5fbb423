import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Order, OrderReturn, Shipment } from '#commerce/order.ts';
import type { Locale } from '#core/locale.ts';
import type { MessagePart } from '#dialogue/state.ts';
import { fill, fillCount } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { formatDate, formatMoment, instantOf } from '#i18n/format-time.ts';
import type { Strings } from '#i18n/strings.ts';
import { base } from '#ui/base.styles.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { linkView } from '#ui/link-view.ts';
import { ORDER_STEPS, orderHeadline, orderStep } from '../order-progress.ts';
import { orderStyles } from './aisle-order-card.styles.ts';
import { cardStyles } from './card.styles.ts';

/** One order as the shop's backend gave it, with the time of its last sync when it is not fresh. */
export class AisleOrderCard extends LitElement {
  static override styles = [base, cardStyles, orderStyles];
  static override properties = { card: { attribute: false }, strings: { attribute: false }, locale: {} };

  declare card: Extract<MessagePart, { type: 'order' }>;
  declare strings: Strings;
  declare locale: Locale;

  protected override render(): TemplateResult {
    const { order, source, syncedAt } = this.card;
    const words = this.strings.order;
    return html`<section>
        <p class="soft between"><bdi>${fill(words.title, { number: order.number })}</bdi><span>${words.payment[order.payment]}</span></p>
        <h3>${orderHeadline(order, this.strings)}</h3>
        ${this.#progress(order)}
        ${
          source === 'device'
            ? html`<p class="stale">${icons.clock}${fill(words.asOf, { date: formatMoment(syncedAt, this.locale) })}</p>`
            : nothing
        }
      </section>
      ${(order.shipments ?? []).map((shipment) => this.#shipment(shipment))}
      ${(order.returns ?? []).map((item) => this.#return(item))} ${this.#lines(order)}`;
  }

  #progress(order: Order): unknown {
    const step = orderStep(order);
    if (step === null) return nothing;
    const status = orderHeadline(order, this.strings);
    const label = fill(this.strings.order.step, { step, steps: ORDER_STEPS, status });
    return html`<div class="steps" role="img" aria-label=${label}>
      ${Array.from({ length: ORDER_STEPS }, (_, index) => html`<i class=${index < step ? 'done' : ''}></i>`)}
    </div>`;
  }

  #date(iso: string | null | undefined): string | null {
    const at = instantOf(iso);
    return at === null ? null : formatDate(at, Date.now(), this.locale);
  }

  #shipment(shipment: Shipment): TemplateResult {
    const words = this.strings.order;
    const delivered = this.#date(shipment.delivered_at);
    const eta = this.#date(shipment.eta);
    const arrival = delivered
      ? fill(words.deliveredOn, { date: delivered })
      : eta
        ? fill(words.eta, { date: eta })
        : null;
    const events = shipment.events ?? [];
    const number = shipment.tracking_number;
    return html`<section>
        ${arrival ? html`<p class="arrival">${arrival}</p>` : nothing}
        <p class="soft"><bdi>${shipment.carrier}</bdi> ${number ? html`<bdi>${number}</bdi>` : nothing}</p>
        ${shipment.tracking_url ? html`<p class="track">${linkView(shipment.tracking_url, words.track)}</p>` : nothing}
      </section>
      ${
        events.length > 0
          ? html`<details>
              <summary>${fillCount(words.history, events.length, this.locale)}${icons.next}</summary>
              <ol role="list" class="events">
                ${events.map(({ at, text, place }) => {
                  const moment = instantOf(at);
                  return html`<li>
                    <span dir="auto">${text}</span>
                    <span class="soft"
                      >${moment === null ? at : html`<time datetime=${at}>${formatMoment(moment, this.locale)}</time>`}${place ? html` · <bdi>${place}</bdi>` : nothing}</span
                    >
                  </li>`;
                })}
              </ol>
            </details>`
          : nothing
      }`;
  }

  #return(item: OrderReturn): TemplateResult {
    const words = this.strings.order;
    return html`<section>
      <p class="between"><span>${words.return}</span><strong>${words.returnStatus[item.status]}</strong></p>
      ${item.label_url ? html`<p class="track">${linkView(item.label_url, words.label)}</p>` : nothing}
    </section>`;
  }

  #lines(order: Order): TemplateResult {
    const { strings, locale } = this;
    const count = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const placed = this.#date(order.placed_at);
    return html`<details>
        <summary>${fillCount(strings.order.items, count, locale)}${icons.next}</summary>
        <ul role="list" class="lines">
          ${order.lines.map(
            (line) => html`<li class="between">
              <span><bdi>${line.title}</bdi> <span class="soft">× ${line.quantity}</span></span>
              ${line.unit_price ? html`<bdi>${formatMoney(line.unit_price, locale)}</bdi>` : html`<span></span>`}
            </li>`,
          )}
        </ul>
      </details>
      <section class="sum">
        ${(order.refunds ?? []).map(
          (refund) =>
            html`<p class="between soft"><span>${strings.order.refunded}</span><bdi>${formatMoney(refund, locale)}</bdi></p>`,
        )}
        <p class="between">
          <span class="soft">${placed ? fill(strings.order.placed, { date: placed }) : nothing}</span>
          <span><span class="soft">${strings.order.total}</span> <strong><bdi>${formatMoney(order.total, locale)}</bdi></strong></span>
        </p>
      </section>`;
  }
}

defineOnce('aisle-order-card', AisleOrderCard);

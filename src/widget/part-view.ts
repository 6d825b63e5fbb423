import { html, type TemplateResult } from 'lit';
import { orderKey } from '#commerce/order-key.ts';
import type { MessagePart } from '#dialogue/state.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { icons } from '#ui/icons.ts';
import { renderRich } from '#ui/render-rich.ts';
import type { MessageContext } from './message-view.ts';
import { orderHeadline } from './order-progress.ts';
import { partText } from './spoken-text.ts';

/** One part of an assistant's message. A card's code comes when one is first shown; its words stand there until then. */
export function partView(part: MessagePart, context: MessageContext): TemplateResult {
  const { strings, locale } = context;
  switch (part.type) {
    case 'text':
      return html`<div class="bubble" part="bubble" dir="auto">${part.text}</div>`;
    case 'rich':
      return html`<div class="bubble rich" part="bubble" dir="auto">${renderRich(part.blocks)}</div>`;
    case 'order':
      fetchCard(() => import('./cards/aisle-order-card.ts'));
      return html`<aisle-order-card
        class="card"
        part="card"
        exportparts="link"
        .card=${part}
        .strings=${strings}
        .locale=${locale}
        >${partText(part, strings)}</aisle-order-card
      >`;
    case 'product':
      fetchCard(() => import('./cards/aisle-product-card.ts'));
      return html`<aisle-product-card
        class="card"
        part="card"
        exportparts="link"
        .product=${part.product}
        .strings=${strings}
        .locale=${locale}
        >${partText(part, strings)}</aisle-product-card
      >`;
    case 'order-list':
      return html`<div class="card list" part="card">
        <h3>${strings.order.list}</h3>
        <ul role="list">
          ${part.numbers.map((number) => html`<li>${orderRow(number, context)}</li>`)}
        </ul>
      </div>`;
  }
}

function orderRow(number: string, { strings, locale, orders, say }: MessageContext): TemplateResult {
  const order = orders[orderKey(number)]?.order;
  return html`<button type="button" @click=${() => say(number)} aria-label=${fill(strings.order.show, { number })}>
    <span><bdi>${number}</bdi><small>${order ? orderHeadline(order, strings) : ''}</small></span>
    ${order ? html`<bdi>${formatMoney(order.total, locale)}</bdi>` : ''} <span class="turns">${icons.next}</span>
  </button>`;
}

/** A chunk that does not come leaves the card's words; the next card asks again. */
function fetchCard(load: () => Promise<unknown>): void {
  load().catch(() => {});
}

import { html, nothing, type TemplateResult } from 'lit';
import { orderKey } from '#commerce/order-key.ts';
import type { RichText } from '#core/rich-text.ts';
import { wordedBlocks } from '#dialogue/generator/worded-blocks.ts';
import type { AssistantMessage, MessagePart } from '#dialogue/state.ts';
import { fill } from '#i18n/fill.ts';
import { formatMoney } from '#i18n/format-money.ts';
import { icons } from '#ui/icons.ts';
import { renderRich } from '#ui/render-rich.ts';
import type { MessageContext } from './message-view.ts';
import { orderHeadline } from './order-progress.ts';
import { partText } from './spoken-text.ts';

/** One part of an assistant's message. A card's code comes when one is first shown; its words stand there until then. */
export function partView(
  part: MessagePart,
  context: MessageContext,
  receipt?: AssistantMessage['receipt'],
): TemplateResult {
  const { strings, locale } = context;
  switch (part.type) {
    case 'text':
      return html`<div class="bubble" part="bubble" dir="auto">${part.text}</div>`;
    case 'rich':
      return richView(part.blocks);
    case 'worded':
      return richView(
        wordedBlocks(part),
        part.blocks.length > 0 ? ownWordsView(part.blocks, context, receipt) : nothing,
      );
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
      >${part.source === 'backend' && part.order.status === 'open' ? noticesView(part.order.id, context) : nothing}`;
    case 'duty':
      fetchCard(() => import('./cards/aisle-duty-card.ts'));
      return html`<aisle-duty-card class="card" part="card" exportparts="link" .report=${part.report} .locale=${locale}
        >${partText(part, strings)}</aisle-duty-card
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
    case 'trace':
      fetchCard(() => import('./cards/aisle-trace-card.ts'));
      return html`<aisle-trace-card
        class="card"
        part="card"
        exportparts="link"
        .card=${part}
        .strings=${strings}
        .locale=${locale}
        >${partText(part, strings)}</aisle-trace-card
      >`;
    case 'picks':
      fetchCard(() => import('./cards/aisle-picks-card.ts'));
      return html`<aisle-picks-card
        class="card"
        part="card"
        exportparts="link"
        .card=${part}
        .strings=${strings}
        .locale=${locale}
        >${partText(part, strings)}</aisle-picks-card
      >`;
    case 'comparison':
      fetchCard(() => import('./cards/aisle-comparison-card.ts'));
      return html`<aisle-comparison-card class="card" part="card" exportparts="link" .card=${part} .locale=${locale}
        >${partText(part, strings)}</aisle-comparison-card
      >`;
    case 'routine':
      fetchCard(() => import('./cards/aisle-routine-card.ts'));
      return html`<aisle-routine-card class="card" part="card" exportparts="link" .card=${part} .locale=${locale}
        >${partText(part, strings)}</aisle-routine-card
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

/** Where the browser could be pushed to: whether the shop does is asked there. */
function noticesView(id: string, { host, locale }: MessageContext): unknown {
  if (!host.push || !('PushManager' in window)) return nothing;
  fetchCard(() => import('./aisle-notices.ts'));
  return html`<aisle-notices .host=${host} .locale=${locale} .orderId=${id}></aisle-notices>`;
}

/** One template for all: the bubble of an answer in the making stays where it is when the answer is there. */
const richView = (blocks: RichText, below: unknown = nothing): TemplateResult =>
  html`<div class="bubble rich" part="bubble" dir="auto">${renderRich(blocks)}</div>${below}`;

/** The entry as the shop wrote it, and what made the words above of it. */
function ownWordsView(
  blocks: RichText,
  { strings: { worded } }: MessageContext,
  receipt: AssistantMessage['receipt'],
): TemplateResult {
  return html`<details class="sources own" part="own">
    <summary>${icons.spark}${worded.all}</summary>
    <div class="rich" dir="auto">${renderRich(blocks)}</div>
    ${receipt ? html`<p>${fill(worded.by, { model: receipt.model ?? worded.browsers })}</p>` : nothing}
  </details>`;
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

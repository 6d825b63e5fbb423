import { html, nothing, type TemplateResult } from 'lit';
import type { ChatHost } from '#app/chat-host.ts';
import type { Locale } from '#core/locale.ts';
import type {
  AssistantMessage,
  Citation,
  ConversationState,
  Message,
  ShopperMessage,
  SystemMessage,
} from '#dialogue/state.ts';
import { fillCount } from '#i18n/fill.ts';
import { formatTime } from '#i18n/format-time.ts';
import type { Strings } from '#i18n/strings.ts';
import { icons } from '#ui/icons.ts';
import { linkView } from '#ui/link-view.ts';
import type { MessageRow } from './message-rows.ts';
import { noticeText } from './notice-text.ts';
import { partView } from './part-view.ts';

export interface MessageContext {
  strings: Strings;
  locale: Locale;
  orders: ConversationState['orders'];
  host: ChatHost;
  choosing: boolean;
  /** Id of an answer in the making: it is no message yet, and not for screen readers. */
  growing: string | null;
  choose: (messageId: string, choiceId: string) => Promise<void>;
  say: (text: string) => void;
}

/** One message with all that belongs to it. */
export function messageView(row: MessageRow, context: MessageContext): TemplateResult {
  const { message, first, last } = row;
  const { strings, locale } = context;
  if (message.role === 'system') {
    const said = message.params.elsewhere ? elsewhereView(message, context) : noticeText(message, strings, locale);
    return html`<li class="notice" part="message notice" data-id=${message.id}>${said}</li>`;
  }
  const isGrowing = message.id === context.growing;
  return html`<li
    class="message ${message.role} ${first ? 'first' : ''} ${last ? 'last' : ''} ${isGrowing ? 'growing' : ''}"
    part="message ${message.role}"
    data-id=${message.id}
    aria-hidden=${isGrowing ? 'true' : nothing}
  >
    ${senderView(message, first, strings)} ${bodyView(message, context)}
    ${message.role === 'assistant' && !isGrowing ? voteView(message, context) : nothing}
    ${row.answerable && message.role === 'assistant' ? choicesView(message, context) : nothing}
    ${last ? footView(message, context) : message.role === 'shopper' ? deliveryView(message, strings) : nothing}
  </li>`;
}

function elsewhereView({ at, params }: SystemMessage, { host, locale }: MessageContext): TemplateResult {
  void import('./aisle-elsewhere.ts').catch(() => {});
  return html`<aisle-elsewhere .host=${host} .locale=${locale} .at=${at} .place=${params.elsewhere}></aisle-elsewhere>`;
}

function senderView(message: Exclude<Message, { role: 'system' }>, first: boolean, strings: Strings): TemplateResult {
  if (message.role === 'agent' && first) {
    return html`<p class="sender"><span class="face" aria-hidden="true">${[...message.name][0] ?? ''}</span>${message.name}</p>`;
  }
  const name = { shopper: strings.message.you, assistant: strings.message.assistant, agent: strings.message.team }[
    message.role
  ];
  return html`<span class="unseen">${name}:</span>`;
}

function bodyView(message: Exclude<Message, { role: 'system' }>, context: MessageContext): unknown {
  if (message.role === 'shopper' && message.photos) return photosView(message.photos, context);
  if (message.role !== 'assistant') return html`<div class="bubble" part="bubble" dir="auto">${message.text}</div>`;
  return [
    ...message.parts.map((part) => partView(part, context, message.receipt)),
    message.citations.length > 0 ? sourcesView(message.citations, context) : nothing,
  ];
}

function photosView(photos: readonly { id: string }[], { host, locale }: MessageContext): TemplateResult {
  void import('./aisle-photos.ts').catch(() => {});
  return html`<aisle-photos .host=${host} .locale=${locale} .photos=${photos}></aisle-photos>`;
}

function sourcesView(citations: Citation[], { strings, locale }: MessageContext): TemplateResult {
  return html`<details class="sources" part="source">
    <summary>${icons.book}${fillCount(strings.sources.count, citations.length, locale)}</summary>
    <ul role="list">
      ${citations.map(
        (citation) =>
          html`<li><span>${strings.sources[citation.kind]}</span> ${linkView(citation.url, citation.title)}</li>`,
      )}
    </ul>
  </details>`;
}

/** Under what cites an entry, whether it helped. */
function voteView(message: AssistantMessage, { host, locale }: MessageContext): unknown {
  if (message.reason !== 'answer' || message.citations.length === 0) return nothing;
  void import('./aisle-vote.ts').catch(() => {});
  return html`<aisle-vote exportparts="vote" .host=${host} .locale=${locale} .message=${message}></aisle-vote>`;
}

function choicesView(message: AssistantMessage, { strings, choosing, choose, host }: MessageContext): unknown {
  // Another tab's page may do what this one cannot.
  const choices = message.choices.filter(({ act }) => act.type !== 'tool' || host.tools.includes(act.call.tool));
  if (choices.length === 0) return nothing;
  return html`<div class="choices" role="group" aria-label=${strings.message.choices}>
    ${choices.map(
      (choice) =>
        html`<button class="pill" part="choice" type="button" dir="auto" ?disabled=${choosing} @click=${() => void choose(message.id, choice.id)}>
          ${choice.label}
        </button>`,
    )}
  </div>`;
}

function footView(message: Exclude<Message, { role: 'system' }>, { strings, locale }: MessageContext): TemplateResult {
  return html`<p class="foot">
    <time datetime=${new Date(message.at).toISOString()}>${formatTime(message.at, locale)}</time>
    ${message.role === 'shopper' ? markView(message, strings) : nothing}
  </p>`;
}

function deliveryView(message: ShopperMessage, strings: Strings): unknown {
  return message.delivery === 'local' || message.delivery === 'delivered'
    ? nothing
    : html`<p class="foot">${markView(message, strings)}</p>`;
}

function markView({ delivery }: ShopperMessage, strings: Strings): unknown {
  if (delivery === 'local') return nothing;
  const icon = { waiting: icons.clock, delivered: icons.check, refused: icons.alert, cancelled: icons.close }[delivery];
  return html`<span class="delivery ${delivery}">${icon}${strings.message[delivery]}</span>`;
}

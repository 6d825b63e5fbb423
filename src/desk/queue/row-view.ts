import { html, nothing, type TemplateResult } from 'lit';
import type { DeskLanguage, DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';
import type { DeskHandoff } from '#merchant/generated/protocol.ts';
import { initialOf } from '../look/initial-of.ts';
import { isSameLanguage } from '../look/is-same-language.ts';
import { languageName } from '../look/language-name.ts';
import { clockTime } from '../look/moments.ts';
import { ratingChip } from '../look/rating-view.ts';
import { moodChip, priorityChip } from './chips-view.ts';
import { patienceAt, waitingTime } from './waiting-time.ts';

export interface RowContext {
  words: DeskStrings;
  language: DeskLanguage;
  isOpen: boolean;
  unread: number;
  /** Epoch ms by the server's clock. */
  now: number;
  show: () => void;
}

/** One conversation in a list: who, since when, why, and what to know before it is opened. */
export function rowView(
  handoff: DeskHandoff,
  { words, language, isOpen, unread, now, show }: RowContext,
): TemplateResult {
  const { queue, conversation, skill } = words;
  const { status, last_message: last, order_count: orders } = handoff;
  const name = handoff.shopper_name ?? conversation.shopper;
  return html`
    <button type="button" class="row ${handoff.priority}" aria-current=${isOpen ? 'true' : 'false'} @click=${show}>
      <span class="avatar" aria-hidden="true">${initialOf(name)}</span>
      <span class="who">${name}${handoff.vip ? html` <span class="chip warn">VIP</span>` : nothing}</span>
      ${status === 'queued' ? waiting(handoff, words, now) : html`<time datetime=${handoff.last_event_at}>${clockTime(handoff.last_event_at, language)}</time>`}
      <span class="what" dir="auto">${last?.text ?? words.reason[handoff.reason]}</span>
      ${unread > 0 ? html`<span class="badge unread">${unread}<span class="unseen"> ${fill(queue.unread, { count: unread })}</span></span>` : nothing}
      <span class="chips">
        ${status === 'closed' ? nothing : html`${priorityChip(handoff.priority, words)} ${moodChip(handoff.emotion, words)}`}
        ${handoff.rating ? ratingChip(handoff.rating, words) : nothing}
        ${status === 'queued' ? html`<span class="chip">${skill[handoff.skill]}</span>` : nothing}
        ${isSameLanguage(handoff.locale, language) ? nothing : html`<span class="chip" title=${languageName(handoff.locale, language)}>${handoff.locale.split('-')[0]?.toUpperCase()}</span>`}
        ${orders > 0 ? html`<span class="chip">${orders === 1 ? queue.order : fill(queue.orders, { count: orders })}</span>` : nothing}
        ${handoff.ticket_number ? html`<span class="chip">${handoff.ticket_number}</span>` : nothing}
        <span class="shop">${handoff.shop_name}</span>
      </span>
    </button>
  `;
}

function waiting({ waiting_since }: DeskHandoff, { queue }: DeskStrings, now: number): TemplateResult {
  const ms = now - Date.parse(waiting_since);
  const time = waitingTime(ms);
  return html`<span class="waiting ${patienceAt(ms)}" aria-label=${fill(queue.waitingFor, { time })} role="img">${time}</span>`;
}

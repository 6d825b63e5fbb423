import type { Order } from '#commerce/order.ts';
import type { OrderNotice } from '#commerce/risk/order-notice.ts';
import { dateTimeFormat } from '#core/kept-formats.ts';
import { trackChoice } from '../choices.ts';
import { addReply, ask, because, type Draft } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import type { MessagePart, SeenOrder } from '../state.ts';
import { spoken, spokenFirst } from '../wording.ts';

/** Turns of orders that nobody asked for: a tap on a notification did. */
const TURN = 'notice.';
const MINUTE_MS = 60_000;

/**
 * What the shop says of an order before it is asked, to stand above it; each notice once. A guide that belongs to one is
 * asked for, and comes as an answer of its own.
 */
export function noticeParts(draft: Draft, { order, syncedAt }: SeenOrder, source: 'backend' | 'device'): MessagePart[] {
  // What was kept says how it was then.
  if (source === 'device' || syncedAt < draft.event.at - 10 * MINUTE_MS) return [];
  return (order.notices ?? []).flatMap((notice) => tell(draft, order, notice));
}

function tell(draft: Draft, { number }: Order, notice: OrderNotice): MessagePart[] {
  const { told } = memoryOf(draft.state);
  const mark = `notice.${notice.id}`;
  if (told.includes(mark) || (notice.eta !== undefined && Date.parse(notice.eta) <= draft.event.at)) return [];
  const { kind, eta, chance, reasons } = notice;
  const keys = [...(eta === undefined ? [] : [`notice-${kind}-eta` as const]), `notice-${kind}` as const];
  const parts = spokenFirst(draft, keys, { number, time: eta === undefined ? '' : timeText(draft, eta) });
  if (parts.length === 0) return [];
  // After its words were chosen, which are remembered too.
  draft.state.memory = { ...memoryOf(draft.state), told: [...memoryOf(draft.state).told, mark] };
  because(draft, `notice ${kind} of ${number}: ${chance ?? 'no'} chance told, by ${reasons.join(', ') || 'no reason'}`);
  const guide = policyOf(draft.book).notices.guides[kind];
  if (guide !== undefined) {
    const turnId = `${TURN}${notice.id}`;
    const locale = draft.state.replyLocale;
    ask(draft, {
      type: 'open-entry',
      key: `entry.${turnId}`,
      turnId,
      entryId: guide,
      locale,
      why: [`guide of ${kind}`],
    });
  }
  return parts;
}

/** On the device's clock, which is what the shopper looks at. */
function timeText({ state }: Draft, iso: string): string {
  const format = dateTimeFormat(state.replyLocale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return format.format(Date.parse(iso));
}

/** A notification of an order was tapped: the order is asked for anew. `tail`: the last characters of its number. */
export function noticeOpened(draft: Draft, tail: string): void {
  const seen = Object.values(draft.state.orders)
    .filter(({ order }) => order.number.replace(/[^0-9a-z]/gi, '').endsWith(tail))
    .sort((a, b) => b.syncedAt - a.syncedAt)[0];
  if (!seen) {
    addReply(draft, {
      reason: 'flow',
      parts: spoken(draft, 'notice-unknown', { tail }),
      choices: [trackChoice(draft)],
    });
    return;
  }
  const turnId = `${TURN}${draft.event.id}`;
  const token = seen.token && seen.token.expiresAtMs > draft.event.at ? seen.token.value : null;
  ask(draft, { type: 'refresh-order', key: `order.${turnId}`, turnId, orderId: seen.order.id, token });
}

/** The order of a tapped notification, fresh. */
export function showNoticed(draft: Draft, turnId: string, order: Order): void {
  if (!turnId.startsWith(TURN)) return;
  const seen = { order, syncedAt: draft.event.at };
  const card: MessagePart = { type: 'order', ...seen, source: 'backend', timeline: true };
  addReply(draft, { reason: 'flow', turnId, parts: [...noticeParts(draft, seen, 'backend'), card] });
}

/** It could not be had, or not without who may see it being shown again: what the device kept, and the way to a fresh one. */
export function showKept(draft: Draft, turnId: string, orderId: string | null): void {
  const seen = Object.values(draft.state.orders).find(({ order }) => order.id === orderId);
  if (!turnId.startsWith(TURN) || !seen) return;
  const card: MessagePart = {
    type: 'order',
    order: seen.order,
    syncedAt: seen.syncedAt,
    source: 'device',
    timeline: true,
  };
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts: [...spoken(draft, 'notice-look-again', { number: seen.order.number }), card],
    choices: [trackChoice(draft)],
  });
}

import { formAddress } from '#commerce/address/form-address.ts';
import { addReply, because, type Draft } from '../draft.ts';
import type { Choice, MessagePart, SlotValue, Topic } from '../state.ts';
import { type ScriptKey, wording } from '../wording.ts';
import { dayText, moneyText } from './format.ts';
import { asShopWrites } from './order-number.ts';
import { lineTitle } from './product-names.ts';
import { seenOrderOf } from './topic.ts';
import { traceParts } from './trace-text.ts';

/** A flow's own text `flow.FLOW.KEY`, else the script `KEY` that all share; null when the pack has neither. */
export function flowWording(draft: Draft, topic: Topic, key: string): string | null {
  const params = placeholdersOf(draft, topic);
  return wording(draft, `flow.${topic.flow}.${key}`, params) ?? wording(draft, key as ScriptKey, params);
}

/** The first of several texts that the pack has, as message parts. */
export function flowSpoken(draft: Draft, topic: Topic, ...keys: string[]): MessagePart[] {
  for (const key of keys) {
    const text = flowWording(draft, topic, key);
    if (text !== null) return [{ type: 'text', text }];
  }
  return [];
}

/** Replies in a topic, with the reason in the log. */
export function sayInTopic(
  draft: Draft,
  topic: Topic,
  why: string,
  parts: MessagePart[],
  choices: Choice[] = [],
): void {
  because(draft, `flow ${topic.flow}: ${why}`);
  addReply(draft, {
    reason: 'flow',
    turnId: topic.turnId,
    reading: draft.event.type === 'understood' ? draft.event.reading : null,
    parts,
    choices,
  });
}

/** What texts of a flow may name: the order, what the backend decided, and every slot. */
function placeholdersOf(draft: Draft, topic: Topic): Record<string, string> {
  const { state, book } = draft;
  const locale = state.replyLocale;
  const order = seenOrderOf(state, topic.slots)?.order;
  const { decision, lookup } = topic;
  const filled: Record<string, string> = {
    title: wording(draft, `flow.${topic.flow}.title`) ?? wording(draft, 'choice-track') ?? topic.flow,
    example: book?.orderNumberExample ?? '',
  };
  const number = order?.number ?? lookup?.number;
  if (number) filled.number = filled.order = asShopWrites(book, number);
  if (order) {
    filled.items = listed(
      draft,
      order.lines.map((line) => lineTitle(draft, line)),
    );
    // Once the shop has decided, only what it decided is an amount.
    if (!decision) filled.amount = moneyText(order.total, locale);
    const eta = order.shipments?.findLast((shipment) => shipment.eta)?.eta;
    if (eta) filled.eta = dayText(eta, locale);
  }
  for (const [name, value] of Object.entries(topic.slots)) {
    const text = slotText(draft, topic, value);
    if (text !== null) filled[name] = text;
    // As it will be printed, where that can be told.
    if (value.type === 'address') filled[name] = formAddress(value.value, state.context.country, locale) ?? value.value;
    if (text !== null && value.type === 'lines') filled.items = text;
  }
  Object.assign(filled, traceParts(draft, topic));
  if (decision) {
    const reason = wording(draft, `reason.${decision.reason}`);
    if (reason !== null) filled.reason = reason;
    // Once it is decided, the order's total is no longer what goes back.
    if (decision.amount) filled.amount = moneyText(decision.amount, locale);
    else if (decision.outcome === 'done') delete filled.amount;
    if (decision.coupon) filled.coupon = decision.coupon;
    if (decision.ticket_number) filled.ticket = decision.ticket_number;
    if (decision.due_at) filled.due = dayText(decision.due_at, locale);
  }
  return filled;
}

/** What a slot holds in words; null for what has none. */
export function slotText(draft: Draft, topic: Topic, value: SlotValue): string | null {
  switch (value.type) {
    case 'skipped':
      return null;
    case 'order':
      return asShopWrites(draft.book, value.number);
    case 'lines':
      return listed(
        draft,
        value.lines.map(({ title, quantity, ...line }) => {
          const shown = lineTitle(draft, { title, ...skuOf(draft, topic, line.lineId) });
          return quantity > 1 ? `${shown} ×${quantity}` : shown;
        }),
      );
    case 'choice':
      return wording(draft, `flow.${topic.flow}.option-${value.option}`) ?? value.option;
    case 'photo':
      return String(value.photos.length);
    case 'number':
      return String(value.value);
    case 'date':
      return dayText(value.value, draft.state.replyLocale);
    default:
      return value.value;
  }
}

/** Things in a row, as the language lists them. */
const listed = ({ state }: Draft, all: readonly string[]): string =>
  all.join(/^(?:zh|ja)/.test(state.replyLocale) ? '、' : ', ');

function skuOf(draft: Draft, topic: Topic, lineId: string): { sku?: string } {
  const line = seenOrderOf(draft.state, topic.slots)?.order.lines.find(({ id }) => id === lineId);
  return line?.sku === undefined ? {} : { sku: line.sku };
}

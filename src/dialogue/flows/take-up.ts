import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Entity } from '#nlu/reading.ts';
import { isOnlyDetails } from '../details.ts';
import { because, type Draft } from '../draft.ts';
import { groupOf } from '../intent-groups.ts';
import { bandsOf } from '../policy.ts';
import type { FinishedTopic, SeenOrder } from '../state.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { flowById, flowFor, trackFlow } from './flow-book.ts';
import { followsUp } from './follow-up.ts';
import { type Given, openTopic } from './open-topic.ts';
import { offeredOrders } from './order-asked.ts';
import { orderNumberIn, shopNumberIn } from './order-number.ts';
import { contactIn, without } from './read-contact.ts';
import { readLines } from './read-lines.ts';
import { meantOrder, orderWith } from './read-order.ts';
import { advance } from './run.ts';
import { linesOf, seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { isCorrecting, isQuestion, isWish, meansOther, saysWrong, takesUp } from './words/phrases.ts';

/** Nothing but a pronoun, beside an order number at most: which one has to be worked out. */
const BARE =
  /^(?:那么?|还有|另外|(?:and|what about|how about|same for|same with)(?: |$))*(?:那|这|另外|另一|其他|别的)?(?:那|这)?(?:一)?[个件单笔款样]?(?:that one|that|this one|the other(?: one| order)?|another one)?呢?$|^(?:那|还有)?第[\d一二三四五六七八九十]{1,2}[个件单款]呢?$/u;

/**
 * "And the second one?", "那个呢": the last topic's flow once more, with the line or order that is meant now. False when the
 * message means nothing said before.
 */
export function takeUpAgain(draft: Draft, turn: Turn): boolean {
  const last = draft.state.finished.at(-1);
  const flow = last ? flowById(draft.book, last.flow) : null;
  if (!last || !flow) return false;
  const given = takesUp(turn.text) ? takenUp(draft, last, flow, turn) : corrected(draft, last, flow, turn);
  if (!given) return followsUp(draft, last, turn);
  because(draft, `flow ${flow.id}: taken up again by “${turn.text.slice(0, 40)}”`);
  openTopic(draft, flow, turn, 'top', given);
  advance(draft);
  return true;
}

function takenUp(draft: Draft, last: FinishedTopic, flow: Flow, turn: Turn): Given | null {
  const { text } = turn;
  const other = flowFor(draft.book, text, turn.reading);
  // What is a wish or question of its own is no echo of the last one.
  const isOwn = isWish(text) || (isQuestion(text) && !/呢[?？]?$/u.test(text.trim()));
  const isBare = isBarePronoun(turn);
  if (!other && !isBare && isSureOtherwise(draft, turn)) return null;
  if (other && other.id !== flow.id && !isBare && (isOwn || !otherLines(draft, last, flow, turn))) return null;
  return otherLines(draft, last, flow, turn) ?? otherOrder(draft, last, flow, turn);
}

const NUMBER: ReadonlySet<Entity['type']> = new Set(['order-number']);

const isBarePronoun = ({ text, reading }: Turn): boolean =>
  BARE.test(foldWords(without(text, reading.entities, NUMBER)));

/** "And is the toner back in stock": read surely, and answered by no flow. */
const isSureOtherwise = ({ book }: Draft, { reading: { intent, confidence } }: Turn): boolean =>
  confidence >= bandsOf(book).answer && intent !== 'oos' && groupOf(intent) !== 'chat';

/** Words beside a number that is said in the place of another. */
const FEW_WORDS = 4;
const CORRECTING_WORDS = 10;

/** Another order than the flow ended with, or the contact once more: the same for that one. */
function corrected(draft: Draft, last: FinishedTopic, flow: Flow, turn: Turn): Given | null {
  const { text, reading } = turn;
  const before = Object.values(last.slots).find(({ type }) => type === 'order');
  if (before?.type !== 'order') return null;
  if (contactIn(reading.entities) && isOnlyDetails(text, reading.entities) && !orderNumberIn(draft, reading)) {
    return { slots: {}, number: before.number };
  }
  return correctedOrder(draft, last, flow, turn) ?? orderByGoods(draft, before.number, turn);
}

/** "Not this one, the one with the cleansing oil". */
function orderByGoods(draft: Draft, before: string, turn: Turn): Given | null {
  if (!isCorrecting(turn.text) || isQuestion(turn.text) || !/单|\b(?:order|one)\b/iu.test(turn.text)) return null;
  const others = offeredOrders(draft).filter(({ order }) => orderKey(order.number) !== orderKey(before));
  const meant = orderWith(draft.book, affirmedTurn(turn).text, others);
  return meant && { slots: {}, number: meant.order.number };
}

/** "Sorry, it's FR…", right after the flow ended for another order: the same flow, for that one. */
function correctedOrder(draft: Draft, { slots }: FinishedTopic, flow: Flow, { text, reading }: Turn): Given | null {
  const number = shopNumberIn(draft, reading);
  const before = Object.values(slots).find(({ type }) => type === 'order');
  if (!number || before?.type !== 'order' || orderKey(number) === orderKey(before.number)) return null;
  const other = flowFor(draft.book, text, reading);
  // A number alone reads like a wish to see that order.
  const isOther = other !== null && other.id !== flow.id && other !== trackFlow(draft.book);
  if (isQuestion(text) || (isOther && !saysWrong(text))) return null;
  const count = wordCount(foldWords(without(text, reading.entities, NUMBER)));
  return count <= (saysWrong(text) ? CORRECTING_WORDS : FEW_WORDS) ? { slots: {}, number } : null;
}

/** Other lines of the same order, where the flow is about lines. */
function otherLines(draft: Draft, { slots }: FinishedTopic, flow: Flow, turn: Turn): Given | null {
  const slot = nameOf(flow, 'lines');
  const orderSlot = nameOf(flow, 'order');
  const order = seenOrderOf(draft.state, slots)?.order;
  const before = slot ? slots[slot] : undefined;
  if (!slot || !orderSlot || !order || order.lines.length < 2 || orderNumberIn(draft, turn.reading)) return null;
  const done = new Set(before?.type === 'lines' ? before.lines.map(({ lineId }) => lineId) : []);
  const rest = order.lines.flatMap(({ id }, index) => (done.has(id) ? [] : [index]));
  const isOther = meansOther(turn.text) || isBarePronoun(turn);
  const only = isOther && rest.length === 1 ? linesOf(order, rest) : null;
  const lines = only ?? readLines(draft.book, turn.text, turn.reading.entities, order);
  const value = slots[orderSlot];
  if (!lines || !value) return null;
  return { slots: { [orderSlot]: value, [slot]: lines }, number: null };
}

/** Another order; where several may be meant, the flow asks which. */
function otherOrder(draft: Draft, { slots }: FinishedTopic, flow: Flow, turn: Turn): Given | null {
  if (!nameOf(flow, 'order')) return null;
  const number = orderNumberIn(draft, turn.reading);
  if (number) return { slots: {}, number };
  const current = seenOrderOf(draft.state, slots)?.order;
  const offered = offeredOrders(draft);
  const meant = offered.length > 1 ? meantOrder(draft.book, turn.text, turn.reading.entities, offered) : null;
  if (meant) return { slots: {}, number: meant.order.number };
  const isOther = meansOther(turn.text) || isBarePronoun(turn);
  const others: SeenOrder[] = offered.filter(({ order }) => order.id !== current?.id);
  const [first, ...more] = others;
  if (!isOther || !first) return null;
  return { slots: {}, number: more.length === 0 ? first.order.number : null };
}

const nameOf = (flow: Flow, type: 'lines' | 'order'): string | undefined =>
  Object.entries(flow.slots).find(([, slot]) => slot.type === type)?.[0];

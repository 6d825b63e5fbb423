import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { SeenOrder, SlotValue, Topic } from '../state.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { flowFor, stepById } from './flow-book.ts';
import { shopNumberIn } from './order-number.ts';
import { NO_LOOKUP } from './order-slot.ts';
import { readChoice } from './read-choice.ts';
import { without } from './read-contact.ts';
import { namedLines, readLines } from './read-lines.ts';
import { orderWith } from './read-order.ts';
import { looksLikeAddress } from './read-plain.ts';
import { wordedOptions } from './read-slot.ts';
import { changeTopic, fillSlot, isActing, linesOf, seenOrderOf, stopSearch } from './topic.ts';
import type { Turn } from './turn.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { numberIn } from './words/ordinals.ts';
import { isCorrecting, isQuestion, meansOther, saysWrong } from './words/phrases.ts';

/**
 * Takes another value for a slot that was filled before, and goes back to where it was asked for: another order number, or
 * with a word of correction another order, line or option. False when the message corrects nothing. What is on its way to
 * the backend is not corrected.
 */
export function correct(draft: Draft, topic: Topic, flow: Flow, turn: Turn): boolean {
  if (isActing(draft.state, topic)) return false;
  const number = shopNumberIn(draft, turn.reading);
  const before = orderIn(topic);
  if (number && before && orderKey(number) !== orderKey(before)) {
    if (isOtherWish(draft, flow, turn)) return false;
    changeOrder(draft, topic, flow, number);
    return true;
  }
  if (correctPlain(draft, topic, flow, turn)) return true;
  if (!isCorrecting(turn.text)) return false;
  const meant = affirmedTurn(turn);
  return (
    correctLines(draft, topic, flow, meant, turn.text) ||
    correctChoice(draft, topic, flow, meant) ||
    correctOrder(draft, topic, flow, turn)
  );
}

/** Whether a message names another order than the topic's, and wishes for something else with it. */
export function namesOtherOrder(draft: Draft, topic: Topic, turn: Turn): boolean {
  const number = shopNumberIn(draft, turn.reading);
  const before = orderIn(topic);
  return number !== null && before !== null && orderKey(number) !== orderKey(before);
}

/** Words beside a number that make it a wish, and that make it a tale, whatever it was read as. */
const WISH_WORDS = 3;
const TALE_WORDS = 5;

/** "And where is FR…?" while an address is changed: surely another wish, with an order of its own. */
function isOtherWish(draft: Draft, flow: Flow, { text, reading }: Turn): boolean {
  const other = flowFor(draft.book, text, reading);
  if (other?.id === flow.id || (isCorrecting(text) && !other) || saysWrong(text)) return false;
  const words = wordCount(foldWords(without(text, reading.entities, new Set(['order-number']))));
  return words >= (other ? WISH_WORDS : TALE_WORDS);
}

/** Another e-mail, phone or date than the one given; a number or address where the message says that it was wrong. */
function correctPlain(draft: Draft, topic: Topic, flow: Flow, turn: Turn): boolean {
  if (isQuestion(turn.text)) return false;
  for (const [name, value] of Object.entries(topic.slots)) {
    const given = otherValue(flow, value, turn);
    if (given === null) continue;
    because(draft, `flow ${flow.id}: ${name} corrected`);
    if (given === 'ask') clear(draft, topic, flow, name);
    else goBackTo(draft, fillSlot(draft, topic, name, given), flow, name);
    return true;
  }
  return false;
}

/** What comes before what is meant. */
const BEFORE =
  /^(?:(?:no|nope|not|wait|sorry|actually|oops|i mean|it's|it is|please|change (?:it|that) to|make (?:it|that))\b|不对|不是|错了|等等|等一下|等下|地址|写错了|说错了|应该是|是|改成|改为|换成|[\s,，.。!！:：])+/iu;

function otherValue(flow: Flow, value: SlotValue, { text, reading }: Turn): SlotValue | 'ask' | null {
  const isOnly = Object.values(flow.slots).filter(({ type }) => type === value.type).length === 1;
  if (!isOnly) return null;
  switch (value.type) {
    case 'email':
    case 'phone':
    case 'date': {
      const found = reading.entities.findLast(({ type }) => type === value.type);
      return found && found.value !== value.value ? { type: value.type, value: found.value } : null;
    }
    case 'number': {
      const number = saysChange(text) ? numberIn(text) : null;
      return number === null || number === value.value ? null : { type: 'number', value: number };
    }
    case 'address': {
      if (!saysChange(text)) return null;
      const rest = text.trim().replace(BEFORE, '').trim();
      if (!looksLikeAddress(rest) || rest === value.value) return null;
      // A part of an address alone is no address.
      return rest.length >= WHOLE_ADDRESS || /[路街道巷弄]/u.test(rest) ? { type: 'address', value: rest } : 'ask';
    }
    default:
      return null;
  }
}

/** Letters of a whole address. */
const WHOLE_ADDRESS = 16;

const saysChange = (text: string): boolean =>
  isCorrecting(text) || /^(?:no|wait|actually)\b|^(?:不|等)/iu.test(text.trim());

/** Beyond this many words lines are corrected by their names alone. */
const TALE_LINES = 8;

function correctLines(draft: Draft, topic: Topic, flow: Flow, turn: Turn, whole: string): boolean {
  const order = seenOrderOf(draft.state, topic.slots)?.order;
  const [slot, value] = Object.entries(topic.slots).find((entry) => entry[1].type === 'lines') ?? [];
  if (!order || !slot || value?.type !== 'lines') return false;
  const chosen = new Set(value.lines.map(({ lineId }) => lineId));
  const rest = order.lines.flatMap(({ id }, index) => (chosen.has(id) ? [] : [index]));
  // "Both of us feel sick" means no lines.
  const read = wordCount(foldWords(turn.text)) > TALE_LINES ? namedLines : readLines;
  const named = read(draft.book, turn.text, turn.reading.entities, order);
  const other = rest.length === 1 && meansOther(whole) ? linesOf(order, rest) : null;
  const lines = other ?? named;
  if (!lines) {
    if (!meansOther(whole) || rest.length < 2) return false;
    clear(draft, topic, flow, slot);
    return true;
  }
  because(draft, `flow ${flow.id}: ${slot} corrected`);
  goBackTo(draft, fillSlot(draft, topic, slot, lines), flow, slot);
  return true;
}

function correctChoice(draft: Draft, topic: Topic, flow: Flow, turn: Turn): boolean {
  for (const [name, value] of Object.entries(topic.slots)) {
    if (value.type !== 'choice') continue;
    const others = wordedOptions(draft, topic, flow, name).filter(({ id }) => id !== value.option);
    const option = readChoice(turn.text, others, false);
    if (option === null) continue;
    because(draft, `flow ${flow.id}: ${name} corrected to ${option}`);
    goBackTo(draft, fillSlot(draft, topic, name, { type: 'choice', option }), flow, name);
    return true;
  }
  return false;
}

/** "The other order": the only other one that is known, or the one that has what is named; else it is asked for. */
function correctOrder(draft: Draft, topic: Topic, flow: Flow, turn: Turn): boolean {
  const before = orderIn(topic);
  if (!before) return false;
  const others = Object.values(draft.state.orders).filter(({ order }) => orderKey(order.number) !== orderKey(before));
  const isAboutOrder = /单|订单|order/iu.test(turn.text);
  const meant: SeenOrder | null =
    orderWith(draft.book, turn.text, others) ??
    (meansOther(turn.text) && others.length === 1 ? (others[0] ?? null) : null);
  if (meant) {
    changeOrder(draft, topic, flow, meant.order.number);
    return true;
  }
  if (!isAboutOrder && !meansOther(turn.text)) return false;
  changeOrder(draft, topic, flow, null);
  return true;
}

/** Forgets the order and the lines that were of it. Null asks which is meant. */
function changeOrder(draft: Draft, topic: Topic, flow: Flow, number: string | null): void {
  because(draft, `flow ${flow.id}: order corrected${number ? ` to ${number}` : ''}`);
  const slot = Object.entries(topic.slots).find(([, value]) => value.type === 'order')?.[0];
  stopSearch(draft, topic);
  const kept = Object.entries(topic.slots).filter(([, { type }]) => type !== 'order' && type !== 'lines');
  const changed = changeTopic(draft, topic, {
    slots: Object.fromEntries(kept),
    lookup: { ...NO_LOOKUP, number, asking: number ? null : 'number' },
    said: '',
  });
  if (slot) goBackTo(draft, changed, flow, slot);
}

function clear(draft: Draft, topic: Topic, flow: Flow, slot: string): void {
  const { [slot]: _, ...slots } = topic.slots;
  goBackTo(draft, changeTopic(draft, topic, { slots, said: '' }), flow, slot);
}

/** Goes back to the step that asks for a slot, so that everything after it is judged anew. */
function goBackTo(draft: Draft, topic: Topic, flow: Flow, slot: string): void {
  const at = flow.steps.find((step) => 'collect' in step && step.collect === slot);
  const step = at ?? stepById(flow, topic.step);
  if (step) changeTopic(draft, topic, { step: step.id, asking: null, tries: 0 });
}

const orderIn = (topic: Topic): string | null => {
  const value = Object.values(topic.slots).find(({ type }) => type === 'order');
  return value?.type === 'order' ? value.number : (topic.lookup?.number ?? null);
};

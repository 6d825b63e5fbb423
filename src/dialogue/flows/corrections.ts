import { orderKey } from '#commerce/order-key.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { changeOrder, correctOrder, orderIn } from './correct-order.ts';
import { correctText, correctValue } from './correct-value.ts';
import { flowFor } from './flow-book.ts';
import { clearSlot, goBackTo } from './go-back-to.ts';
import { shopNumberIn } from './order-number.ts';
import { readChoice } from './read-choice.ts';
import { without } from './read-contact.ts';
import { namedLines, readLines } from './read-lines.ts';
import { wordedOptions } from './read-slot.ts';
import { fillSlot, isActing, linesOf, seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { exceptionIn } from './words/ordinals.ts';
import { isCorrecting, meansOther, meansOtherOrder, saysWrong } from './words/phrases.ts';

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
  if (correctValue(draft, topic, flow, turn)) return true;
  if (!isCorrecting(turn.text)) return leaveOut(draft, topic, flow, turn.text);
  const meant = affirmedTurn(turn);
  // "Not this order, the other one" is not about its goods.
  if (meansOtherOrder(turn.text) && correctOrder(draft, topic, flow, meant, turn.text)) return true;
  return (
    correctLines(draft, topic, flow, meant, turn.text) ||
    correctChoice(draft, topic, flow, meant) ||
    correctText(draft, topic, flow, turn) ||
    correctOrder(draft, topic, flow, meant, turn.text)
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
    clearSlot(draft, topic, flow, slot);
    return true;
  }
  because(draft, `flow ${flow.id}: ${slot} corrected`);
  goBackTo(draft, fillSlot(draft, topic, slot, lines), flow, slot);
  return true;
}

/** "But not the tofu": of the lines chosen some are left out. */
function leaveOut(draft: Draft, topic: Topic, flow: Flow, text: string): boolean {
  const except = exceptionIn(text);
  const order = seenOrderOf(draft.state, topic.slots)?.order;
  const [slot, value] = Object.entries(topic.slots).find((entry) => entry[1].type === 'lines') ?? [];
  if (except === null || !order || !slot || value?.type !== 'lines') return false;
  const out = new Set(namedLines(draft.book, except, [], order)?.lines.map(({ lineId }) => lineId));
  const lines = value.lines.filter(({ lineId }) => !out.has(lineId));
  if (lines.length === 0 || lines.length === value.lines.length) return false;
  because(draft, `flow ${flow.id}: ${slot} corrected`);
  goBackTo(draft, fillSlot(draft, topic, slot, { type: 'lines', lines }), flow, slot);
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

import type { Flow } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { namesOtherOrder } from './corrections.ts';
import { flowFor, flowOf } from './flow-book.ts';
import { isFree, type Rule } from './hear-answer.ts';
import { SHORT_WORDS } from './hear-more.ts';
import { shopNumberIn } from './order-number.ts';
import { namedLines } from './read-lines.ts';
import { looksLikeAddress } from './read-plain.ts';
import { startFlow } from './start-flow.ts';
import { seenOrderOf } from './topic.ts';
import type { Turn } from './turn.ts';
import { foldWords, wordCount } from './words/fold.ts';
import { isQuestion, isWish } from './words/phrases.ts';

/** Illness and the like, by the flow's own words, come before everything that is asked. */
export const switchToUrgent: Rule = (draft, topic, flow, turn) => {
  const urgent = flowOf(draft.book, turn.text, null) ?? flowFor(draft.book, turn.text, turn.reading);
  if (!urgent?.urgent || urgent.id === flow.id || flow.urgent || isName(draft, topic, turn)) return false;
  startFlow(draft, urgent, turn);
  return true;
};

/** Free text may tell anything: there only a question or a wish starts another flow. */
export const switchTopic: Rule = (draft, topic, flow, turn) => {
  const other = flowFor(draft.book, turn.text, turn.reading);
  if (!other || other.id === flow.id) return false;
  const isPlain = isQuestion(turn.text) || isWish(turn.text) || wantsOtherOrder(draft, topic, other, turn);
  const isTold = isFree(flow, topic) && !isSureElsewhere(flow, topic, turn);
  if (!isPlain && !namesOtherOrder(draft, topic, turn) && (isTold || isName(draft, topic, turn))) return false;
  startFlow(draft, other, turn);
  return true;
};

/** "Look up FR… for me" while a text is asked that no order number could be. */
function wantsOtherOrder(draft: Draft, topic: Topic, { slots }: Flow, { reading }: Turn): boolean {
  const isSure = reading.confidence >= bandsOf(draft.book).answer;
  const hasOrder = topic.lookup !== null || Object.values(topic.slots).some(({ type }) => type === 'order');
  const isAboutOrder = Object.values(slots).some(({ type }) => type === 'order');
  return isSure && !hasOrder && isAboutOrder && shopNumberIn(draft, reading) !== null;
}

/** A few words that name a thing of the order, and whatever a reader makes of so little. */
function isName({ state, book }: Draft, topic: Topic, { text, reading }: Turn): boolean {
  const order = seenOrderOf(state, topic.slots)?.order;
  const isShort = wordCount(foldWords(text)) <= SHORT_WORDS;
  return isShort && order !== undefined && namedLines(book, text, reading.entities, order) !== null;
}

/** A wish that no address is: "add a box of strawberries". */
const isSureElsewhere = (flow: Flow, { asking }: Topic, { text }: Turn): boolean =>
  asking !== null && flow.slots[asking]?.type === 'address' && !looksLikeAddress(text);

import type { Flow } from '#knowledge/flow-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { isOnlyDetails } from '../details.ts';
import { because, type Draft } from '../draft.ts';
import { flowFor, flowOf, trackFlow } from '../flows/flow-book.ts';
import type { Turn } from '../flows/turn.ts';
import { isQuestion } from '../flows/words/phrases.ts';
import { ORDER_INTENTS } from '../order-intents.ts';
import { bandsOf, policyOf } from '../policy.ts';

/** The flow that a message asks for: by what was read, by what comes with an order number, or by what was found. */
export function wantedFlow(draft: Draft, turn: Turn): Flow | null {
  const { book } = draft;
  const { text, reading, hits } = turn;
  const flow = flowFor(book, text, reading) ?? flowOfNumber(draft, turn);
  if (flow) return flow;
  const asks = hits[0]?.intent;
  const isFound = (hits[0]?.confidence ?? 0) >= policyOf(book).bands.answer;
  if (asks === undefined || !isFound) return null;
  // "I was charged twice" tells of one's own trouble: there the flow helps, and a question the entry.
  const isTold = OWN.test(text) && !isQuestion(text);
  return ORDER_INTENTS.has(asks) || isTold ? flowOf(book, text, asks) : null;
}

/** A wish is plainly ahead from this confidence on, where the next is at most half as probable. */
const PLAIN = 0.35;

/**
 * The flow that is meant by an order number and what comes with it: the wish that is plainly ahead, else tracking, but for
 * where the message may mean something else. The number is the shop's own, so that the message is within its scope.
 */
function flowOfNumber(draft: Draft, { text, reading, hits }: Turn): Flow | null {
  const { book } = draft;
  const { bands, clarify } = policyOf(book);
  if (!reading.entities.some(({ type }) => type === 'order-number')) return null;
  because(draft, 'an order number was given');
  if (isOnlyDetails(text, reading.entities)) return trackFlow(book);
  const top = hits[0];
  if (top && top.confidence >= bands.answer && !ORDER_INTENTS.has(reading.intent)) {
    return top.intent === undefined ? null : flowOf(book, text, top.intent);
  }
  const likely = reading.candidates.flatMap(({ intent, confidence }) => {
    const flow = confidence >= clarify.minConfidence ? flowOf(book, text, intent) : null;
    return flow ? [{ flow, confidence }] : [];
  });
  const [first] = likely;
  if (!first) return trackFlow(book);
  const second = likely.find(({ flow }) => flow.id !== first.flow.id)?.confidence ?? 0;
  return first.confidence >= PLAIN && first.confidence >= 2 * second ? first.flow : null;
}

/** What answers a question in general, though the reader took it for a wish: found more surely, and about no own order. */
export function generalAnswer(draft: Draft, { text, reading, hits }: Turn, flow: Flow): SearchHit | null {
  const [top] = hits;
  if (!top || top.confidence < Math.max(bandsOf(draft.book).answer, reading.confidence)) return null;
  const isSame = flow.starts.some(({ intent, words }) => intent === top.intent || (words && intent === undefined));
  const isOwn = OWN.test(text) || reading.entities.some(({ type }) => type === 'order-number');
  return isSame || isOwn || !isQuestion(text) ? null : top;
}

/** Speaks of the shopper's own case. */
const OWN = /我|俺|咱|\b(?:i|my|mine|me|we|our|us)\b/iu;

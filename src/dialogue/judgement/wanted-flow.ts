import type { Flow } from '#knowledge/flow-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { isOnlyDetails } from '../details.ts';
import { because, type Draft } from '../draft.ts';
import { flowFor, flowOf, trackFlow } from '../flows/flow-book.ts';
import type { Turn } from '../flows/turn.ts';
import { foldWords, wordCount } from '../flows/words/fold.ts';
import { isQuestion } from '../flows/words/phrases.ts';
import { ORDER_INTENTS } from '../order-intents.ts';
import { bandsOf, policyOf } from '../policy.ts';
import { flowMeaning, isExcluded } from './misread.ts';

/** The flow that a message asks for: by what was read, by what comes with an order number, or by what was found. */
export function wantedFlow(draft: Draft, turn: Turn): Flow | null {
  const flow = flowMeant(draft, turn);
  return flow && isExcluded(draft, turn.text, flowMeaning(flow)) ? null : flow;
}

function flowMeant(draft: Draft, turn: Turn): Flow | null {
  const { book } = draft;
  const { text, reading, hits } = turn;
  const { bands } = policyOf(book);
  const flow = flowFor(book, text, reading) ?? flowOfNumber(draft, turn);
  if (flow) return isTooLittle(draft, turn, flow) ? null : flow;
  const asks = hits[0]?.intent;
  const isFound = (hits[0]?.confidence ?? 0) >= bands.answer;
  if (asks === undefined || !isFound) return null;
  // "I was charged twice", "the pump is stuck" tell of one's own trouble: there the flow helps, and a question the entry.
  const isRead = reading.candidates.slice(0, 2).some(({ intent }) => intent === asks);
  const isTold = (OWN.test(text) || isRead) && !isQuestion(text);
  if (!ORDER_INTENTS.has(asks) && !isTold) return null;
  // What was read nearly surely is nearer to it than what was found.
  const read = reading.confidence >= bands.clarify ? flowOf(book, text, reading.intent) : null;
  return read ?? flowOf(book, text, asks);
}

/** A single word ("cool") starts nothing by a reader's guess alone: so short a message is read too surely. */
const ONE_WORD_SURE = 0.9;

function isTooLittle({ book }: Draft, { text, reading }: Turn, flow: Flow): boolean {
  if (wordCount(foldWords(text)) > 1 || reading.confidence >= ONE_WORD_SURE) return false;
  return reading.entities.length === 0 && flowOf(book, text, null)?.id !== flow.id;
}

/** A wish is plainly ahead from this confidence on, where the next is at most half as probable. */
const PLAIN = 0.35;
/** The best entry counts as a second opinion from this confidence on. */
const FOUND_TOO = 0.25;

/**
 * The flow that is meant by an order number and what comes with it: the wish that is plainly ahead, else tracking, but for
 * where the message may mean something else.
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
  // The number is the shop's own, so the message is within its scope: the others share what was read as being beyond it.
  const outside = reading.candidates.find(({ intent }) => intent === 'oos')?.confidence ?? 0;
  const within = Math.max(1 - outside, clarify.minConfidence);
  const likely = reading.candidates.flatMap(({ intent, confidence }) => {
    const flow = intent !== 'oos' && confidence / within >= clarify.minConfidence ? flowOf(book, text, intent) : null;
    return flow ? [{ flow, intent, confidence: confidence / within }] : [];
  });
  const [first] = likely;
  if (!first) return trackFlow(book);
  // The search says the same.
  const isFoundToo = top?.intent === first.intent && top.confidence >= FOUND_TOO;
  const second = likely.find(({ flow }) => flow.id !== first.flow.id)?.confidence ?? 0;
  const isAhead = first.confidence >= 2 * second || (isFoundToo && first.confidence > second);
  return first.confidence >= PLAIN && isAhead ? first.flow : null;
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

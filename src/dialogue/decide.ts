import type { Flow } from '#knowledge/flow-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { because, type Draft } from './draft.ts';
import { flowOf, trackFlow } from './flows/flow-book.ts';
import type { Turn } from './flows/turn.ts';
import { groupOf, type IntentGroup } from './intent-groups.ts';
import { confusable, flowTitle, isAbout, type Meaning } from './judgement/confusable.ts';
import { flowMeaning, rejected } from './judgement/misread.ts';
import { productAsked } from './judgement/product-asked.ts';
import { generalAnswer, wantedFlow } from './judgement/wanted-flow.ts';
import { memoryOf } from './memory.ts';
import { policyOf } from './policy.ts';

/** What to do with a message that no topic took. */
export type Decision =
  | { kind: 'flow'; flow: Flow }
  | { kind: 'small-talk'; script: SmallTalkScript }
  /** `flow`: what can be done about it, beside the answer. */
  | { kind: 'answer'; hit: SearchHit; flow: Flow | null }
  | { kind: 'product'; sku: string }
  | { kind: 'clarify'; meanings: Meaning[] }
  | { kind: 'out-of-scope' }
  | { kind: 'preset'; group: IntentGroup };

type SmallTalkScript = 'greet' | 'thanks' | 'bye' | 'bot' | 'affirm' | 'deny' | 'praise';

const SMALL_TALK: Readonly<Record<string, SmallTalkScript>> = {
  'chat.greet': 'greet',
  'chat.thanks': 'thanks',
  'chat.bye': 'bye',
  'chat.bot': 'bot',
  'chat.affirm': 'affirm',
  'chat.deny': 'deny',
  'feedback.praise': 'praise',
};

/** Less sure than this, several kinds of small talk together are none: nonsense reads so. */
const HALF = 0.5;

/** So probable must be what is offered to who was not understood twice. */
const SECOND_TRY = 0.25;

/** Whether a message has a word of crisis of the pack in it. */
export function crisisWordIn(draft: Draft, text: string): string | null {
  const folded = text.normalize('NFKC').toLowerCase();
  return policyOf(draft.book).crisisWords.find((word) => folded.includes(word.toLowerCase())) ?? null;
}

/**
 * Bands of DESIGN.md section 6 over two sources: what the reader takes the message for, and how sure the search is that
 * an entry answers it. Notes the figures that decided.
 */
export function decide(draft: Draft, turn: Turn): Decision {
  const { reading, hits } = turn;
  const { book } = draft;
  const { bands, clarify } = policyOf(book);
  const top = hits[0];
  const found = top?.confidence ?? 0;
  const isSure = reading.confidence >= bands.answer;
  because(draft, `intent ${reading.intent} ${figure(reading.confidence, bands.answer)} (${reading.tier})`);
  if (top) because(draft, `found ${top.id} ${figure(found, bands.answer)}`);

  const flow = wantedFlow(draft, turn);
  const general = flow && generalAnswer(draft, turn, flow);
  if (general) return { kind: 'answer', hit: general, flow };
  if (flow) return { kind: 'flow', flow };

  const script = SMALL_TALK[reading.intent];
  // "Thanks, I'm very happy" is thanks and praise: together they are surely small talk.
  const social = reading.candidates.reduce((sum, each) => sum + (SMALL_TALK[each.intent] ? each.confidence : 0), 0);
  // Between topics there is little that a half-sure word of thanks could be mistaken for.
  const isFree = draft.state.topics.length === 0 && reading.confidence >= bands.clarify;
  // So is a cheer, though it is neither thanks nor praise alone.
  const isCheer = memoryOf(draft.state).mood === 'satisfied' && reading.confidence >= bands.answer / 2;
  if (
    script &&
    (isSure || isFree || (social >= bands.answer && (reading.confidence >= HALF || isCheer))) &&
    found < Math.max(bands.answer, reading.confidence)
  )
    return { kind: 'small-talk', script };

  const product = productAsked(draft, turn);
  if (product)
    return 'hit' in product ? { kind: 'answer', hit: product.hit, flow: null } : { kind: 'product', ...product };

  if (top && found >= bands.answer) {
    return { kind: 'answer', hit: top, flow: flowBeside(draft, turn, top) };
  }
  const [first, second] = reading.candidates.filter(({ intent }) => intent !== 'oos' && groupOf(intent) !== 'chat');
  const together = (first?.confidence ?? 0) + (second?.confidence ?? 0);
  const meanings = confusable(draft, turn);
  // What was read nearly surely is worth a question only where there is something about it.
  const isNear =
    reading.confidence >= bands.clarify &&
    meanings.some((meaning) => 'flow' in meaning || isAbout(meaning.hit, reading.intent));
  if (isNear || (found >= bands.clarify && meanings.length > 0)) return { kind: 'clarify', meanings };
  const hasNumber = reading.entities.some(({ type }) => type === 'order-number');
  if (hasNumber) {
    // With an order's number nobody asks for a product.
    const about = meanings.filter((meaning) => 'flow' in meaning || !meaning.hit.product);
    if (about.length > 0) return { kind: 'clarify', meanings: withTracking(draft, about) };
  }
  if (together >= clarify.together && meanings.length > 1) {
    because(draft, `two readings together ${figure(together, clarify.together)}`);
    return { kind: 'clarify', meanings };
  }
  if (reading.intent === 'oos' && isSure) return { kind: 'out-of-scope' };
  // Not understood a second time: better the nearest things than the same regrets.
  const near = meanings.filter(({ confidence }) => confidence >= SECOND_TRY);
  if (draft.state.unrecognisedInRow > 0 && near.length > 0) return { kind: 'clarify', meanings: near };
  return { kind: 'preset', group: nearestGroup(draft, turn) };
}

/** What can be done about what an entry tells, unless the shopper has just said that it is not meant. */
function flowBeside(draft: Draft, { text }: Turn, { intent }: SearchHit): Flow | null {
  const flow = intent === undefined ? null : flowOf(draft.book, text, intent);
  return flow && !rejected(draft).has(flowMeaning(flow)) ? flow : null;
}

/** Who gives an order's number may also just want to see the order. */
function withTracking(draft: Draft, meanings: readonly Meaning[]): Meaning[] {
  const flow = trackFlow(draft.book);
  const title = flowTitle(draft, flow);
  if (title === null || meanings.some((meaning) => 'flow' in meaning && meaning.flow.id === flow.id))
    return [...meanings];
  return [...meanings.slice(0, policyOf(draft.book).clarify.choices - 1), { flow, title, confidence: 0 }];
}

/** Group of the most probable intent, which words the emergency answer; `none` where nothing is probable enough. */
function nearestGroup(draft: Draft, { reading }: Turn): IntentGroup {
  const { minConfidence } = policyOf(draft.book).emergency;
  const nearest = reading.candidates.find(({ intent }) => intent !== 'oos' && groupOf(intent) !== 'chat');
  if (!nearest || nearest.confidence < minConfidence) return 'none';
  because(draft, `nearest intent ${nearest.intent} ${figure(nearest.confidence, minConfidence)}`);
  return groupOf(nearest.intent);
}

/** A figure beside the threshold that it was held against. */
export const figure = (value: number, threshold: number): string =>
  `${value.toFixed(2)} ${value >= threshold ? '≥' : '<'} ${threshold.toFixed(2)}`;

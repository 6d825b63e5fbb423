import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Emotion, Reading } from '#nlu/reading.ts';
import { ORDER_INTENTS } from './order-lookup.ts';
import type { Playbook } from './playbook.ts';

/** What to do with a message that no flow took. */
export type Decision =
  | { kind: 'person' }
  | { kind: 'crisis' }
  | { kind: 'order' }
  | { kind: 'small-talk'; script: SmallTalkScript }
  | { kind: 'answer'; hit: SearchHit }
  | { kind: 'clarify'; hits: SearchHit[]; order: boolean }
  | { kind: 'out-of-scope' }
  | { kind: 'preset' };

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

const CLARIFY_CHOICES = 3;

export const bandsOf = (book: Playbook | null): Playbook['rules']['bands'] =>
  book?.rules.bands ?? { answer: 0.7, clarify: 0.6 };

/**
 * Bands of DESIGN.md section 6 over two sources: what the reader takes the message for, and how sure the search is that
 * an entry answers it. A wish for a person or for an order is acted on; everything else is answered from the pack.
 */
export function decide(text: string, reading: Reading, hits: readonly SearchHit[], book: Playbook | null): Decision {
  const bands = bandsOf(book);
  const folded = text.normalize('NFKC').toLowerCase();
  if (book?.rules.crisisWords.some((word) => folded.includes(word.toLowerCase()))) return { kind: 'crisis' };

  const top = hits[0];
  const sure = reading.confidence >= bands.answer;
  if (reading.intent === 'human.agent' && sure) return { kind: 'person' };

  const givesNumber = reading.entities.some(({ type }) => type === 'order-number');
  const meansOrder = ORDER_INTENTS.has(reading.intent);
  if (meansOrder && (sure || givesNumber)) return { kind: 'order' };
  if (givesNumber && (!top || top.confidence < bands.answer)) return { kind: 'order' };
  if (top?.intent && ORDER_INTENTS.has(top.intent) && top.confidence >= bands.answer) return { kind: 'order' };

  const script = SMALL_TALK[reading.intent];
  if (script && sure && (!top || top.confidence < Math.max(bands.answer, reading.confidence))) {
    return { kind: 'small-talk', script };
  }
  if (top && top.confidence >= bands.answer) return { kind: 'answer', hit: top };
  const maybeOrder = meansOrder && reading.confidence >= bands.clarify;
  // The reader knows what it is about, though the search is not sure which entry says it.
  const aboutIt = sure ? hits.filter(({ intent }) => intent === reading.intent) : [];
  if (maybeOrder || aboutIt.length > 0 || (top && top.confidence >= bands.clarify)) {
    const offered = top && top.confidence < bands.clarify && aboutIt.length > 0 ? aboutIt : hits;
    return { kind: 'clarify', hits: offered.slice(0, CLARIFY_CHOICES - (maybeOrder ? 1 : 0)), order: maybeOrder };
  }
  if (reading.intent === 'oos' && sure) return { kind: 'out-of-scope' };
  return { kind: 'preset' };
}

export const isNegative = (emotion: Emotion): boolean => emotion === 'angry' || emotion === 'anxious';

import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';
import { isWithPerson } from './handoff.ts';
import type { Playbook } from './playbook.ts';
import { bandsOf } from './policy.ts';
import type { Citation, ConversationState, MessagePart } from './state.ts';
import type { Step } from './step.ts';

/** The answer that a draft would get from the pack if it were sent now. */
export interface AnswerPreview {
  source: Citation;
  body: Extract<MessagePart, { type: 'rich' | 'product' }>;
}

/** A message that is still being typed, and what was made of it. */
export interface UnderstoodDraft {
  text: string;
  reading: Reading;
  /** Best first. */
  hits: readonly SearchHit[];
}

/** Ids of the two events of a rehearsal: nothing of it is kept, so they meet no others. */
const HEARD = 'preview.said';
const UNDERSTOOD = 'preview.understood';

/**
 * Rehearses the turn: the conversation's own step says what it would answer, and that alone can be offered. Null where
 * it would not give an entry of the pack (an order, small talk, a question back, a person) or where the search is less
 * sure than the pack's rules ask: `bands.preview`, or `bands.answer` where they have none.
 */
export function previewAnswer(
  { text, reading, hits }: UnderstoodDraft,
  state: ConversationState,
  step: Step,
  book: Playbook,
): AnswerPreview | null {
  if (isWithPerson(state)) return null;
  // Only the entry itself is offered: nobody waits for its wording while they type.
  const { generator: _, ...unworded } = state;
  const [heard] = step(unworded, { type: 'said', id: HEARD, at: 0, text });
  const [answered] = step(heard, {
    type: 'understood',
    id: UNDERSTOOD,
    at: 0,
    turnId: HEARD,
    reading,
    hits: [...hits],
  });
  const reply = answered.messages
    .slice(heard.messages.length)
    .find((message) => message.role === 'assistant' && message.reason === 'answer');
  if (reply?.role !== 'assistant') return null;
  const [source] = reply.citations;
  const body = reply.parts.find((part) => part.type === 'rich' || part.type === 'product');
  const confidence = hits.find(({ id }) => id === source?.id)?.confidence ?? 0;
  const bands = bandsOf(book);
  if (!source || !body || confidence < (bands.preview ?? bands.answer)) return null;
  return { source, body };
}

import type { SearchHit } from '#knowledge/search-hit.ts';
import type { GeneratorTask } from '#llm/tasks.ts';
import type { Entity, Reading } from '#nlu/reading.ts';
import { isActedOn } from '../flows/may-need-flow.ts';
import { groupOf } from '../intent-groups.ts';
import type { Playbook } from '../playbook.ts';
import type { ConversationState } from '../state.ts';
import { maskFor } from './asking.ts';
import { pointsBack } from './leans-back.ts';
import { saidTurns } from './summary.ts';

interface Understood {
  reading: Reading;
  hits: SearchHit[];
}

type Bands = Playbook['rules']['bands'];

/** Newest turns that a follow-up may lean on. */
const TURNS = 4;

/** What a generator is asked to make of a follow-up; `turnId` is its own. */
export function standAloneTask(
  state: ConversationState,
  turnId: string,
  text: string,
): Extract<GeneratorTask, { use: 'stand-alone' }> {
  const here = state.messages.findIndex(({ id }) => id === turnId);
  const messages = here < 0 ? state.messages : state.messages.slice(0, here);
  const turns = saidTurns({ ...state, messages }).slice(-TURNS);
  return { use: 'stand-alone', locale: state.replyLocale, turns, followUp: maskFor(state)(text) };
}

/**
 * Whether a message was understood so well that nothing said before it can make it clearer. Half a question ("and for
 * bread?") is not, however sure its reading: only a wish for a person is.
 */
export function isClear(text: string, { reading, hits: [found] }: Understood, { answer }: Bands): boolean {
  if (reading.confidence >= answer && reading.intent === 'human.agent') return true;
  if (pointsBack(text)) return false;
  if (found && found.confidence >= answer) return true;
  return reading.confidence >= answer && (groupOf(reading.intent) === 'chat' || isActedOn(reading.intent));
}

/**
 * The better understood of a message and the question it stands for, by confidence; half a question is no better than the
 * whole where that is sure. Of the question's reading only what it
 * asks for is taken: mood, language and numbers are the message's own.
 */
export function betterUnderstood<Own extends Understood>(
  text: string,
  own: Own,
  alone: Understood & { question: string },
  { answer }: Bands,
): Own | (Understood & { standAlone: string }) {
  const isBetter = sureness(alone) > sureness(own) || (pointsBack(text) && sureness(alone) >= answer);
  if (!isBetter) return own;
  const { wishes: _, ...asks } = alone.reading;
  const { emotion, emotionConfidence, language, entities } = own.reading;
  const named = alone.reading.entities.filter(
    ({ type, value }) => PRODUCTS.has(type) && !entities.some((known) => known.type === type && known.value === value),
  );
  const reading = {
    ...asks,
    ...{ emotion, emotionConfidence, language },
    // They stand nowhere in the message itself.
    entities: [...entities, ...named.map((entity) => ({ ...entity, start: text.length, end: text.length }))],
  };
  return { reading, hits: alone.hits, standAlone: alone.question };
}

const PRODUCTS: ReadonlySet<Entity['type']> = new Set(['product', 'sku']);

const sureness = ({ reading, hits: [found] }: Understood): number =>
  Math.max(
    found?.confidence ?? 0,
    groupOf(reading.intent) === 'chat' ? 0 : reading.intent === 'oos' ? 0 : reading.confidence,
  );

import type { ActionDecision } from '#commerce/action.ts';
import type { Order } from '#commerce/order.ts';
import type { Locale } from '#core/locale.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { ConversationEvent } from '#dialogue/event.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState, Topic } from '#dialogue/state.ts';
import { createStep } from '#dialogue/step.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Emotion, Reading } from '#nlu/reading.ts';

/** What a shopper and a backend do in one walk through a flow. */
export interface Walk {
  book: Playbook;
  flow: Flow;
  locale: Locale;
  mood: Emotion;
  order: Order;
  /** Epoch ms at which it begins. */
  now: number;
  /** Picks one of so many answers at each question. */
  pick: (count: number) => number;
  decide: (effect: Extract<Effect, { type: 'act' | 'open-ticket' }>) => ActionDecision;
}

type Body<T> = T extends { id: string; at: number } ? Omit<T, 'id' | 'at'> : never;

/** Most messages of one walk; a flow that needs more has no end. */
const MOST_TURNS = 40;

/**
 * Walks through a flow from its start until no topic is open, answering whatever is asked and going on without a person
 * where one is called. Gives the last state.
 */
export function walkFlow(walk: Walk): ConversationState {
  const { book, flow, locale, mood, order, pick, decide } = walk;
  const step = createStep(book);
  let state: ConversationState | null = null;
  const waiting: Effect[] = [];
  let count = 0;
  const send = (body: Body<ConversationEvent>): string => {
    count += 1;
    const event = { ...body, id: `e${count}`, at: walk.now + count * 1000 } as ConversationEvent;
    const [next, effects] = step(state, event);
    state = next;
    waiting.push(...effects);
    return event.id;
  };
  const say = (text: string, intent: string, confidence: number, entities: Reading['entities'] = []): void => {
    const turnId = send({ type: 'said', text });
    const reading: Reading = {
      intent,
      confidence,
      band: confidence >= 0.7 ? 'answer' : 'preset',
      candidates: [{ intent, confidence }],
      emotion: mood,
      emotionConfidence: 0.9,
      language: locale,
      entities,
      tier: 'nano',
    };
    send({ type: 'understood', turnId, reading, hits: [] });
  };
  send({ type: 'started', conversationId: 'walk', locale, online: true, pageUrl: null });
  const number = entityOf('order-number', order.number);
  const mail = entityOf('email', 'lin@example.com');
  const [start] = flow.starts;
  say(start?.words?.[0] ?? flow.id, start?.intent ?? 'oos', start?.intent ? 0.95 : 0.3, [number, mail]);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const current = state as ConversationState | null;
    const effect = waiting.shift();
    if (effect) {
      if (effect.type === 'look-up-order' || effect.type === 'refresh-order' || effect.type === 'list-orders') {
        send({ type: 'order-found', turnId: effect.turnId, order, token: { value: 't', expiresAtMs: Infinity } });
      } else if (effect.type === 'consult') send({ type: 'consulted', turnId: effect.turnId, finding: null });
      else if (effect.type === 'find-entry') send({ type: 'entry-opened', turnId: effect.turnId, hit: null });
      else if (effect.type === 'act' || effect.type === 'open-ticket') {
        send({ type: 'decided', key: effect.key, decision: decide(effect) });
      }
      continue;
    }
    const topic = current?.topics.at(-1);
    if (!current || !topic) break;
    if (current.handoff?.phase === 'drafted') {
      send({ type: 'packet-declined' });
      continue;
    }
    const slot = askedSlot(book, topic);
    if (slot?.type === 'order') {
      say(order.number, 'oos', 0.3, [number, mail]);
      continue;
    }
    const answer = answerTo(book, topic, order, current, pick);
    if (answer === 'photo')
      send({ type: 'photo-added', photo: { id: `p${count}`, mediaType: 'image/webp', sizeBytes: 9 } });
    else say(answer, 'oos', 0.3);
  }
  if (!state) throw new Error('nothing happened');
  return state;
}

function askedSlot(book: Playbook, topic: Topic): Flow['slots'][string] | undefined {
  const flow = book.flows.find(({ id }) => id === topic.flow);
  const step = flow?.steps.find(({ id }) => id === topic.step);
  return step && 'collect' in step ? flow?.slots[step.collect] : undefined;
}

function answerTo(
  book: Playbook,
  topic: Topic,
  order: Order,
  { replyLocale }: ConversationState,
  pick: (count: number) => number,
): string {
  const flow = book.flows.find(({ id }) => id === topic.flow);
  const step = flow?.steps.find(({ id }) => id === topic.step);
  const scripts = book.scripts[replyLocale] ?? {};
  const labelOf = (key: string): string => scripts[key]?.[0] ?? key;
  if (!flow || !step || !('collect' in step)) return labelOf(pick(3) === 0 ? 'choice-no' : 'choice-yes');
  const slot = flow.slots[step.collect];
  switch (slot?.type) {
    case 'choice':
      return labelOf(`flow.${flow.id}.option-${slot.options[pick(slot.options.length)]?.id}`);
    case 'lines':
      return pick(2) === 0 ? labelOf('choice-all') : (order.lines[0]?.title ?? '1');
    case 'photo':
      return pick(2) === 0 ? 'photo' : labelOf('choice-skip');
    case 'number':
      return '1';
    default:
      return '上海市徐汇区漕溪北路 88 号 301';
  }
}

const entityOf = (type: 'order-number' | 'email', value: string) => ({
  type,
  text: value,
  value,
  start: 0,
  end: value.length,
});

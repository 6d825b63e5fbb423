import type { Flow } from '#knowledge/flow-schema.ts';
import { cancelChoice, personChoice } from '../choices.ts';
import type { Draft } from '../draft.ts';
import type { Choice, MessagePart, Topic } from '../state.ts';
import { type ScriptKey, wording } from '../wording.ts';
import { awaitedSlot, stepById } from './flow-book.ts';
import { flowSpoken, flowWording, sayInTopic } from './flow-text.ts';
import { askedOrders, askForOrder, offerOrders } from './order-asked.ts';
import { lineTitle } from './product-names.ts';
import { offeredLines } from './read-slot.ts';
import { isAwaiting, seenOrderOf } from './topic.ts';

/** Failed tries at one question before a person is offered beside it. */
const PERSON_AFTER_TRIES = 2;

/** Why it is asked: the first time, once more after something else, because nothing fitted, or because it will not do. */
export type Manner = 'first' | 'back' | 'again' | 'invalid';

/** Asks what the topic waits to hear; says nothing while it waits for the outside. False when there is no question. */
export function askTopic(draft: Draft, topic: Topic, flow: Flow, manner: Manner): boolean {
  if (isAwaiting(draft.state, topic)) return false;
  const step = stepById(flow, topic.step);
  if (step && 'confirm' in step) {
    const keys = manner === 'again' ? ['confirm-again', step.confirm] : [step.confirm];
    const choices = [...yesAndNo(draft), ...personWhenDue(draft, topic)];
    sayInTopic(
      draft,
      topic,
      `${step.id} asks yes or no${mannerText(topic, manner)}`,
      flowSpoken(draft, topic, ...keys),
      choices,
    );
    return true;
  }
  const slot = awaitedSlot(flow, topic);
  if (!step || slot === null || topic.asking === null) return false;
  const why = `${step.id} asks for ${slot}${mannerText(topic, manner)}`;
  if (flow.slots[slot]?.type === 'order') {
    askOrder(draft, topic, slot, manner, why);
    return true;
  }
  const skip =
    ('optional' in step && step.optional) || flow.slots[slot]?.type === 'photo' ? choiceOf(draft, 'choice-skip') : [];
  sayInTopic(draft, topic, why, slotQuestion(draft, topic, flow, slot, manner), [
    ...optionChoices(draft, topic, flow, slot),
    ...skip,
    ...personWhenDue(draft, topic),
    cancelChoice(draft),
  ]);
  return true;
}

function askOrder(draft: Draft, topic: Topic, slot: string, manner: Manner, why: string): void {
  const offered = askedOrders(draft, topic);
  const isFailed = manner === 'again' || manner === 'invalid';
  const person = isFailed ? personWhenDue(draft, topic) : [];
  if (topic.lookup?.asking === 'number' && offered.length > 1) offerOrders(draft, topic, slot, offered, person);
  else askForOrder(draft, topic, slot, why, isFailed ? person : null);
}

function slotQuestion(draft: Draft, topic: Topic, flow: Flow, slot: string, manner: Manner): MessagePart[] {
  const first = flow.slots[slot]?.type === 'lines' ? [`ask-${slot}`, 'lines-which'] : [`ask-${slot}`];
  if (manner === 'first') return flowSpoken(draft, topic, ...first);
  if (manner === 'back') return flowSpoken(draft, topic, `again-${slot}`, ...first);
  const own = manner === 'invalid' ? [`invalid-${slot}`, `again-${slot}`] : [`again-${slot}`];
  const better = flowSpoken(draft, topic, ...own);
  if (better.length > 0) return better;
  return [...flowSpoken(draft, topic, 'collect-again'), ...flowSpoken(draft, topic, ...first)];
}

function optionChoices(draft: Draft, topic: Topic, flow: Flow, name: string): Choice[] {
  const slot = flow.slots[name];
  if (slot?.type === 'choice') {
    return slot.options.map(({ id }) => sayChoice(id, flowWording(draft, topic, `option-${id}`) ?? id));
  }
  if (slot?.type !== 'lines') return [];
  const order = seenOrderOf(draft.state, topic.slots)?.order;
  if (!order) return [];
  const offered = offeredLines(draft, topic, order);
  const lines = offered.length > 0 ? offered.flatMap((index) => order.lines[index] ?? []) : order.lines;
  return [
    ...lines.map((line) => sayChoice(line.id, lineTitle(draft, line))),
    ...(lines.length > 1 ? choiceOf(draft, 'choice-all') : []),
  ];
}

const yesAndNo = (draft: Draft): Choice[] => [...choiceOf(draft, 'choice-yes'), ...choiceOf(draft, 'choice-no')];

function choiceOf(draft: Draft, key: ScriptKey): Choice[] {
  const label = wording(draft, key);
  return label === null ? [] : [sayChoice(key.replace('choice-', ''), label)];
}

const sayChoice = (id: string, label: string): Choice => ({ id, label, act: { type: 'say', text: label } });

export const personWhenDue = (draft: Draft, { tries }: Topic): Choice[] =>
  tries >= PERSON_AFTER_TRIES ? [personChoice(draft)] : [];

const mannerText = ({ tries }: Topic, manner: Manner): string =>
  ({ first: '', back: ' once more', again: `, try ${tries + 1}`, invalid: `, not valid, try ${tries + 1}` })[manner];

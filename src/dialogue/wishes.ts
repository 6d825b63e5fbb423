import type { Flow } from '#knowledge/flow-schema.ts';
import type { Entity, Wish } from '#nlu/reading.ts';
import { prepend, repliesSince } from './amend.ts';
import type { CarriedOut } from './carry-out.ts';
import { isOnlyDetails } from './details.ts';
import { ask, because, type Draft } from './draft.ts';
import { flowOf } from './flows/flow-book.ts';
import { queueFlow, startFlow } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { giveEntry } from './give-entry.ts';
import { requestPerson } from './handoff.ts';
import { groupOf } from './intent-groups.ts';
import { isAbout } from './judgement/confusable.ts';
import { spoken } from './wording.ts';

/**
 * Several wishes of one message: what the pack answers at once and in order, then the first flow, then the others as it
 * ends; so the last thing said is what is asked. Null for a message of one wish.
 */
export function grantWishes(draft: Draft, turn: Turn): CarriedOut | null {
  const { turnId, reading } = turn;
  const wishes = reading.wishes ?? [];
  if (wishes.length < 2) return null;
  const from = draft.state.messages.length;
  const isInterrupted = draft.state.topics.length > 0;
  because(draft, `wishes ${wishes.map(({ intent, confidence }) => `${intent} ${confidence.toFixed(2)}`).join(', ')}`);
  if (wishes.some(({ intent }) => intent === 'human.agent')) {
    requestPerson(draft, 'shopper_asked');
    return 'begun';
  }
  draft.state.unrecognisedInRow = 0;
  draft.state.topic = wishes[0]?.intent ?? reading.intent;
  const begins: Begin[] = [];
  for (const [index, wish] of wishes.entries()) {
    const part = partOf(turn, wish);
    const flow = flowOf(draft.book, part.text, wish.intent);
    if (flow) begins.push({ flow, part });
    else answer(draft, part, `${turnId}.${index}`);
  }
  const [first] = repliesSince(draft, from);
  if (first) prepend(draft, first, spoken(draft, 'wishes', { count: wishes.length }));
  const flows = withRemedies(begins);
  for (const [index, { flow, part }] of flows.entries()) {
    // What was talked about before waits below all of them. A flow may be over as soon as it begins.
    if (index === 0 || draft.state.topics.length === 0) startFlow(draft, flow, part);
    else queueFlow(draft, flow, part);
  }
  return isInterrupted && flows.length === 0 ? 'answered' : 'begun';
}

/** Whether a message has several wishes, and none is what the open topic is about: it is no answer to what that asks. */
export function wishesElsewhere({ state, book }: Draft, { text, reading: { wishes = [] } }: Turn): boolean {
  const topic = state.topics.at(-1);
  if (!topic || wishes.length < 2) return false;
  return wishes.every(({ intent, start, end }) => flowOf(book, text.slice(start, end), intent)?.id !== topic.flow);
}

/** The turn without wishes that only give a number or a contact; where one is left, it is what the message means. */
export function withoutBareDetails(turn: Turn): Turn {
  const { wishes = [], ...whole } = turn.reading;
  const meant = wishes.filter((wish) => {
    const said = turn.text.slice(wish.start, wish.end);
    return !isOnlyDetails(said, []) && !isJustNaming(turn, wish, said);
  });
  if (meant.length === wishes.length) return turn;
  const [only] = meant;
  if (meant.length > 1) return { ...turn, reading: { ...whole, wishes: meant } };
  if (!only) return { ...turn, reading: whole };
  const { intent, confidence } = only;
  return { ...turn, reading: { ...whole, intent, confidence, candidates: [{ intent, confidence }] } };
}

/** Where a parcel is, told beside another wish about the same order: it says which, and asks nothing. */
function isJustNaming({ reading }: Turn, { intent, start, end }: Wish, said: string): boolean {
  if (intent !== 'order.track' && intent !== 'order.find') return false;
  const numbers = reading.entities.filter(({ type }) => type === 'order-number');
  const isIn = (entity: Entity): boolean => entity.start >= start && entity.end <= end;
  const hasOwn = numbers.some((own) => isIn(own) && numbers.some((other) => !isIn(other) && other.value !== own.value));
  const isBesideOrder = (reading.wishes ?? []).some(
    (wish) => wish.intent !== intent && groupOf(wish.intent) === 'order',
  );
  return isBesideOrder && !hasOwn && !ASKS_WHERE.test(said);
}

const ASKS_WHERE = /哪|查|几时|多久|什么时候|何时|进度|\b(?:where|when|track|status|how far|how long)\b|[?？]/iu;

interface Begin {
  flow: Flow;
  part: Turn;
}

/** "It came broken. I want my money back": a wish that an earlier flow offers as its own way out is said within that flow. */
function withRemedies(begins: readonly Begin[]): Begin[] {
  const kept: Begin[] = [];
  for (const begin of begins) {
    const within = kept.find(({ flow, part }) => offers(flow, begin.flow.id) && isAboutSame(part, begin.part));
    if (within) within.part = { ...within.part, text: `${within.part.text} ${begin.part.text}` };
    else kept.push({ ...begin });
  }
  return kept;
}

const offers = ({ slots }: Flow, id: string): boolean =>
  Object.values(slots).some((slot) => slot.type === 'choice' && slot.options.some((option) => option.id === id));

const isAboutSame = (one: Turn, other: Turn): boolean =>
  other.reading.entities.every(
    ({ type, value }) =>
      !['order-number', 'product', 'sku'].includes(type) ||
      one.reading.entities.some((entity) => entity.value === value),
  );

/** Answers a wish from what was found for the message; what was not found is asked for, under an id of its own. */
function answer(draft: Draft, { turnId, reading, hits }: Turn, id: string): void {
  const { intent } = reading;
  const hit = hits.find((found) => found.intent === intent) ?? hits.find((found) => isAbout(found, intent));
  if (hit) giveEntry(draft, turnId, hit, reading, []);
  else ask(draft, { type: 'find-entry', key: `entry.${id}`, turnId: id, intent, locale: draft.state.replyLocale });
}

/** The part of a message that says one wish, read as that wish alone: nothing of one slips into another. */
function partOf({ turnId, text, reading, hits }: Turn, { intent, confidence, start, end }: Wish): Turn {
  const own = reading.entities
    .filter((entity) => entity.start >= start && entity.end <= end)
    .map((entity) => ({ ...entity, start: entity.start - start, end: entity.end - start }));
  const { wishes = [], ...whole } = reading;
  const entities = [...own, ...sharedWith(own, reading.entities, wishes, end - start)];
  const read = { ...whole, intent, confidence, candidates: [{ intent, confidence }], entities };
  return { turnId, text: text.slice(start, end), reading: read, hits };
}

/**
 * What counts for a wish though it stands elsewhere: who the shopper is, which is the same for all, and an order number that
 * stands in no wish or is the only one. It stands behind the part's end.
 */
function sharedWith(own: readonly Entity[], all: readonly Entity[], wishes: readonly Wish[], length: number): Entity[] {
  const has = (...types: Entity['type'][]): boolean => own.some(({ type }) => types.includes(type));
  const numbers = all.filter(({ type }) => type === 'order-number');
  const isNobodys = ({ start, end }: Entity): boolean => wishes.every((wish) => start < wish.start || end > wish.end);
  const only = new Set(numbers.map(({ value }) => value)).size === 1 ? numbers[0] : numbers.find(isNobodys);
  const contact = all.find(({ type }) => type === 'email' || type === 'phone');
  return [has('order-number') ? undefined : only, has('email', 'phone') ? undefined : contact].flatMap((entity) =>
    entity ? [{ ...entity, start: length, end: length }] : [],
  );
}

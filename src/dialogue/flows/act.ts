import type { ActionRequest } from '#commerce/action.ts';
import { findingFields } from '#commerce/photo/photo-findings.ts';
import type { Flow, FlowStep } from '#knowledge/flow-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { personChoice } from '../choices.ts';
import { ask, because, type Draft } from '../draft.ts';
import type { SeenOrder, SlotValue, Topic } from '../state.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { renewAccess } from './order-slot.ts';
import { changeTopic, seenOrderOf } from './topic.ts';
import { proposalsOf } from './traces.ts';

type ActStep = Extract<FlowStep, { act: unknown } | { ticket: unknown }>;

/** Most requests that one topic may make: a flow that turns in a circle through the backend is broken. */
const REQUESTS_LIMIT = 6;

/** Asks the backend to act, or for a ticket. False when it cannot be asked. */
export function askBackend(draft: Draft, topic: Topic, flow: Flow, step: ActStep): boolean {
  const seen = seenOrderOf(draft.state, topic.slots);
  const isTooMany = topic.keys.length >= REQUESTS_LIMIT;
  if (isTooMany || ('act' in step && !seen)) {
    const why = isTooMany ? `${step.id}: ${REQUESTS_LIMIT} requests were made` : `${step.id}: no order is known`;
    sayInTopic(draft, topic, why, flowSpoken(draft, topic, 'act-failed'), [personChoice(draft)]);
    return false;
  }
  if ('act' in step && seen && lacksAccess(draft, seen)) {
    const slot = Object.entries(topic.slots).find(([, { type }]) => type === 'order')?.[0] ?? 'order';
    renewAccess(draft, topic, slot, seen.order.number);
    return true;
  }
  const key = keyFor(topic, 'act', step.id);
  const asked = changeTopic(draft, topic, { keys: [...topic.keys, key], asking: null });
  const request = { fields: fieldsOf(draft, topic, flow, step.with ?? {}), photoIds: photosOf(topic) };
  const { turnId } = topic;
  if (!('act' in step)) ask(draft, { type: 'open-ticket', key, turnId, request: { topic: step.ticket, ...request } });
  else if (seen) {
    const { order, token } = seen;
    const isValid = token !== undefined && token.expiresAtMs > draft.event.at;
    ask(draft, {
      type: 'act',
      key,
      turnId,
      orderId: order.id,
      token: isValid ? token.value : null,
      request: { action: step.act, lines: linesIn(topic), ...request },
    });
  }
  const what = 'act' in step ? step.act : `a ticket about ${step.ticket}`;
  if (draft.state.online) because(draft, `flow ${flow.id}: ${step.id} asks the shop for ${what}`);
  else sayInTopic(draft, asked, `${step.id} waits for the network`, flowSpoken(draft, asked, 'act-waiting'));
  return true;
}

/** A guest whose token has run out. Offline it cannot be renewed: the request waits, and the backend says so then. */
const lacksAccess = ({ state, event }: Draft, { token }: SeenOrder): boolean =>
  !state.identified && state.online && token !== undefined && token.expiresAtMs <= event.at;

/** The entry for an `answer` step, when it was found for this message; else it is asked for. */
export function findEntry(
  draft: Draft,
  topic: Topic,
  step: Extract<FlowStep, { answer: unknown }>,
): SearchHit | 'asked' | null {
  const { event, state } = draft;
  const hits = event.type === 'understood' ? event.hits : [];
  const hit = hits.find(({ intent }) => intent === step.answer);
  if (hit) return hit;
  if (topic.keys.length >= REQUESTS_LIMIT) return null;
  const turnId = keyFor(topic, 'entry', step.id).slice('entry.'.length);
  const key = `entry.${turnId}`;
  changeTopic(draft, topic, { keys: [...topic.keys, key], asking: null });
  ask(draft, { type: 'find-entry', key, turnId, intent: step.answer, locale: state.replyLocale });
  return 'asked';
}

/** A key that the topic has not used: a step that is run again is another piece of work. */
function keyFor({ id, keys }: Topic, kind: 'act' | 'entry', step: string): string {
  const first = `${kind}.${id}.${step}`;
  const used = keys.filter((key) => key === first || key.startsWith(`${first}.`)).length;
  return used === 0 ? first : `${first}.${used}`;
}

/** The id of what is offered, for the backend to find its own offer by. */
const OFFER_FIELD = 'trace.offer';

/** Fields of the request: of a slot its plain value, of `=text` the text. Empty slots give none. */
function fieldsOf(
  draft: Draft,
  topic: Topic,
  { slots: known }: Flow,
  wanted: Readonly<Record<string, string>>,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [field, source] of Object.entries(wanted)) {
    const value = source.startsWith('=')
      ? source.slice(1)
      : source === OFFER_FIELD
        ? proposalsOf(draft, topic)[0]?.id
        : known[source] && plainValue(topic.slots[source]);
    if (value) fields[field] = value;
  }
  return { ...fields, ...findingFields(photosIn(topic)) };
}

function plainValue(value: SlotValue | undefined): string | null {
  if (!value) return null;
  switch (value.type) {
    case 'skipped':
    case 'photo':
      return null;
    case 'order':
      return value.number;
    case 'choice':
      return value.option;
    case 'lines':
      return value.lines.map(({ title, quantity }) => `${quantity} × ${title}`).join('; ');
    default:
      return String(value.value);
  }
}

const linesIn = ({ slots }: Topic): ActionRequest['lines'] =>
  Object.values(slots).flatMap((value) =>
    value.type === 'lines' ? value.lines.map(({ lineId, quantity }) => ({ line_id: lineId, quantity })) : [],
  );

const photosIn = ({ slots }: Topic) =>
  Object.values(slots).flatMap((value) => (value.type === 'photo' ? value.photos : []));

const photosOf = (topic: Topic): string[] => photosIn(topic).map(({ id }) => id);

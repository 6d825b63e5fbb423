import type { Flow, FlowStep } from '#knowledge/flow-schema.ts';
import type { Draft } from '../draft.ts';
import type { SeenOrder, Topic } from '../state.ts';
import { holds } from './conditions.ts';
import { factOf } from './facts.ts';
import { nextOf, stepById } from './flow-book.ts';

/** Steps of a flow that are looked at; more of them turn in a circle. */
const STEP_BOUND = 60;

/** How a flow would go on with an order, up to the first thing that it asks. */
interface Outlook {
  /** It comes to a question or a request: there is something to be done for the order. */
  goesOn: boolean;
  /** The order is shown before that. */
  isShown: boolean;
}

/** Looks ahead, by the facts of an order, without saying or asking anything. */
export function outlook(draft: Draft, topic: Topic, flow: Flow, slot: string, { order }: SeenOrder): Outlook {
  const slots = { ...topic.slots, [slot]: { type: 'order' as const, id: order.id, number: order.number } };
  const supposed = { ...topic, slots };
  const found = flow.steps.find((each) => 'collect' in each && each.collect === slot);
  let step = found && nextStep(flow, found);
  let isShown = false;
  for (let left = STEP_BOUND; step && left > 0; left -= 1) {
    if (asks(flow, step)) return { goesOn: true, isShown };
    if ('show' in step && step.show !== undefined) isShown = true;
    if ('jump' in step || 'confirm' in step || 'handoff' in step || ('end' in step && step.end !== undefined)) break;
    step = 'branch' in step ? branchOf(draft, supposed, flow, step) : nextStep(flow, step);
  }
  return { goesOn: false, isShown };
}

/** Something of this flow is to be done: a question for a slot, a request, or a yes that leads to one. */
function asks(flow: Flow, step: FlowStep): boolean {
  if ('collect' in step || 'act' in step || 'ticket' in step) return true;
  const next = 'confirm' in step ? nextStep(flow, step) : undefined;
  return next !== undefined && ('collect' in next || 'act' in next || 'ticket' in next || 'branch' in next);
}

function branchOf(
  draft: Draft,
  topic: Topic,
  flow: Flow,
  step: Extract<FlowStep, { branch: unknown }>,
): FlowStep | undefined {
  const taken = step.branch.find(({ when }) => holds(when, (name) => factOf(draft, topic, name)));
  const next = taken?.go ?? step.else;
  return next === undefined ? nextStep(flow, step) : stepById(flow, next);
}

function nextStep(flow: Flow, step: FlowStep): FlowStep | undefined {
  const next = nextOf(flow, step);
  return next === null ? undefined : stepById(flow, next);
}

/** Of several orders, newest first, the newest for which the flow can do something; else the newest. */
export function likeliest(
  draft: Draft,
  topic: Topic,
  flow: Flow,
  slot: string,
  orders: readonly SeenOrder[],
): SeenOrder | undefined {
  return orders.find((seen) => outlook(draft, topic, flow, slot, seen).goesOn) ?? orders[0];
}

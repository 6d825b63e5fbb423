import type { Flow, FlowOutcome, FlowStep } from '#knowledge/flow-schema.ts';
import { personChoice } from '../choices.ts';
import { because, type Draft } from '../draft.ts';
import { giveEntry } from '../give-entry.ts';
import { requestPerson } from '../handoff.ts';
import type { Topic } from '../state.ts';
import { askBackend, findEntry } from './act.ts';
import { factsIn, holds } from './conditions.ts';
import { factOf } from './facts.ts';
import { fillByItself } from './fill-by-itself.ts';
import { flowById, nextOf, stepById } from './flow-book.ts';
import { flowSpoken, sayInTopic } from './flow-text.ts';
import { jump } from './jump.ts';
import { beginTopic } from './open-topic.ts';
import { seekOrder } from './order-slot.ts';
import { askTopic } from './questions.ts';
import { shownParts } from './shown-parts.ts';
import { activeTopic, changeTopic, closeTopic } from './topic.ts';
import { meansSome } from './words/phrases.ts';

/** Most steps that one event may run: a flow that needs more is broken, and a person is offered. */
const STEP_BOUND = 100;

type After = { go: string | null } | { end: FlowOutcome } | 'waits' | 'closed' | 'switched';

/** Runs what is talked about until it waits for someone; a topic that ends brings back the one below it. */
export function advance(draft: Draft): void {
  for (let left = STEP_BOUND; left > 0; left -= 1) {
    const topic = activeTopic(draft.state);
    if (!topic) return;
    const flow = flowById(draft.book, topic.flow);
    const step = flow && stepById(flow, topic.step);
    const after: After =
      flow && step
        ? runStep(draft, topic.begun ? topic : beginTopic(draft, topic, flow), flow, step)
        : { end: 'dropped' };
    if (after === 'waits') return;
    if (after === 'switched') continue;
    if (after !== 'closed') {
      if ('go' in after && after.go !== null) {
        changeTopic(draft, topic, { step: after.go, tries: 0, asking: null });
        continue;
      }
      closeTopic(draft, topic, 'end' in after ? after.end : (topic.decision?.outcome ?? 'informed'));
    }
    if (!bringBack(draft)) return;
  }
  giveUp(draft);
}

/** Comes back to the topic on top: repeats its question. True when it never began, and is to be run. */
export function bringBack(draft: Draft): boolean {
  const topic = activeTopic(draft.state);
  const flow = topic && flowById(draft.book, topic.flow);
  if (!topic || !flow) return topic !== null;
  const turned = changeTopic(draft, topic, { turnId: turnOf(draft, topic) });
  if (!topic.begun) {
    sayInTopic(draft, turned, 'its turn has come', flowSpoken(draft, turned, 'topic-next'));
    return true;
  }
  const waits = stepById(flow, topic.step);
  const isQuestion = topic.asking !== null || (waits !== undefined && 'confirm' in waits);
  if (!isQuestion) return false;
  sayInTopic(draft, turned, 'comes back', flowSpoken(draft, turned, 'topic-back'));
  askTopic(draft, turned, flow, 'back');
  return false;
}

const turnOf = ({ event }: Draft, topic: Topic): string =>
  event.type === 'understood' ? event.turnId : event.type === 'chose' ? event.id : topic.turnId;

function runStep(draft: Draft, topic: Topic, flow: Flow, step: FlowStep): After {
  const go = { go: nextOf(flow, step) };
  if ('collect' in step) return collect(draft, topic, flow, step.collect) ? go : 'waits';
  if ('say' in step && !('handoff' in step)) {
    const parts = [...flowSpoken(draft, topic, step.say), ...shownParts(draft, topic, step.show)];
    sayInTopic(draft, topic, `${step.id} says ${step.say}`, parts);
    return step.end ? { end: step.end } : go;
  }
  if ('branch' in step) return { go: branch(draft, topic, flow, step) };
  // "Cancel some of it" needs no question about all of it.
  if ('confirm' in step && step.some !== undefined && meansSome(topic.said)) return { go: step.some };
  if ('confirm' in step) return askTopic(draft, topic, flow, 'first') ? 'waits' : go;
  if ('act' in step || 'ticket' in step) return askBackend(draft, topic, flow, step) ? 'waits' : { end: 'refused' };
  if ('answer' in step) {
    const hit = findEntry(draft, topic, step);
    if (hit === 'asked') return 'waits';
    if (hit) giveEntry(draft, topic.turnId, hit, null, []);
    return go;
  }
  if ('handoff' in step) {
    if (step.say) sayInTopic(draft, topic, `${step.id} calls a person`, flowSpoken(draft, topic, step.say));
    because(draft, `flow ${flow.id}: ${step.id} calls a person (${step.handoff})`);
    requestPerson(draft, step.handoff);
    closeTopic(draft, topic, 'review');
    return 'closed';
  }
  return jump(draft, topic, step.jump) ? 'switched' : 'closed';
}

/** True when the slot is filled; else it was asked for, by the shopper or outside. */
function collect(draft: Draft, topic: Topic, flow: Flow, slot: string): boolean {
  if (topic.slots[slot]) return true;
  if (flow.slots[slot]?.type === 'order') return seekOrder(draft, topic, slot);
  if (fillByItself(draft, topic, flow, slot)) return true;
  return !askTopic(draft, changeTopic(draft, topic, { asking: slot, tries: 0 }), flow, 'first');
}

function branch(draft: Draft, topic: Topic, flow: Flow, step: Extract<FlowStep, { branch: unknown }>): string | null {
  const fact = (name: string) => factOf(draft, topic, name);
  const taken = step.branch.find(({ when }) => holds(when, fact));
  const next = taken?.go ?? step.else ?? stepAfter(flow, step);
  const asked = taken ? factsIn(taken.when) : step.branch.flatMap(({ when }) => factsIn(when));
  const facts = [...new Set(asked)].map((name) => `${name} = ${fact(name) ?? 'unknown'}`).join(', ');
  because(draft, `flow ${flow.id}: ${step.id} → ${next ?? 'end'} (${facts})`);
  return next;
}

const stepAfter = (flow: Flow, step: FlowStep): string | null => flow.steps[flow.steps.indexOf(step) + 1]?.id ?? null;

/** A flow that runs on and on is stopped, in words and with a person. */
function giveUp(draft: Draft): void {
  const topic = activeTopic(draft.state);
  if (!topic) return;
  closeTopic(draft, topic, 'dropped');
  sayInTopic(
    draft,
    topic,
    `stopped after ${STEP_BOUND} steps without a question`,
    flowSpoken(draft, topic, 'act-failed'),
    [personChoice(draft)],
  );
}

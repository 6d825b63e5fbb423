import { FLOW_FACTS, type FlowStep } from '#knowledge/flow-schema.ts';
import { checkCondition, hasLines } from './check-condition.ts';
import type { NoteFault } from './flow-faults.ts';
import type { FlowSource } from './flow-source.ts';
import { DECIDED_TEXT_PARTS, ORDER_TEXT_PARTS, TEXT_PARTS, TRACE_TEXT_PARTS } from './text-parts.ts';

const OTHER_PARTS = [...TEXT_PARTS, ...ORDER_TEXT_PARTS, ...DECIDED_TEXT_PARTS, ...TRACE_TEXT_PARTS];
/** In place of a slot: the id of what the rules offer. */
const OFFER = 'trace.offer';

const offers = (fields: Readonly<Record<string, string>> | undefined): boolean =>
  Object.values(fields ?? {}).includes(OFFER);

interface Known {
  intents: ReadonlySet<string>;
  flows: ReadonlySet<string>;
}

/** Names that lead nowhere: steps, slots, facts, intents, options, flows. */
export function checkFlow(flow: FlowSource, known: Known, fault: NoteFault): void {
  checkStarts(flow, known, fault);
  checkSlots(flow, known, fault);
  const ids = new Set<string>();
  for (const step of flow.steps) {
    if (ids.has(step.id)) fault(`steps.${step.id}`, 'there is another step of this name');
    ids.add(step.id);
  }
  for (const step of flow.steps) {
    const at = (message: string) => fault(`steps.${step.id}`, message);
    for (const target of targetsOf(step)) if (!ids.has(target)) at(`there is no step ${target}`);
    checkStep(flow, step, known, at);
  }
}

/** The steps that a step names. */
function targetsOf(step: FlowStep): string[] {
  const named = [
    'next' in step ? step.next : undefined,
    'no' in step ? step.no : undefined,
    'some' in step ? step.some : undefined,
    'act' in step ? [step.done, step.review, step.refused] : undefined,
    'branch' in step ? [...step.branch.map(({ go }) => go), step.else] : undefined,
  ];
  return named.flat().filter((target) => target !== undefined);
}

function checkStarts(flow: FlowSource, { intents }: Known, fault: NoteFault): void {
  for (const [at, { intent, words }] of flow.starts.entries()) {
    if (intent === undefined && words === undefined) fault(`starts.${at}`, 'expected an intent, words or both');
    if (intent !== undefined && !intents.has(intent)) fault(`starts.${at}`, `${intent} is not a known intent`);
  }
}

function checkSlots(flow: FlowSource, { intents }: Known, fault: NoteFault): void {
  const collected = new Set(flow.steps.map((step) => ('collect' in step ? step.collect : '')));
  for (const [name, slot] of Object.entries(flow.slots)) {
    const at = (message: string) => fault(`slots.${name}`, message);
    if ((slot.type === 'order') !== (name === 'order')) at('a slot of type order is called order, and no other is');
    if (slot.type === 'lines' && flow.slots.order === undefined) at('lines are of an order: a slot order is missing');
    if (!collected.has(name)) at('no step collects it');
    if (name !== 'order' && OTHER_PARTS.includes(name))
      at(`choose another name: {${name}} means something in every text`);
    if (slot.type !== 'choice') continue;
    refuseSameOptions(slot.options, at);
    for (const intent of slot.options.flatMap(({ intents: meant = [] }) => meant)) {
      if (!intents.has(intent)) at(`${intent} is not a known intent`);
    }
  }
}

function refuseSameOptions(options: { id: string; words?: string[] | undefined }[], fault: (message: string) => void) {
  const ids = new Set<string>();
  const meant = new Map<string, string>();
  for (const { id, words = [] } of options) {
    if (ids.has(id)) fault(`the option ${id} stands here twice`);
    ids.add(id);
    for (const word of words.map((each) => each.toLowerCase())) {
      const before = meant.get(word);
      if (before !== undefined) fault(`${word} means both ${before} and ${id}`);
      meant.set(word, id);
    }
  }
}

function checkStep(flow: FlowSource, step: FlowStep, known: Known, fault: (message: string) => void): void {
  const needsOrder = 'act' in step || ('show' in step && step.show !== undefined);
  if (needsOrder && flow.slots.order === undefined) fault('it needs an order: a slot order is missing');
  const traces = ('show' in step && step.show === 'trace') || ('with' in step && offers(step.with));
  if (traces && !hasLines(flow)) fault('it traces goods: a slot of type lines is missing');
  if ('act' in step && step.review === undefined) fault('a person may look at it first: review is missing');
  if ('collect' in step && flow.slots[step.collect] === undefined) fault(`there is no slot ${step.collect}`);
  if ('end' in step && step.end !== undefined && step.next !== undefined)
    fault('it ends the topic: take out end or next');
  if ('with' in step) {
    for (const from of Object.values(step.with ?? {})) {
      if (!from.startsWith('=') && from !== OFFER && flow.slots[from] === undefined) fault(`there is no slot ${from}`);
    }
  }
  if ('branch' in step) for (const { when } of step.branch) checkCondition(flow, when, FLOW_FACTS, fault);
  if ('answer' in step && !known.intents.has(step.answer)) fault(`${step.answer} is not a known intent`);
  if ('jump' in step && !known.flows.has(step.jump)) fault(`there is no flow ${step.jump}`);
}

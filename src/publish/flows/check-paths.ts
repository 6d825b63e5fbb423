import type { OrderAction } from '#commerce/action.ts';
import type { FlowStep } from '#knowledge/flow-schema.ts';
import type { PackFault } from '../pack-fault.ts';
import type { Sourced } from '../source-reader.ts';
import { faultsOf } from './flow-faults.ts';
import type { FlowSource } from './flow-source.ts';

/** One step in the picture of all flows; its name is `flow step`. */
interface Node {
  flow: Sourced<FlowSource>;
  step: FlowStep;
  to: string[];
  ends: boolean;
}

/** What changes an order, and is not done without the shopper's yes. The other actions only ask for something. */
const BINDING: readonly OrderAction[] = [
  'cancel',
  'restore',
  'change-item',
  'change-address',
  'return',
  'exchange',
  'refund',
];

/** Steps that nothing leads to, acts that nobody agreed to, rounds that may never wait for the shopper, and steps from which a topic never ends. */
export function checkPaths(flows: readonly Sourced<FlowSource>[], faults: PackFault[]): void {
  const nodes = new Map<string, Node>();
  for (const flow of flows) {
    for (const [at, step] of flow.value.steps.entries()) {
      const following = flow.value.steps[at + 1]?.id;
      const { to, ends, falls } = exitsOf(step, following);
      if (falls && following === undefined) {
        faultsOf(flow, faults)(`steps.${step.id}`, 'nothing comes after it: say where it leads, or how it ends');
      }
      const named = to.map((id) => nameOf(flow.value.id, id));
      const jumped = 'jump' in step ? firstOf(flows, step.jump) : [];
      nodes.set(nameOf(flow.value.id, step.id), { flow, step, to: [...named, ...jumped], ends });
    }
  }
  const told = (name: string, message: string) => {
    const node = nodes.get(name);
    if (node) faultsOf(node.flow, faults)(`steps.${node.step.id}`, message);
  };
  const starts = flows.flatMap(({ value }) => firstOf(flows, value.id));
  const reached = reachFrom(starts, (name) => nodes.get(name)?.to ?? []);
  for (const name of nodes.keys()) if (!reached.has(name)) told(name, 'no step leads here');
  const unasked = reachFrom(starts, (name) => {
    const node = nodes.get(name);
    return node === undefined || 'confirm' in node.step ? [] : node.to;
  });
  for (const name of unasked) {
    const step = nodes.get(name)?.step;
    const isBinding = step !== undefined && 'act' in step && BINDING.includes(step.act);
    if (isBinding) told(name, 'it acts before the shopper said yes: ask with confirm first');
  }
  for (const round of idleRounds(nodes)) {
    const [first = ''] = round;
    told(
      first,
      `goes round without ever asking yes or no: ${round.map((name) => name.replace(' ', ' › ')).join(', ')}`,
    );
  }
  const ending = endingFrom(nodes);
  for (const name of reached) if (nodes.has(name) && !ending.has(name)) told(name, 'the flow cannot end from here');
}

function exitsOf(step: FlowStep, following: string | undefined): { to: string[]; ends: boolean; falls: boolean } {
  const then = (target: string | undefined) => ({ to: [target ?? following].filter((id) => id !== undefined) });
  if ('handoff' in step) return { to: [], ends: true, falls: false };
  if ('jump' in step) return { to: [], ends: true, falls: false };
  if ('act' in step) {
    const to = [step.done, step.review, step.refused].filter((id) => id !== undefined);
    return { to, ends: false, falls: false };
  }
  if ('branch' in step) {
    const { to } = then(step.else);
    return { to: [...step.branch.map(({ go }) => go), ...to], ends: false, falls: step.else === undefined };
  }
  if ('say' in step && step.end !== undefined) return { to: [], ends: true, falls: false };
  const isLast = 'answer' in step && step.next === undefined && following === undefined;
  if (isLast) return { to: [], ends: true, falls: false };
  const { to } = then(step.next);
  const no = 'confirm' in step ? [step.no, step.some].filter((target) => target !== undefined) : [];
  return { to: [...to, ...no], ends: false, falls: step.next === undefined };
}

/**
 * A slot that is filled is not asked for again, and a backend may refuse the same for ever: what surely holds a round up
 * is the shopper's yes or no.
 */
function waits(step: FlowStep): boolean {
  return 'confirm' in step;
}

/** Rounds of steps none of which waits: found by taking away, again and again, what leads to no other such step. */
function idleRounds(nodes: ReadonlyMap<string, Node>): string[][] {
  const idle = new Map<string, string[]>();
  for (const [name, { step, to }] of nodes) if (!waits(step)) idle.set(name, to);
  const rounds: string[][] = [];
  for (const name of idle.keys()) {
    const within = reachFrom(idle.get(name) ?? [], (at) => idle.get(at) ?? []);
    if (!within.has(name) || rounds.some((round) => round.includes(name))) continue;
    const round = [...within].filter(
      (other) => idle.has(other) && reachFrom(idle.get(other) ?? [], (at) => idle.get(at) ?? []).has(name),
    );
    rounds.push([name, ...round.filter((other) => other !== name)]);
  }
  return rounds;
}

/** Names of the steps from which an end can be reached. */
function endingFrom(nodes: ReadonlyMap<string, Node>): Set<string> {
  const before = new Map<string, string[]>();
  for (const [name, { to }] of nodes) for (const next of to) before.set(next, [...(before.get(next) ?? []), name]);
  const ends = [...nodes].filter(([, { ends }]) => ends).map(([name]) => name);
  return reachFrom(ends, (name) => before.get(name) ?? []);
}

function reachFrom(starts: readonly string[], next: (name: string) => readonly string[]): Set<string> {
  const reached = new Set(starts);
  for (const name of reached) for (const to of next(name)) reached.add(to);
  return reached;
}

function firstOf(flows: readonly Sourced<FlowSource>[], id: string): string[] {
  const flow = flows.find(({ value }) => value.id === id);
  const [first] = flow?.value.steps ?? [];
  return first === undefined ? [] : [nameOf(id, first.id)];
}

function nameOf(flow: string, step: string): string {
  return `${flow} ${step}`;
}

import type { DrawnFlow, DrawnStep } from './drawn-flow.ts';
import type { YamlPath } from './plain-value.ts';
import { membersOf } from './read-entries.ts';

/** How a step can be left. `go`: a branch whose condition holds; `drop`: a no that ends the topic. */
export type ExitName = 'next' | 'go' | 'else' | 'no' | 'some' | 'done' | 'review' | 'refused' | 'jump';

export interface FlowExit {
  from: string;
  /** Id of a step, of a flow for `jump`; null: the topic ends there, or nothing comes after. */
  to: string | null;
  name: ExitName;
  /** Way to it in its step. */
  path: YamlPath;
  /** Not written down: it goes on to the step below. */
  isImplied: boolean;
  /** A step cannot do without it. */
  isNeeded: boolean;
}

/** Every way out of a step, in the order in which they are tried. `following`: the step below it. */
export function exitsOf(step: DrawnStep, following: string | null): FlowExit[] {
  const { members, kind, id } = step;
  const exit = (name: ExitName, path: YamlPath, to: unknown, isNeeded = false): FlowExit => ({
    from: id,
    to: typeof to === 'string' ? to : null,
    name,
    path,
    isImplied: false,
    isNeeded,
  });
  const orBelow = (name: 'next' | 'else'): FlowExit =>
    members[name] === undefined
      ? { ...exit(name, [name], following), isImplied: true }
      : exit(name, [name], members[name]);
  switch (kind) {
    case 'branch': {
      const arms = Array.isArray(members.branch) ? members.branch : [];
      return [
        ...arms.map((arm: unknown, at) => exit('go', ['branch', at, 'go'], membersOf(arm).go, true)),
        orBelow('else'),
      ];
    }
    case 'confirm':
      return [orBelow('next'), exit('no', ['no'], members.no), exit('some', ['some'], members.some)].filter(
        ({ name, to }) => name !== 'some' || to !== null,
      );
    case 'act':
      return [
        exit('done', ['done'], members.done, true),
        exit('review', ['review'], members.review, true),
        exit('refused', ['refused'], members.refused, true),
      ];
    case 'ticket':
      return [exit('next', ['next'], members.next, true)];
    case 'jump':
      return [exit('jump', ['jump'], members.jump, true)];
    case 'handoff':
      return [];
    case 'say':
      return members.end === undefined ? [orBelow('next')] : [];
    case 'answer':
      return members.next === undefined && following === null ? [] : [orBelow('next')];
    default:
      return [orBelow('next')];
  }
}

/** All ways out of all steps of a flow. */
export const exitsOfFlow = ({ steps }: DrawnFlow): FlowExit[] =>
  steps.flatMap((step, at) => exitsOf(step, steps[at + 1]?.id ?? null));

/** How the topic can end at this step; null where it goes on. */
export function endOfStep({ kind, members }: DrawnStep, following: string | null): string | null {
  if (kind === 'handoff') return 'handoff';
  if (kind === 'say' && typeof members.end === 'string') return members.end;
  return kind === 'answer' && members.next === undefined && following === null ? 'informed' : null;
}

import { fill } from '#i18n/fill.ts';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import type { DrawnStep } from '#publish/edit/drawn-flow.ts';
import type { FlowExit } from '#publish/edit/flow-exits.ts';
import { membersOf } from '#publish/edit/read-entries.ts';
import type { FlowWork } from './flow-work.ts';

/** What a step does, in a line: its words where it says some. */
export function stepSummary(work: FlowWork, step: DrawnStep, language: StudioLanguage): string {
  const words = flowsWords[language];
  const { members, kind } = step;
  const said = (key: unknown) => {
    const texts = work.flow?.texts[language] ?? Object.values(work.flow?.texts ?? {})[0];
    return texts?.[String(key)]?.[0] ?? String(key ?? '');
  };
  switch (kind) {
    case 'say':
      return said(members.say);
    case 'confirm':
      return said(members.confirm);
    case 'collect':
      return fill(words.asksFor, { slot: String(members.collect) });
    case 'branch':
      return fill(words.looksAt, { count: Array.isArray(members.branch) ? members.branch.length : 0 });
    case 'handoff':
      return words.callsPerson;
    case null:
      return words.noKind;
    default:
      return String(members[kind] ?? '');
  }
}

/** What must hold for a way out to be taken. */
export function exitSummary(step: DrawnStep, exit: FlowExit, language: StudioLanguage): string {
  const words = flowsWords[language];
  if (exit.name !== 'go') return words.exits[exit.name];
  const arm = Array.isArray(step.members.branch) ? step.members.branch[Number(exit.path[1])] : null;
  return conditionSummary(membersOf(arm).when, words.or);
}

function conditionSummary(when: unknown, or: string): string {
  const group = (tests: unknown) =>
    Object.entries(membersOf(tests))
      .map(([fact, test]) => `${fact} ${testSummary(test)}`)
      .join(' & ');
  return Array.isArray(when) ? when.map(group).join(` ${or} `) : group(when);
}

function testSummary(test: unknown): string {
  if (Array.isArray(test)) return `= ${test.join(' | ')}`;
  if (typeof test !== 'object' || test === null) return `= ${String(test)}`;
  const { min, max, filled } = membersOf(test);
  if (filled !== undefined) return filled === true ? '✓' : '∅';
  return [min === undefined ? '' : `≥ ${String(min)}`, max === undefined ? '' : `≤ ${String(max)}`]
    .filter(Boolean)
    .join(', ');
}

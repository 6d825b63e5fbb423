import { ORDER_ACTIONS, TICKET_TOPICS } from '#commerce/action.ts';
import { SCRIPT_KEYS } from '#dialogue/wording.ts';
import type { DrawnStep } from '#publish/edit/drawn-flow.ts';
import type { FieldControl, FieldOption } from '../edit/field-value.ts';
import { intentOptions } from '../edit/intent-options.ts';
import type { FlowWork } from './flow-work.ts';

/** A member of a step that is a field of its form; ways out are drawn apart. */
export interface StepField {
  member:
    | 'collect'
    | 'optional'
    | 'say'
    | 'show'
    | 'end'
    | 'confirm'
    | 'act'
    | 'ticket'
    | 'answer'
    | 'handoff'
    | 'jump';
  control: FieldControl;
  options?: readonly FieldOption[];
}

const few = (values: readonly string[]): FieldOption[] => values.map((value) => ({ value, label: value }));
const orNone = (values: readonly string[]): FieldOption[] => [{ value: '', label: '–' }, ...few(values)];

/** The fields of a step of its kind. */
export function stepFields(work: FlowWork, { kind }: DrawnStep): StepField[] {
  const flow = work.flow;
  const texts = [...new Set(Object.values(flow?.texts ?? {}).flatMap((keys) => Object.keys(keys ?? {})))].filter(
    (key) => !key.includes('@') && !/^(title$|ask-|again-|invalid-|option-)/.test(key),
  );
  const shared = SCRIPT_KEYS.filter((key) => !texts.includes(key));
  switch (kind) {
    case 'collect':
      return [
        { member: 'collect', control: 'choice', options: few(Object.keys(flow?.slots ?? {})) },
        { member: 'optional', control: 'switch' },
      ];
    case 'say':
      return [
        { member: 'say', control: 'choice', options: few([...texts, ...shared]) },
        { member: 'show', control: 'choice', options: orNone(['order', 'timeline', 'trace']) },
        { member: 'end', control: 'choice', options: orNone(['done', 'informed', 'review', 'refused', 'dropped']) },
      ];
    case 'confirm':
      return [{ member: 'confirm', control: 'choice', options: few(texts) }];
    case 'act':
      return [{ member: 'act', control: 'choice', options: few(ORDER_ACTIONS) }];
    case 'ticket':
      return [{ member: 'ticket', control: 'choice', options: few(TICKET_TOPICS) }];
    case 'answer':
      return [
        { member: 'answer', control: 'choice', options: intentOptions(work.editing, work.editing.workshop.language) },
      ];
    case 'handoff':
      return [
        { member: 'handoff', control: 'choice', options: few(['policy', 'low_confidence', 'error']) },
        { member: 'say', control: 'choice', options: orNone([...texts, ...shared]) },
      ];
    case 'jump':
      return [
        {
          member: 'jump',
          control: 'choice',
          options: few(work.editing.entries.filter((entry) => entry.kind === 'flow').map(({ id }) => id)),
        },
      ];
    default:
      return [];
  }
}

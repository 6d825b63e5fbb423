import { SPECIALISTS } from '#commerce/specialist.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import { valueAt, withValue } from '#publish/edit/plain-value.ts';
import type { Editing } from './editing.ts';
import type { FieldControl, FieldOption } from './field-value.ts';
import { intentOptions } from './intent-options.ts';

/** One value of a rule in a list of rules. */
export interface RuleListField {
  way: string;
  control: FieldControl;
  options?: (editing: Editing, language: StudioLanguage) => readonly FieldOption[];
  read: (rule: unknown) => unknown;
  write: (rule: unknown, value: unknown) => unknown;
  /** What a new rule begins with. */
  fresh?: unknown;
}

const few =
  (...values: string[]) =>
  (): FieldOption[] => [{ value: '', label: '–' }, ...values.map((value) => ({ value, label: value }))];

function field(way: string, control: FieldControl, options?: RuleListField['options'], isList = false): RuleListField {
  const path = way.split('.');
  return {
    way,
    control,
    ...(options && { options }),
    read: (rule) => {
      const value = valueAt(rule, path);
      return isList && value !== undefined ? [value].flat() : value;
    },
    write: (rule, value) => withValue(rule, path, value === '' ? undefined : value),
  };
}

const promotions = (editing: Editing) =>
  editing.entries
    .filter(({ kind }) => kind === 'promotion')
    .map((entry) => ({ value: entry.id, label: `${editing.titleOf(entry)} (${entry.id})` }));
const moods = few('neutral', 'angry', 'anxious', 'satisfied');
const tiers = few('vip', 'regular');

/** Lists of rules that are forms: the values of each rule. Places of `rulesSchema`. */
export const RULE_LISTS: Readonly<Record<string, readonly RuleListField[]>> = {
  escalations: [
    {
      ...field('when.intent', 'names', intentOptions, true),
      write: (rule, value) =>
        withValue(rule, ['when', 'intent'], Array.isArray(value) && value.length === 1 ? value[0] : value),
      fresh: { when: { intent: 'complaint' }, do: 'offer-person', reason: '…' },
    },
    field('when.mood', 'choice', moods),
    field('when.tier', 'choice', tiers),
    field('when.count', 'number'),
    field('do', 'choice', () => ['person', 'offer-person'].map((value) => ({ value, label: value }))),
    field('reason', 'line'),
  ],
  experiments: [
    { ...field('name', 'line'), fresh: { name: 'new-experiment', key: 'greeting', arms: ['a', 'b'] } },
    field('key', 'choice', (editing) =>
      editing.entries.filter(({ kind }) => kind === 'script').map(({ id }) => ({ value: id, label: id })),
    ),
    field('arms', 'lines'),
  ],
  offers: [
    { ...field('promotion', 'choice', promotions), fresh: { promotion: '…', when: {}, oncePerConversation: true } },
    field('when.intents', 'names', intentOptions),
    field('when.minQuestions', 'number'),
    field('when.mood', 'choice', moods),
    field('when.priceSensitive', 'switch'),
    {
      ...field('oncePerConversation', 'switch'),
      write: (rule, value) => withValue(rule, ['oncePerConversation'], value === true),
    },
    field('budget.share', 'number'),
  ],
  specialists: [
    {
      ...field('name', 'choice', () => SPECIALISTS.map((value) => ({ value, label: value }))),
      fresh: { name: SPECIALISTS[0], words: ['…'] },
    },
    field('intents', 'names', intentOptions),
    field('words', 'lines'),
    field('otherwise', 'switch'),
  ],
};

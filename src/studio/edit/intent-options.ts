import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import table from '#models/intents.tsv?raw';
import { membersOf } from '#publish/edit/read-entries.ts';
import type { Editing } from './editing.ts';
import type { FieldOption } from './field-value.ts';

const ROWS = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([label = '', , chinese = '', boundary = '']) => ({ label, chinese, boundary }))
  .filter(({ label }) => label !== 'oos');

/** Every intent that a message may have in this shop: those of all shops, then its own. */
export function intentOptions(editing: Editing, language: StudioLanguage): FieldOption[] {
  const own = membersOf(membersOf(editing.yaml(editing.files.get('pack.yaml') ?? '')).intents);
  return [
    ...ROWS.map(({ label, chinese }) => ({
      value: label,
      label: language === 'zh-Hans' ? `${chinese} (${label})` : label,
    })),
    ...Object.entries(own).map(([label, names]) => ({
      value: label,
      label: `${String(membersOf(names)[language] ?? label)} (${label})`,
    })),
  ];
}

/** What the label takes in, as it was defined for those who labelled. */
export const intentBoundary = (label: string): string => ROWS.find((row) => row.label === label)?.boundary ?? '';

import type { DeskStrings } from '#i18n/desk-strings.ts';

/** One fact of a deed, in words where there are some: `to skill: Expert`. */
export function auditFact(
  name: string,
  value: string | number | boolean,
  names: ReadonlyMap<string, string>,
  words: DeskStrings,
): string {
  const text = String(value);
  return `${words.records.fact[name] ?? name}: ${valueText(name, text, names, words) ?? text}`;
}

function valueText(
  name: string,
  text: string,
  names: ReadonlyMap<string, string>,
  { records, dialog, bar, skill }: DeskStrings,
): string | undefined {
  const skills: Readonly<Record<string, string>> = skill;
  const closing: Readonly<Record<string, string>> = dialog.closing;
  switch (name) {
    case 'mode':
      return records.mode[text];
    case 'role':
      return records.role[text];
    case 'reason':
      return closing[text];
    case 'state':
      return { available: bar.available, away: bar.away }[text];
    case 'to_skill':
      return skills[text];
    case 'skills':
      return text
        .split(' ')
        .map((one) => skills[one] ?? one)
        .join(' ');
    case 'to_agent':
      return names.get(text);
    default:
      return undefined;
  }
}

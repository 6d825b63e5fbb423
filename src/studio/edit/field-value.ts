/** How a value is written: a line, several (one each), a paragraph, Markdown with its look below, a number, one of a few, or any of many. */
export type FieldControl = 'line' | 'lines' | 'paragraph' | 'markdown' | 'number' | 'choice' | 'names' | 'switch';

export interface FieldOption {
  value: string;
  label: string;
}

/** What was typed as a value; undefined for nothing. */
export function valueOfTyped(control: FieldControl, typed: string): unknown {
  if (typed.trim() === '') return undefined;
  if (control === 'number') return Number(typed);
  if (control === 'markdown') return `${typed.trimEnd()}\n`;
  if (control !== 'lines') return typed.trim();
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A value as it is typed. */
export function textOfValue(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined || value === null ? '' : String(value);
}

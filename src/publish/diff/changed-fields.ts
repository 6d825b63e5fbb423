/** A value inside an entry that is another now; null: not there. */
export interface FieldChange {
  /** Dotted path, empty for the whole. */
  field: string;
  before: string | null;
  after: string | null;
}

/** Every leaf that differs between two values of YAML or JSON. Lists of plain values count as one. */
export function changedFields(before: unknown, after: unknown, field = ''): FieldChange[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => changedFields(before[key], after[key], field === '' ? key : `${field}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].some(isRecord)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, at) =>
      changedFields(before[at], after[at], `${field}.${nameIn(after[at] ?? before[at], at)}`),
    ).flat();
  }
  const [old, now] = [told(before), told(after)];
  return old === now ? [] : [{ field, before: old, after: now }];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameIn(item: unknown, at: number): string {
  return isRecord(item) && typeof item.id === 'string' ? item.id : String(at);
}

/** As a person reads it: lists of plain values line by line, objects as JSON. */
function told(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && !value.some((item) => typeof item === 'object')) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}

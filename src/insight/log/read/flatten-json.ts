/** Levels of an object that become columns. */
const DEEP = 4;

/** A JSON object as one row: `{author: {name}}` has the column `author.name`; lists of plain values are joined by commas. */
export function flattenJson(value: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells: Record<string, string> = {};
  const add = (path: string, inner: unknown, depth: number): void => {
    if (inner === null || inner === undefined) return;
    if (Array.isArray(inner)) {
      const plain = inner.flatMap((each) => plainOf(each) ?? nameOf(each) ?? []);
      if (plain.length > 0) cells[path] = plain.join(', ');
    } else if (typeof inner === 'object') {
      if (depth < DEEP) for (const [key, below] of Object.entries(inner)) add(`${path}.${key}`, below, depth + 1);
    } else cells[path] = String(inner).trim();
  };
  for (const [key, inner] of Object.entries(value)) add(key, inner, 1);
  return cells;
}

const plainOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

/** `[{name: 'refund'}]`: labels are often objects. */
const nameOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : null;

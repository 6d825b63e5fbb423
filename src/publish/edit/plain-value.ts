/** Where a value lies in a file: keys of maps, places in lists. */
export type YamlPath = readonly (string | number)[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at `path`; undefined where there is none. */
export function valueAt(root: unknown, path: YamlPath): unknown {
  let value = root;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isRecord(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** `root` with `next` at `path`; undefined takes the place away. Maps on the way are made where they are missing. */
export function withValue(root: unknown, path: YamlPath, next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (Array.isArray(root) && typeof key === 'number') {
    const list = [...root];
    const changed = withValue(list[key], rest, next);
    if (changed === undefined) list.splice(key, 1);
    else list[key] = changed;
    return list;
  }
  const map = isRecord(root) ? { ...root } : {};
  const changed = withValue(map[key], rest, next);
  if (changed === undefined) delete map[key];
  else map[key] = changed;
  return map;
}

/** Whether two plain values are the same, whatever the order of keys; a member without a value is none. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((member, at) => sameValue(member, other[at]));
  }
  if (isRecord(one) && isRecord(other)) {
    const keys = (value: Record<string, unknown>) => Object.keys(value).filter((key) => value[key] !== undefined);
    return (
      keys(one).length === keys(other).length &&
      keys(one).every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]))
    );
  }
  return one === other;
}

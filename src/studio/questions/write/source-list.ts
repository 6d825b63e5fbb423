import { parse } from 'yaml';
import { valueAt, type YamlPath } from '#publish/edit/plain-value.ts';

/** The list at `path` of a source file; null where there is none, or no such file. Throws where the text is no YAML. */
export function sourceList(text: string | null, path: YamlPath): unknown[] | null {
  const list = text === null ? null : valueAt(parse(text), path);
  return Array.isArray(list) ? list : null;
}

/** Where the entry of this id stands in a list of entries; −1 where it does not. */
export const placeOf = (list: readonly unknown[], id: string): number =>
  list.findIndex((entry) => valueAt(entry, ['id']) === id);

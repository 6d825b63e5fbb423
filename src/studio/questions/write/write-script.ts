import { parse } from 'yaml';
import type { Locale } from '#core/locale.ts';
import { valueAt } from '#publish/edit/plain-value.ts';
import { setYaml } from '#publish/edit/yaml-edit.ts';
import { wordingKey } from '#publish/source-schema.ts';
import { placeOf, sourceList } from './source-list.ts';

/**
 * `scripts.yaml` of the shop with one more variant of a key. The variants of the extended pack are taken over first: a shop's
 * list replaces the one below it as a whole.
 */
export function writeScript(
  text: string | null,
  below: string | null,
  { language, key, template }: { language: string; key: string; template: string },
): string {
  const path = [language, key];
  const known = sourceList(text, path) ?? sourceList(below, path) ?? [];
  return setYaml(text ?? '', path, known.includes(template) ? known : [...known, template]);
}

/** The file with the line that helps to decide in an entry of `answers/`; null where the entry is not there in that language. */
export function writeDecide(
  text: string,
  { entry, language, template }: { entry: string; language: string; template: string },
): string | null {
  const at = placeOf(sourceList(text, []) ?? [], entry);
  const path = [at, wordingKey(language as Locale)];
  return at === -1 || valueAt(parse(text), path) === undefined ? null : setYaml(text, [...path, 'decide'], template);
}

import { parse } from 'yaml';
import type { Locale } from '#core/locale.ts';
import type { PackEntry } from '../edit/pack-entry.ts';
import { valueAt } from '../edit/plain-value.ts';
import { insertYaml } from '../edit/yaml-edit.ts';
import type { SourceFiles } from '../source-files.ts';
import { wordingKey } from '../source-schema.ts';
import { inOneLine } from './in-one-line.ts';

/**
 * Adds a way to ask for an answer, in this language; null where the entry has it already or does not speak the language. Throws
 * `pack-invalid` where its file is no YAML.
 */
export function addQuestion(
  files: SourceFiles,
  entry: PackEntry,
  locale: Locale,
  message: string,
): Record<string, string> | null {
  const apart = entry.apart[locale];
  const place = apart ?? { file: entry.file, path: [...entry.path, wordingKey(locale)] };
  const text = files.get(place.file);
  if (entry.kind !== 'answer' || text === undefined || !entry.locales.includes(locale)) return null;
  const path = [...place.path, 'questions'];
  const question = inOneLine(message);
  const edited = insertYaml(text, path, question);
  const known: unknown = valueAt(parse(text), path);
  const isThere = Array.isArray(known) && known.includes(question);
  return question === '' || isThere ? null : { [place.file]: edited };
}

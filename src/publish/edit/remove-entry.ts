import type { Locale } from '#core/locale.ts';
import type { SourceFiles } from '../source-files.ts';
import type { PackEntry } from './pack-entry.ts';
import { withoutSection } from './policy-sections.ts';
import type { ReadYaml } from './read-entries.ts';
import { type TextEdits, textOf } from './rename-entry.ts';
import { scriptPlaces } from './script-places.ts';
import { setExamples } from './tsv-rows.ts';
import { setYaml } from './yaml-edit.ts';

/** Takes an entry out of every file in which it stands. Who names it still does: see `findUses`. */
export function removeEntry(files: SourceFiles, yaml: ReadYaml, entry: PackEntry): TextEdits {
  const edits: TextEdits = {};
  const { kind, file, path, id } = entry;
  const own = files.get(file) ?? '';
  if (kind === 'flow' || kind === 'file') return { [file]: null };
  if (kind === 'example') return { [file]: setExamples(own, String(path[0]), []) };
  if (kind === 'script') {
    for (const place of scriptPlaces(files, yaml, id)) {
      edits[place.file] = setYaml(textOf(files, edits, place.file), place.path, undefined);
    }
    return edits;
  }
  for (const place of Object.values(entry.apart)) {
    const text = textOf(files, edits, place.file);
    edits[place.file] =
      kind === 'policy' ? withoutSection(text, String(place.path[0])) : setYaml(text, place.path, undefined);
  }
  if (kind !== 'policy') edits[file] = setYaml(own, path, undefined);
  return edits;
}

/** Where the wording of an entry in a language stands, or will: a language of its own file, or beside the others. */
export function wordingFile(entry: PackEntry, locale: Locale, partly: readonly Locale[]): string {
  const apart = entry.apart[locale];
  if (apart) return apart.file;
  const topic = entry.file.replace(/^.*\/|\.yaml$/g, '');
  return partly.includes(locale) ? `locales/${locale}.${topic}.yaml` : entry.file;
}

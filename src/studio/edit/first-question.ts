import type { Locale } from '#core/locale.ts';
import type { PackEntry } from '#publish/edit/pack-entry.ts';
import { membersOf } from '#publish/edit/read-entries.ts';
import { exampleRows } from '#publish/edit/tsv-rows.ts';
import { wordingKey } from '#publish/source-schema.ts';
import type { Editing } from './editing.ts';

/** What a shopper would type, in a language, to come to an entry; its title where it has no questions. */
export function firstQuestion(editing: Editing, entry: PackEntry, locale: Locale): string {
  const said = membersOf(editing.valueAt(entry));
  if (entry.kind === 'example') {
    const rows = exampleRows(editing.files.get(entry.file) ?? '');
    return rows.find(({ label }) => label === entry.path[0])?.text ?? '';
  }
  if (entry.kind === 'flow') return flowWords(said);
  const apart = entry.apart[locale];
  const wording = membersOf(apart ? editing.valueAt(apart) : said[wordingKey(locale)]);
  const [first] = Array.isArray(wording.questions) ? wording.questions : [];
  return typeof first === 'string' ? first : (entry.titles[locale] ?? editing.titleOf(entry));
}

/** Words that begin a flow; its title in whatever language where it begins by intent alone. */
function flowWords(flow: Readonly<Record<string, unknown>>): string {
  const starts = Array.isArray(flow.starts) ? flow.starts.map(membersOf) : [];
  const [words] = starts.flatMap((start) => (Array.isArray(start.words) ? [start.words] : []));
  const [title] = Object.values(membersOf(flow.texts)).map((texts) => [membersOf(texts).title].flat()[0]);
  return String(words?.[0] ?? title ?? '');
}

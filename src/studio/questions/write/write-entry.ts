import type { Locale } from '#core/locale.ts';
import type { EntryProposal } from '#insight/mine/entries/propose-entries.ts';
import { insertYaml, setYaml } from '#publish/edit/yaml-edit.ts';
import { wordingKey } from '#publish/source-schema.ts';
import { placeOf, sourceList } from './source-list.ts';

/** Where an accepted entry came from. It stays in the sources; devices do not get it. */
export interface EntryOrigin {
  kind: 'mined';
  /** Name of the imported file. */
  log: string;
  conversations: number;
  agents: number;
  /** ISO 8601. */
  at: string;
  /** Who accepted it. */
  by: string;
}

/** What a person made of a proposal. */
export type AcceptedEntry = Pick<EntryProposal, 'id' | 'wordings'> & { intent: string };

/** The file of the sources that an accepted entry goes to. */
export const fileOfEntry = (intent: string): string => `answers/mined-${intent.split('.')[0] ?? 'other'}.yaml`;

/**
 * The file with the entry at its end, or in the place of the one of the same id; all else stays as it is written, comments too.
 *
 * @param text Of the file; null where there is none.
 */
export function writeEntry(text: string | null, entry: AcceptedEntry, origin: EntryOrigin): string {
  const wordings = Object.entries(entry.wordings).map(([language, { title, questions, answer }]) => [
    wordingKey(language as Locale),
    { title, questions, answer },
  ]);
  const written = { id: entry.id, intent: entry.intent, origin, ...Object.fromEntries(wordings) };
  const at = placeOf(sourceList(text, []) ?? [], entry.id);
  return at === -1 ? insertYaml(text ?? '', [], written) : setYaml(text ?? '', [at], written);
}

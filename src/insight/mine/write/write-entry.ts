import { isMap, isSeq } from 'yaml';
import type { EntryProposal } from '../entries/propose-entries.ts';
import { openDocument } from './open-document.ts';

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
  const document = openDocument(text, 'list');
  const node = document.createNode({
    id: entry.id,
    intent: entry.intent,
    origin,
    ...Object.fromEntries(
      Object.entries(entry.wordings).map(([language, { title, questions, answer }]) => [
        language === 'id' ? 'id-ID' : language,
        { title, questions, answer },
      ]),
    ),
  });
  const items = isSeq(document.contents) ? document.contents.items : [];
  const at = items.findIndex((item) => isMap(item) && item.get('id') === entry.id);
  if (at === -1) items.push(node);
  else items[at] = node;
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

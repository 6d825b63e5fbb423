import type { EntryProposal } from '#insight/mine/entries/propose-entries.ts';
import type { Workshop } from '../state/workshop.ts';
import type { EntryOrigin } from './write/write-entry.ts';

/** Where an entry that is accepted now comes from, and who accepts it. */
export async function originOf({ logs, settings }: Workshop, { evidence }: EntryProposal): Promise<EntryOrigin> {
  const found = await Promise.all(evidence.examples.map((id) => logs.get(id)));
  const files = new Set(found.flatMap((conversation) => conversation?.source.file ?? []));
  return {
    kind: 'mined',
    log: [...files].join(', ') || '–',
    conversations: evidence.conversations,
    agents: evidence.agents,
    at: new Date().toISOString(),
    by: settings.now.person.trim() || '–',
  };
}

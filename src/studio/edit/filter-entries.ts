import { type EditKind, entryKey, type PackEntry } from '#publish/edit/pack-entry.ts';
import type { Editing } from './editing.ts';

/** Days within which what ends is worth a look. */
export const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** What of the pack is listed. `only`: those with faults, changed, over or soon to be (`ending`), lacking a language (`missing:en`), or of an origin (`origin:mined`). */
export interface EntryFilter {
  words: string;
  kind: EditKind | '';
  only: string;
}

/** The entries that hold all the words, one after the other in any order; those whose title or id has them first. */
export function filterEntries(
  editing: Pick<Editing, 'entries' | 'faultsOf' | 'changedEntries' | 'missing'>,
  { words, kind, only }: EntryFilter,
  nowMs: number,
): PackEntry[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = (entry: PackEntry): boolean => {
    if (kind !== '' && entry.kind !== kind) return false;
    if (only === 'faults' && editing.faultsOf(entry).length === 0) return false;
    if (only === 'changed' && !editing.changedEntries.has(entryKey(entry))) return false;
    if (only === 'ending' && !(Date.parse(entry.until) < nowMs + SOON_DAYS * DAY_MS)) return false;
    if (only.startsWith('missing:') && !editing.missing(entry).some((locale) => locale === only.slice(8))) return false;
    if (only.startsWith('origin:') && (entry.origin || 'written') !== only.slice(7)) return false;
    return wanted.every((word) => entry.words.includes(word) || entry.id.toLowerCase().includes(word));
  };
  const found = editing.entries.filter(fits);
  if (wanted.length === 0) return found;
  const named = (entry: PackEntry) =>
    wanted.every((word) => `${entry.id} ${Object.values(entry.titles).join(' ')}`.toLowerCase().includes(word)) ? 0 : 1;
  return found.sort((one, other) => named(one) - named(other));
}

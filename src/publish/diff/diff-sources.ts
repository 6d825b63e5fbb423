import type { ParsedTexts } from '../parsed-texts.ts';
import type { SourceFiles } from '../source-files.ts';
import { changedFields, type FieldChange, isRecord } from './changed-fields.ts';

/** An entry of a file that was added, taken away or changed. */
export interface EntryChange {
  file: string;
  /** Id, SKU, key or number of the entry; empty where the file is one. */
  entry: string;
  /** What people call it; empty where it has no name. */
  title: string;
  kind: 'added' | 'removed' | 'changed';
  /** Of what was changed. */
  fields: FieldChange[];
}

/** A file that was added, taken away or changed, and its entries as far as it has some that can be told apart. */
export interface FileChange {
  file: string;
  kind: EntryChange['kind'];
  before: string;
  after: string;
  /** Empty where the file cannot be read as entries: then its lines tell. */
  entries: EntryChange[];
}

/** What is different in the sources, file by file in alphabetical order. */
export function diffSources(before: SourceFiles, after: SourceFiles, parsed: ParsedTexts): FileChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((file): FileChange[] => {
    const [old, now] = [before.get(file), after.get(file)];
    if (old === now) return [];
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    return [
      { file, kind, before: old ?? '', after: now ?? '', entries: entriesOf(file, old ?? '', now ?? '', parsed) },
    ];
  });
}

function entriesOf(file: string, before: string, after: string, parsed: ParsedTexts): EntryChange[] {
  if (!file.endsWith('.yaml')) return [];
  const [old, now] = [before, after].map((text) => parsed.yaml(text));
  if (!old || !now || old.errors.length > 0 || now.errors.length > 0) return [];
  return diffEntries(file, byName(file, old.value), byName(file, now.value));
}

/** What is different between two sets of entries, those of the first first. */
export function diffEntries(
  file: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): EntryChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((entry): EntryChange[] => {
    const [old, now] = [before.get(entry), after.get(entry)];
    const title = titleOf(now ?? old);
    if (!before.has(entry)) return [{ file, entry, title, kind: 'added', fields: [] }];
    if (!after.has(entry)) return [{ file, entry, title, kind: 'removed', fields: [] }];
    const fields = changedFields(old, now);
    return fields.length === 0 ? [] : [{ file, entry, title, kind: 'changed', fields }];
  });
}

/** Entries of a list by id or SKU, else members by key; a flow's file is one entry. */
function byName(file: string, value: unknown): Map<string, unknown> {
  if (Array.isArray(value)) {
    return new Map(value.map((item: unknown, at) => [nameOf(item) ?? `${at + 1}`, item]));
  }
  if (!isRecord(value)) return new Map();
  const id = nameOf(value);
  return /(^|\/)flows\//.test(file) && id !== null ? new Map([[id, value]]) : new Map(Object.entries(value));
}

function nameOf(item: unknown): string | null {
  if (!isRecord(item)) return null;
  return [item.id, item.sku].find((name) => typeof name === 'string') ?? null;
}

/** The first title or name in any language. */
function titleOf(value: unknown): string {
  if (!isRecord(value)) return '';
  const names = [value.title, isRecord(value.name) ? Object.values(value.name)[0] : value.name];
  for (const member of Object.values(value)) if (isRecord(member)) names.push(member.title);
  return names.find((name) => typeof name === 'string') ?? '';
}

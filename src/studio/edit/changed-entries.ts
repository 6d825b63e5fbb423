import { entryKey, type PackEntry } from '#publish/edit/pack-entry.ts';
import { sameValue, valueAt } from '#publish/edit/plain-value.ts';
import { type ReadYaml, readEntries } from '#publish/edit/read-entries.ts';
import type { SourceFiles } from '../state/draft.ts';
import type { KeptStep } from '../state/studio-database.ts';

/** Keys of the entries that are not as they were before the first of these steps. */
export function changedEntries(
  steps: readonly KeptStep[],
  files: SourceFiles,
  entries: readonly PackEntry[],
  yaml: ReadYaml,
): ReadonlySet<string> {
  const before = beforeSteps(steps, files);
  const edited = new Set([...before.keys(), ...files.keys()].filter((file) => before.get(file) !== files.get(file)));
  if (edited.size === 0) return new Set();
  const editedBefore = new Map([...before].filter(([file]) => edited.has(file)));
  const old = new Map(readEntries(editedBefore, yaml).map((entry) => [entryKey(entry), entry]));
  const valueIn = (tree: SourceFiles, { file, path }: PackEntry) => valueAt(yaml(tree.get(file) ?? ''), path);
  const isChanged = (entry: PackEntry): boolean => {
    const was = old.get(entryKey(entry));
    return !was || was.words !== entry.words || !sameValue(valueIn(before, was), valueIn(files, entry));
  };
  const stands = ({ file, apart }: PackEntry) =>
    edited.has(file) || Object.values(apart).some((place) => edited.has(place.file));
  return new Set(entries.filter((entry) => stands(entry) && isChanged(entry)).map(entryKey));
}

/** The sources as they were before the first step that holds. */
function beforeSteps(steps: readonly KeptStep[], files: SourceFiles): Map<string, string> {
  const before = new Map(files);
  for (const { edits, undone } of [...steps].reverse()) {
    if (undone) continue;
    for (const [file, edit] of Object.entries(edits)) {
      if (edit.before === null) before.delete(file);
      else before.set(file, edit.before);
    }
  }
  return before;
}

import type { SourceFiles } from '../source-files.ts';
import { findUses, nameIn } from './find-uses.ts';
import { setJsonLine } from './json-lines.ts';
import type { PackEntry } from './pack-entry.ts';
import { newPolicy, policySections, setSection, withoutSection } from './policy-sections.ts';
import type { ReadYaml } from './read-entries.ts';
import { scriptPlaces } from './script-places.ts';
import { renameLabel } from './tsv-rows.ts';
import { renameYamlKey, setYaml } from './yaml-edit.ts';

/** File → its new text; null takes it away. */
export type TextEdits = Record<string, string | null>;

/** What an edit so far made of a file, else what it was. */
export const textOf = (files: SourceFiles, edits: TextEdits, file: string): string =>
  edits[file] ?? files.get(file) ?? '';

/**
 * Another id for an entry, and for every place that names it: one step. A policy whose id begins otherwise moves to the file of
 * that name. Throws `conflict` where the other id is taken by a member of the same map.
 */
export function renameEntry(files: SourceFiles, yaml: ReadYaml, entry: PackEntry, to: string): TextEdits {
  const edits: TextEdits = {};
  const { kind, id } = entry;
  if (id === to) return edits;
  // Keys last: the way to what lies below one goes through it.
  const uses = findUses(files, yaml, kind, id).sort((a, b) => Number(a.isKey) - Number(b.isKey));
  for (const use of uses) {
    const text = textOf(files, edits, use.file);
    const name = nameIn(to, use);
    // A name that cannot be said there is left for the check to tell of.
    if (name === null) continue;
    if (use.isKey) edits[use.file] = renameYamlKey(text, use.path, name);
    else edits[use.file] = (use.file.endsWith('.jsonl') ? setJsonLine : setYaml)(text, use.path, name);
  }
  const own = textOf(files, edits, entry.file);
  if (kind === 'policy') Object.assign(edits, renamePolicy(files, entry, to));
  else if (kind === 'product') edits[entry.file] = setYaml(own, [...entry.path, 'sku'], to);
  else if (kind === 'answer' || kind === 'promotion') edits[entry.file] = setYaml(own, [...entry.path, 'id'], to);
  else if (kind === 'flow') {
    edits[entry.file] = null;
    edits[entry.file.replace(/[^/]+$/, `${to}.yaml`)] = setYaml(own, ['id'], to);
    const examples = files.get('flow-examples.tsv');
    if (examples !== undefined) edits['flow-examples.tsv'] = renameLabel(examples, id, to);
  } else if (kind === 'script') Object.assign(edits, renameScript(files, yaml, id, to));
  return edits;
}

/** `NAME.section`: the section in every language, in the file of its own name or of another. */
function renamePolicy(files: SourceFiles, { id, apart }: PackEntry, to: string): TextEdits {
  const edits: TextEdits = {};
  const [name = '', short = ''] = to.split('.');
  for (const { file } of Object.values(apart)) {
    const text = files.get(file) ?? '';
    const section = policySections(text).find((one) => `${policyName(file)}.${one.id}` === id);
    if (!section) continue;
    const renamed = { ...section, id: short };
    const target = file.replace(/^policies\/[^.]+/, `policies/${name}`);
    if (target === file) edits[file] = setSection(text, section.id, renamed);
    else {
      const there = files.get(target);
      edits[file] = withoutSection(text, section.id);
      edits[target] = there === undefined ? newPolicy(section.title, renamed) : setSection(there, short, renamed);
    }
  }
  return edits;
}

const policyName = (file: string): string => file.replace(/^policies\//, '').split('.', 1)[0] ?? '';

/** A key and all that stands behind an `@` of it, in every language, and the flows of this shop that say it. */
function renameScript(files: SourceFiles, yaml: ReadYaml, id: string, to: string): TextEdits {
  const edits: TextEdits = {};
  for (const { file, path, suffix } of scriptPlaces(files, yaml, id)) {
    edits[file] = renameYamlKey(textOf(files, edits, file), path, `${to}${suffix}`);
  }
  for (const [file, text] of files) {
    if (!/^flows\//.test(file) || !text.includes(id)) continue;
    const flow = yaml(text) as { steps?: { say?: string; confirm?: string }[]; texts?: Record<string, object> } | null;
    const isOwnText = Object.values(flow?.texts ?? {}).some((texts) => Object.hasOwn(texts, id));
    for (const [at, step] of (flow?.steps ?? []).entries()) {
      if (step.say === id && !isOwnText) edits[file] = setYaml(textOf(files, edits, file), ['steps', at, 'say'], to);
    }
  }
  return edits;
}

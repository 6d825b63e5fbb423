import { setYaml } from '../edit/yaml-edit.ts';
import type { SourceFiles } from '../source-files.ts';
import { inOneLine } from './in-one-line.ts';

const FILE = 'lexicon.yaml';

/** Teaches what a word of this shop's customers stands for; null where it stands for that already. */
export function addTerm(files: SourceFiles, term: string, meaning: string): Record<string, string> | null {
  const before = files.get(FILE) ?? '{}\n';
  const after = setYaml(before, ['terms', inOneLine(term)], inOneLine(meaning));
  return after === before ? null : { [FILE]: after };
}

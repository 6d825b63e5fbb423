import type { Locale } from '#core/locale.ts';
import { membersOf, type ReadYaml } from '#publish/edit/read-entries.ts';
import type { SourceFiles } from '#publish/source-files.ts';

/** One wording of a script: for everybody, or for those its suffix names (`angry`, an arm of an experiment). */
export interface ScriptWording {
  key: string;
  suffix: string;
  variants: readonly string[];
  isInherited: boolean;
}

/** All wordings of a script in a language: the shop's own, else those of the pack it extends; the plain one first. */
export function scriptWordings(
  files: SourceFiles,
  yaml: ReadYaml,
  base: string | null,
  id: string,
  locale: Locale,
): ScriptWording[] {
  const keysOf = (file: string) => membersOf(membersOf(yaml(files.get(file) ?? ''))[locale]);
  const own = keysOf('scripts.yaml');
  const below = base === null ? {} : keysOf(`${base}scripts.yaml`);
  const keys = [...new Set([id, ...Object.keys(below), ...Object.keys(own)])].filter(
    (key) => key.split('@', 1)[0] === id,
  );
  return keys.map((key) => ({
    key,
    suffix: key.split('@')[1] ?? '',
    variants: [own[key] ?? below[key] ?? []].flat().map(String),
    isInherited: own[key] === undefined && below[key] !== undefined,
  }));
}

const IN_BRACES = /\{([^{}]*)\}/g;

/** Names in braces that any wording of a script has. */
export const placeholdersOf = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(IN_BRACES)].map(([, name = '']) => name))),
];

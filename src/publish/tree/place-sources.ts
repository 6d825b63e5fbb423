import * as v from 'valibot';
import type { ParsedTexts } from '../parsed-texts.ts';
import type { SourceFiles } from '../source-files.ts';

/** What was found in an opened folder or archive. */
export interface PlacedSources {
  /** Folder of the shop inside what was opened; empty where that is the shop's own. */
  root: string;
  files: SourceFiles;
  /** The path of a folder that it extends and that was not opened with it; null where nothing is missing. */
  missing: string | null;
}

const extending = v.looseObject({ extends: v.string() });

/**
 * The shops in an opened folder: each folder with a `pack.yaml`, with the files of the folder that it extends where that was
 * opened too. `opened`: path inside what was opened → text.
 */
export function placeSources(opened: ReadonlyMap<string, string>, parsed: ParsedTexts): PlacedSources[] {
  const packs = [...opened.keys()].filter((path) => path === 'pack.yaml' || path.endsWith('/pack.yaml')).sort();
  return packs.map((pack) => {
    const root = pack.slice(0, -'pack.yaml'.length);
    const files = new Map(
      [...opened].flatMap(([path, text]) => (path.startsWith(root) ? [[path.slice(root.length), text]] : [])),
    );
    const read = v.safeParse(extending, parsed.yaml(files.get('pack.yaml') ?? '').value);
    if (!read.success) return { root, files, missing: null };
    const base = read.output.extends;
    const from = joined(root, base);
    const laid = from === null ? [] : [...opened].filter(([path]) => path.startsWith(from));
    for (const [path, text] of laid) files.set(`${base}/${path.slice(from?.length ?? 0)}`, text);
    return { root, files, missing: laid.length > 0 ? null : base };
  });
}

/** The folder that `path` leads to from `root`, with a slash at its end; null where it leads out of what was opened. */
function joined(root: string, path: string): string | null {
  const parts = root.split('/').filter((part) => part !== '');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? '' : `${parts.join('/')}/`;
}

import type { SourceFiles } from '../source-files.ts';
import type { SourcePlace } from './pack-entry.ts';
import { membersOf, type ReadYaml } from './read-entries.ts';

/** Where the shop's own files say a script: by language in `scripts.yaml`, under `scripts` in those of `locales/`. */
export function scriptPlaces(files: SourceFiles, yaml: ReadYaml, id: string): (SourcePlace & { suffix: string })[] {
  return [...files].flatMap(([file, text]) => {
    if (!/^(scripts|locales\/[^/]+)\.yaml$/.test(file) || !text.includes(id)) return [];
    const root = membersOf(yaml(text));
    const maps = file === 'scripts.yaml' ? Object.keys(root) : ['scripts'];
    return maps.flatMap((map) =>
      Object.keys(membersOf(root[map]))
        .filter((key) => key.split('@', 1)[0] === id)
        .map((key) => ({ file, path: [map, key], suffix: key.slice(id.length) })),
    );
  });
}

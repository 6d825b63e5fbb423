import { parse } from 'yaml';
import type { YamlPath } from '#publish/edit/plain-value.ts';
import type { SourceFiles } from '../state/draft.ts';

/** One map of scripts within a file. */
export interface ScriptMap {
  path: string;
  locale: string;
  /** Where the map stands in the file. */
  at: YamlPath;
  scripts: Readonly<Record<string, readonly string[]>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All maps of scripts in the sources: `scripts.yaml` by locale, `locales/*.yaml` under `scripts`; those of the base where wanted. */
export function scriptFiles(files: SourceFiles, { withBase = false } = {}): ScriptMap[] {
  return [...files].flatMap(([path, text]): ScriptMap[] => {
    const isBase = path.startsWith('../');
    if (isBase && !withBase) return [];
    const name = path.replace(/^\.\.\/[^/]+\//, '');
    const part = /^locales\/([A-Za-z]+(?:-[A-Za-z]+)?)\b.*\.yaml$/.exec(name);
    if (name !== 'scripts.yaml' && !part) return [];
    const read: unknown = parse(text);
    if (!isRecord(read)) return [];
    const maps: [string, YamlPath, unknown][] = part
      ? [[part[1] ?? '', ['scripts'], read.scripts]]
      : Object.entries(read).map(([locale, scripts]) => [locale, [locale], scripts]);
    return maps.flatMap(([locale, at, scripts]) =>
      isRecord(scripts) ? [{ path, locale, at, scripts: scripts as ScriptMap['scripts'] }] : [],
    );
  });
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { SourceFiles } from '#publish/source-files.ts';

/**
 * The files of a source folder and of what it extends, as the compiler takes them. Hidden files are left out. Throws where
 * there is no such folder.
 */
export function readFolder(sourceDir: string): SourceFiles {
  const files = new Map<string, string>();
  lay(files, sourceDir, '');
  const base = extendedBy(files.get('pack.yaml'));
  if (base !== null) lay(files, resolve(sourceDir, base), `${base}/`);
  return files;
}

/** The folders that sources lie in: the shop's, and that which it extends where it says one. */
export function sourceRoots(sourceDir: string): string[] {
  const pack = join(sourceDir, 'pack.yaml');
  const base = extendedBy(existsSync(pack) ? readFileSync(pack, 'utf8') : undefined);
  return base === null ? [sourceDir] : [sourceDir, resolve(sourceDir, base)];
}

/** What the compiler will say of a faulty `pack.yaml` is not said here. */
function extendedBy(pack: string | undefined): string | null {
  try {
    const { extends: base } = parse(pack ?? '') as { extends?: unknown };
    return typeof base === 'string' ? base : null;
  } catch {
    return null;
  }
}

function lay(files: Map<string, string>, dir: string, prefix: string): void {
  if (!existsSync(dir)) return;
  for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const isHidden = path.split('/').some((part) => part.startsWith('.'));
    if (isHidden || !statSync(join(dir, path)).isFile()) continue;
    files.set(`${prefix}${path}`, readFileSync(join(dir, path), 'utf8'));
  }
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/**
 * Making a new cluster (initdb in WebAssembly) takes PGlite some eight seconds of work, copying one takes one. So the
 * first new cluster of each PGlite version is kept in `node_modules/.cache`.
 */
export async function readPgliteTemplate(): Promise<Blob | null> {
  try {
    return new Blob([await readFile(await templateFile())], { type: 'application/x-tar' });
  } catch {
    return null;
  }
}

/** Keeps a cluster that nothing was written to yet. Where that cannot be, the next start is slow again, no more. */
export async function keepPgliteTemplate(pglite: PGlite): Promise<void> {
  const file = await templateFile();
  const unfinished = `${file}.${process.pid}`;
  try {
    const tar = await pglite.dumpDataDir('none');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(unfinished, new Uint8Array(await tar.arrayBuffer()));
    await rename(unfinished, file);
  } catch (error) {
    console.warn('The new database was not kept as a template:', error);
  }
}

async function templateFile(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = path.join(path.dirname(entry), '../package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const [nodeModules] = entry.split(`${path.sep}@electric-sql${path.sep}`);
  return path.join(nodeModules ?? '.', '.cache/aisle', `pglite-${version}.tar`);
}

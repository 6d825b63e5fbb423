import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import type { SourceFiles } from '#publish/source-files.ts';
import { sourcesZip, zipOf } from '#publish/tree/sources-zip.ts';
import { readFolder } from './pack/read-folder.ts';

/** Writes the sources that the Studio can begin from: each shop with what it extends, and `base.zip` alone. */
export function writeSources({
  sourceDir,
  outDir,
  shops,
}: {
  sourceDir: string;
  outDir: string;
  shops: readonly string[];
}): void {
  mkdirSync(outDir, { recursive: true });
  for (const shop of shops)
    writeFileSync(join(outDir, `${shop}.zip`), sourcesZip(readFolder(join(sourceDir, shop)), shop));
  const base: SourceFiles = readFolder(join(sourceDir, 'base'));
  writeFileSync(
    join(outDir, 'base.zip'),
    zipOf(new Map([...base].map(([path, text]) => [`base/${path}`, strToU8(text)]))),
  );
}

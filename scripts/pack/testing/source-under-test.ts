import { readFileSync, writeFileSync } from 'node:fs';
import { type PackFault, PackSourceError } from '#publish/pack-fault.ts';
import { compileFolder } from '../compile-folder.ts';

/** Every mistake that is found in a source folder; none where it compiles. */
export function faultsOf(sourceDir: string): readonly PackFault[] {
  try {
    compileFolder(sourceDir);
  } catch (error) {
    if (error instanceof PackSourceError) return error.faults;
    throw error;
  }
  return [];
}

/** Changes one place of a file. Throws where it is not there: the test would be of nothing. */
export function changeFile(path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, after);
}

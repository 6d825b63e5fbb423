import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../src/insight/sql/', import.meta.url);

/** A file of `src/insight/sql` by its name without `.sql`. */
export function readSql(name: string): string {
  return readFileSync(new URL(`${name}.sql`, FOLDER), 'utf8');
}

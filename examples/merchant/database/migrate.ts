import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number, the same in every process: one of them migrates, the others wait. */
const LOCK = 4_817_001;

/** Applies the SQL files of `migrations/` that this database has not seen, in the order of their names, all or none. */
export async function migrate(database: Database): Promise<void> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  await database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await transaction.script(
      'create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const applied = await transaction.query<{ name: string }>('select name from schema_migrations');
    const seen = new Set(applied.map((row) => row.name));
    for (const name of names.filter((name) => !seen.has(name))) {
      await transaction.script(await readFile(new URL(name, FOLDER), 'utf8'));
      await transaction.query('insert into schema_migrations (name) values ($1)', [name]);
    }
  });
}

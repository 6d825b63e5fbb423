import { existsSync } from 'node:fs';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { type Database, pgNotify, type Queryable, type SqlValue } from './database.ts';
import { keepPgliteTemplate, readPgliteTemplate } from './pglite-template.ts';

/** The embedded PostgreSQL: in `folder`, or in memory without one. */
export async function openPgliteDatabase(folder?: string): Promise<Database> {
  const pglite = await openPglite(folder);
  return {
    ...queryable(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(queryable(transaction))),
    listen: async (channel, onPayload) => {
      await pglite.listen(channel, onPayload);
    },
    close: () => pglite.close(),
  };
}

async function openPglite(folder: string | undefined): Promise<PGlite> {
  if (folder !== undefined && existsSync(path.join(folder, 'PG_VERSION'))) return PGlite.create(folder);
  const dataDir = folder === undefined ? {} : { dataDir: folder };
  const template = await readPgliteTemplate();
  if (template) return PGlite.create({ ...dataDir, loadDataDir: template });
  const pglite = await PGlite.create(dataDir);
  await keepPgliteTemplate(pglite);
  return pglite;
}

function queryable(runner: PGlite | Transaction): Queryable {
  const query = async <Row>(sql: string, parameters: readonly SqlValue[] = []) =>
    (await runner.query<Row>(sql, [...parameters])).rows;
  return {
    query,
    notify: (channel, payloads) => pgNotify(query, channel, payloads),
    script: async (sql) => {
      await runner.exec(sql);
    },
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { LOG_ROW_COLUMNS } from '#insight/sql/load/log-row-columns.ts';
import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import { plainStatement } from '#insight/sql/plain-statement.ts';
import { QUERY_NAMES, type QueryName } from '#insight/sql/queries.ts';
import { type AskEngine, runQuery, valuesOf } from '#insight/sql/run-query.ts';
import { wordsOf } from '#insight/sql/words-of.ts';
import { openDuckDb } from './analyse/duckdb-engine.ts';
import { loadFiles } from './analyse/load-files.ts';
import { paramsOf } from './analyse/params-of.ts';
import { askPostgres } from './analyse/postgres-engine.ts';
import { readSql } from './analyse/read-sql.ts';
import { writeTables } from './analyse/write-tables.ts';

const USAGE = `Answers questions to logs that are too large for a browser: the Studio's queries on files larger than memory, as JSON lines.

  npm run -s analyse -- --query NAME… --in FILE… [--param KEY=VALUE…]
  npm run -s analyse -- --query NAME… --postgres URL [--param KEY=VALUE…]
  npm run -s analyse -- --write FOLDER --in FILE…
  npm run -s analyse -- --query NAME… --print [--param KEY=VALUE…]

  --query     ${QUERY_NAMES.join(', ')}
  --in        .csv, .jsonl, .ndjson or .parquet with a row for each message; columns
              ${LOG_ROW_COLUMNS.join(', ')} (the first two at least)
  --column    OURS=THEIRS, where a file names a column otherwise
  --param     a parameter of the query, as from_local=2026-11-01 or within_days=14
  --zone      of the shop's clock (default Asia/Shanghai)
  --terms     reads the shoppers' texts too, masked, for weekly-terms
  --memory    MiB that DuckDB may use (default 1024); what is more goes to disk
  --threads   processors (default 2)
  --folder    where it goes (default a temporary folder); cleared at the end
  --salt      stirred into the pseudonyms of agents and shoppers (default: another each time)
  --postgres  a database that has the tables of src/insight/sql/tables.sql, filled
  --write     writes these tables as Parquet instead, for another engine (docs/studio-scale.md)
  --print     prints the statements with their values instead

Nothing leaves this machine.
`;

class UsageError extends Error {}

const SETTINGS = {
  query: { type: 'string', multiple: true },
  in: { type: 'string', multiple: true },
  column: { type: 'string', multiple: true, default: [] as string[] },
  param: { type: 'string', multiple: true, default: [] as string[] },
  zone: { type: 'string', default: 'Asia/Shanghai' },
  terms: { type: 'boolean', default: false },
  memory: { type: 'string', default: '1024' },
  threads: { type: 'string', default: '2' },
  folder: { type: 'string' },
  salt: { type: 'string' },
  postgres: { type: 'string' },
  write: { type: 'string' },
  print: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: SETTINGS, allowPositionals: true });
  if (values.help) return void console.log(USAGE);
  const names = (values.query ?? []).map((name) => {
    if (!QUERY_NAMES.includes(name as QueryName)) throw new UsageError(`--query ${name}: not one of them\n\n${USAGE}`);
    return name as QueryName;
  });
  // A shell's *.csv gives the first file to --in and the rest as they are.
  const files = [...(values.in ?? []), ...positionals];
  const given = pairsOf(values.param, '--param');
  const answer = async (ask: AskEngine) => {
    for (const name of names) {
      const rows = await runQuery(name, paramsOf(name, given), readSql, ask);
      for (const row of rows) console.log(JSON.stringify(names.length > 1 ? { query: name, ...row } : row));
    }
  };
  if (values.print) {
    for (const name of names) console.log(`${plainStatement(readSql(name), valuesOf(name, paramsOf(name, given)))};`);
    return;
  }
  if (values.postgres !== undefined) {
    const client = new pg.Client({ connectionString: values.postgres });
    await client.connect();
    await answer(askPostgres(client)).finally(() => client.end());
    return;
  }
  if (files.length === 0 || (names.length === 0 && values.write === undefined)) throw new UsageError(USAGE);

  const folder = mkdtempSync(join(values.folder ?? tmpdir(), 'aisle-analyse-'));
  const engine = await openDuckDb({ memoryMb: Number(values.memory), threads: Number(values.threads), folder });
  try {
    const { rows, withoutConversation, withoutTime, unknownSpeakers } = await loadFiles(engine, files, {
      names: pairsOf(values.column, '--column'),
      salt: values.salt ?? crypto.randomUUID(),
      aheadMinutes: zoneClock(values.zone),
      ...(values.terms && { termsOf: wordsOf }),
    });
    console.error(
      `${rows} rows, ${withoutTime} of them without a time; left out: ${withoutConversation} without a conversation`,
    );
    for (const { word, rows: of } of unknownSpeakers)
      console.error(`left out: ${of} rows of the speaker ${word ?? '(none)'}`);
    await answer(engine.ask);
    if (values.write !== undefined) for (const file of await writeTables(engine, values.write)) console.error(file);
  } finally {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pairsOf(pairs: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError(`${option} ${pair}: not NAME=VALUE`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

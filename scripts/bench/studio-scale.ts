import { strict as assert } from 'node:assert';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import { QUERY_NAMES } from '#insight/sql/queries.ts';
import { type AskEngine, runQuery } from '#insight/sql/run-query.ts';
import { wordsOf } from '#insight/sql/words-of.ts';
import { type DuckDbEngine, openDuckDb } from '#scripts/analyse/duckdb-engine.ts';
import { loadFiles } from '#scripts/analyse/load-files.ts';
import { readSql } from '#scripts/analyse/read-sql.ts';
import { measureInBrowser } from './studio-scale/in-browser.ts';
import { onPostgres } from './studio-scale/on-postgres.ts';
import type { QueryTime } from './studio-scale/page.ts';
import { PLAIN_LOOPS, type PlainTables } from './studio-scale/plain-loops.ts';
import { writeRows } from './studio-scale/write-rows.ts';
import type { BenchSuite } from './suite.ts';

const ROWS = { full: 1_000_000, short: 100_000 };
/** Of so many runs of a query the median counts. */
const TIMES = 3;
/** Agents are pseudonyms that differ from load to load; their rows are compared without. */
const hideAgents = (rows: object[]) => JSON.stringify(rows).replace(/agent-[0-9a-f]{12}/g, 'agent');

/**
 * A million log rows analysed in the browser, by DuckDB outside it, by a server PostgreSQL and by loops over arrays: the same
 * rows, the same answers, held equal here. Times are of this machine; the ratios are what counts.
 */
export const benchStudioScale: BenchSuite = async ({ short }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-scale-'));
  chmodSync(folder, 0o755);
  try {
    const files = { csv: join(folder, 'log.csv'), json: join(folder, 'log.jsonl') };
    const written = writeRows(short ? ROWS.short : ROWS.full, files.csv, files.json);
    const browser = await measureInBrowser(folder, 'log.csv', 'log.jsonl', TIMES);
    const engine = await openDuckDb({ threads: 2 });
    const loading = performance.now();
    await loadFiles(engine, [files.csv], { salt: 'x', aheadMinutes: zoneClock('Asia/Shanghai'), termsOf: wordsOf });
    const loadMs = Math.round(performance.now() - loading);
    const duckdb = await askAll(engine.ask);
    const postgres = await onPostgres(engine, folder, askAll);
    const plain = await askPlain(engine);
    engine.close();
    for (const name of QUERY_NAMES)
      for (const other of [browser.answers, postgres, plain])
        if (other?.[name])
          assert.equal(comparable(name, other[name].rows), comparable(name, duckdb[name]?.rows ?? []), name);
    return {
      suite: 'studio-scale',
      short,
      cores: availableParallelism(),
      ...written,
      browser: {
        loadCsvMs: browser.csv.ms,
        loadJsonMs: browser.json.ms,
        loadCsvWithTermsMs: browser.csvWithTerms.ms,
        longestBlockMs: Math.max(...[browser.csv, browser.json, browser.csvWithTerms].map((one) => one.longestBlockMs)),
        peakMb: browser.peakMb,
        allQueriesMs: Math.round(Object.values(browser.answers).reduce((sum, { ms }) => sum + ms, 0)),
      },
      node: { loadCsvWithTermsMs: loadMs },
      queries: Object.fromEntries(
        QUERY_NAMES.map((name) => [name, figures(name, { browser: browser.answers, node: duckdb, postgres, plain })]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Answers = Record<string, QueryTime>;

function figures(name: string, of: { browser: Answers; node: Answers; postgres: Answers | null; plain: Answers }) {
  const ms = (answers: Answers | null) => (answers?.[name] ? Math.round(answers[name].ms * 10) / 10 : null);
  const browser = ms(of.browser);
  const over = (other: number | null) =>
    browser === null || other === null ? null : Math.round((100 * browser) / Math.max(0.1, other)) / 100;
  const [node, postgres, plain] = [ms(of.node), ms(of.postgres), ms(of.plain)];
  return {
    browserMs: browser,
    nodeMs: node,
    postgresMs: postgres,
    plainMs: plain,
    browserOverNode: over(node),
    browserOverPostgres: over(postgres),
    browserOverPlain: over(plain),
  };
}

async function askAll(ask: AskEngine): Promise<Answers> {
  const answers: Answers = {};
  for (const name of QUERY_NAMES) answers[name] = await median(() => runQuery(name, {}, readSql, ask));
  return answers;
}

async function askPlain(engine: DuckDbEngine): Promise<Answers> {
  const tables = {
    conversations: await engine.rows(
      'SELECT CAST(started_local AS VARCHAR) AS started_local, skill_group, CAST(first_response_ms AS DOUBLE) AS first_response_ms FROM conversations',
    ),
    questions: await engine.rows(
      'SELECT conversation_id, position, topic, CAST(asked_local AS VARCHAR) AS asked_local, answered_by FROM questions',
    ),
  } as unknown as PlainTables;
  const answers: Answers = {};
  for (const [name, loop] of Object.entries(PLAIN_LOOPS)) answers[name] = await median(async () => loop(tables));
  return answers;
}

async function median(work: () => Promise<object[]>): Promise<QueryTime> {
  const took: number[] = [];
  let rows: object[] = [];
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now();
    rows = await work();
    took.push(performance.now() - began);
  }
  return { ms: took.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0, rows };
}

function comparable(name: string, rows: object[]): string {
  const text = hideAgents(rows);
  // Ties of agents are in the order of their pseudonyms.
  return name === 'busiest-agents'
    ? (JSON.parse(text) as object[])
        .map((row) => JSON.stringify(row))
        .sort()
        .join()
    : text;
}

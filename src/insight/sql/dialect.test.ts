import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialectFaults } from './dialect.ts';
import { QUERIES, QUERY_NAMES } from './queries.ts';

const FOLDER = 'src/insight/sql';
const read = (name: string) => readFileSync(`${FOLDER}/${name}.sql`, 'utf8');

describe('the dialect of the queries', () => {
  test('every file is a query with a name, and every name has its file', () => {
    const files = readdirSync(FOLDER)
      .filter((file) => file.endsWith('.sql') && file !== 'tables.sql')
      .map((file) => file.slice(0, -4));
    expect(files.sort()).toEqual([...QUERY_NAMES].sort());
  });

  test.each(QUERY_NAMES)('%s is written in what DuckDB, PostgreSQL, Trino and Spark SQL share', (name) => {
    expect(dialectFaults(read(name), Object.keys(QUERIES[name].params.entries))).toEqual([]);
  });

  test('what only some engines know is named', () => {
    const sql = `-- Why
WITH params AS (SELECT CAST($1 AS TIMESTAMP) AS from_local, CAST($2 AS TIMESTAMP) AS until_local)
SELECT x::INT, SUM(y), a / b, PERCENTILE_CONT(0.5), $1 FROM t LIMIT 3`;
    expect(dialectFaults(sql, ['from_local', 'until_local'])).toEqual([
      'has a cast by ::',
      'has LIMIT',
      'has a division, which truncates in some engines only',
      'calls PERCENTILE_CONT',
      'has a SUM outside CAST(… AS BIGINT)',
      'reads a parameter outside params',
      'ends without ORDER BY',
    ]);
  });
});

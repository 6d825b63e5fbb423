import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogTables } from '#insight/sql/log-tables.ts';
import { plainStatement } from '#insight/sql/plain-statement.ts';
import { QUERY_NAMES, type QueryName } from '#insight/sql/queries.ts';
import { type AskEngine, runQuery, valuesOf } from '#insight/sql/run-query.ts';
import { readSql } from '#scripts/analyse/read-sql.ts';
import { madeUpTables } from './made-up-tables.ts';
import { type SqlEngine, sqlEngines } from './sql-engines.ts';
import { WORKED_ANSWERS } from './worked-answers.ts';
import { namelessTables, workedTables } from './worked-tables.ts';

const EMPTY: LogTables = { conversations: [], messages: [], questions: [], terms: [] };
/** A period that begins and ends between rows, and limits low enough that small tables have something to say. */
const PERIODS = [{}, { from_local: '2026-03-29T02:30', until_local: '2028-03-01' }, { until_local: '2026-11-01' }];
const LOW: Partial<Record<QueryName, object>> = {
  'weekly-terms': { most_per_week: 3, at_least: 1 },
  'follow-up-pairs': { least_support: 1, least_percent: 30 },
  'repeat-contacts': { within_days: 2 },
};

const answer = (name: QueryName, params: object, ask: AskEngine) => runQuery(name, params, readSql, ask);

describe('queries of the logs', () => {
  const engines = sqlEngines();
  const open = new Map<string, SqlEngine>();
  beforeAll(async () => {
    for (const { name, open: start } of engines) open.set(name, await start());
  }, 60_000);
  afterAll(async () => {
    for (const engine of open.values()) await engine.close();
  });

  const fillAll = async (tables: LogTables) => {
    for (const engine of open.values()) await engine.fill(tables);
  };
  const [first = '', ...others] = engines.map(({ name }) => name);

  describe('on a small log', () => {
    beforeAll(() => fillAll(workedTables));
    for (const { name: engine } of engines) {
      test.each(QUERY_NAMES)(`${engine} answers %s as worked out by hand`, async (name) => {
        const worked = WORKED_ANSWERS[name] ?? [];
        expect(worked).not.toEqual([]);
        for (const { params = {}, rows } of worked)
          expect(await answer(name, params, (open.get(engine) as SqlEngine).ask)).toEqual(rows);
      });
    }
  });

  describe('on the same log with roles and times, but no names of agents, and without the replies of one conversation', () => {
    beforeAll(() => fillAll(namelessTables));
    for (const { name: engine } of engines) {
      const ask = (name: QueryName) => answer(name, {}, (open.get(engine) as SqlEngine).ask);

      test(`${engine} counts who took part by their role`, async () => {
        expect(await ask('figure-days')).toMatchObject([
          { day: '2026-11-02', with_person: 2, assistant_alone: 0 },
          { day: '2026-11-05', with_person: 0, assistant_alone: 0 },
          { day: '2026-11-10', with_person: 0, assistant_alone: 1 },
        ]);
        expect(await ask('figure-hours')).toMatchObject([
          { day: '2026-11-02', with_person: 2, handle_timed: 2, handle_ms: 1_200_000 },
          { day: '2026-11-05', with_person: 0, handle_timed: 0, handle_ms: 0 },
          { day: '2026-11-10', with_person: 0, handle_timed: 0, handle_ms: 0 },
        ]);
      });

      test(`${engine} counts a shopper whom nobody answered as not answered fast`, async () => {
        expect(await ask('figure-days')).toMatchObject([
          { day: '2026-11-02', reply_timed: 2, answered_fast: 1 },
          { day: '2026-11-05', reply_timed: 1, answered_fast: 0 },
          { day: '2026-11-10', reply_timed: 1, answered_fast: 1 },
        ]);
      });
    }
  });

  describe.each([
    ['no rows at all', EMPTY],
    ...Array.from({ length: 8 }, (_, seed) => [`made-up tables ${seed}`, madeUpTables(seed, 12 + seed * 30)] as const),
  ] as [string, LogTables][])('on %s', (_, tables) => {
    beforeAll(() => fillAll(tables));

    test.each(QUERY_NAMES)('%s has equal rows in equal order on every engine', async (name) => {
      for (const period of PERIODS) {
        const params = { ...LOW[name], ...period };
        const rows = await answer(name, params, (open.get(first) as SqlEngine).ask);
        for (const other of others)
          expect({ other, rows: await answer(name, params, (open.get(other) as SqlEngine).ask) }).toEqual({
            other,
            rows,
          });
      }
    });

    test('a statement with its values written in gives the same rows', async () => {
      for (const name of QUERY_NAMES) {
        const params = { ...LOW[name], ...PERIODS[1] };
        const rows = await answer(name, params, (open.get(first) as SqlEngine).ask);
        const plain = plainStatement(readSql(name), valuesOf(name, params));
        for (const { ask } of open.values())
          expect(
            await runQuery(
              name,
              params,
              () => plain,
              (sql) => ask(sql, []),
            ),
          ).toEqual(rows);
      }
    });
  });
});

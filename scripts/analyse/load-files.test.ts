import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogConversation, LogSpeaker } from '#insight/log/conversation-log.ts';
import { conversationTables } from '#insight/sql/conversation-tables.ts';
import { fillTables } from '#insight/sql/load/fill-tables.ts';
import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import { QUERY_NAMES } from '#insight/sql/queries.ts';
import { runQuery } from '#insight/sql/run-query.ts';
import { wordsOf } from '#insight/sql/words-of.ts';
import { type DuckDbEngine, openDuckDb } from './duckdb-engine.ts';
import { loadFiles } from './load-files.ts';
import { readSql } from './read-sql.ts';

const HEAD = 'conversation_id,said_at,speaker,agent,text,shopper,resolved,rating,topic';
/** The night in which Berlin's clocks go forward; a reply before its question by its clock; quotes, line breaks, emoji. */
const ROWS = [
  ['c1', '2026-03-29T00:59:50Z', 'shopper', '', '牛奶 "保质期" 多久？🥛', 's1', '', '', 'keeps'],
  ['c1', '2026-03-29T01:00:00Z', 'agent', '小李', '七天', 's1', 'true', '5', ''],
  ['c1', '2026-03-29T01:00:01Z', 'agent', 'Mia', 'Seven\ndays', 's1', '', '', ''],
  ['c1', '2026-03-29T01:00:02Z', 'system', '', 'closed', 's1', '', '', ''],
  ['c1', '2026-03-29T01:01:00Z', 'shopper', '', 'call me on +86 138 0013 8000, or write', 's1', '', '', ''],
  ['c1', '2026-03-29T01:01:02Z', 'shopper', '', '冷藏吗', 's1', '', '', 'storage'],
  ['c2', '2026-03-30T08:00:00Z', 'shopper', '', 'Where is my parcel', 's2', '', '', 'late'],
  ['c2', '2026-03-30T08:00:01Z', 'assistant', '', 'On its way', 's2', '', '', ''],
  ['c2', '2026-03-30T08:00:31Z', 'agent', 'Mia', 'Hello', 's2', '', '', ''],
] as const;

describe('raw logs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-load-'));
  const settings = { salt: 'x', aheadMinutes: zoneClock('Europe/Berlin'), termsOf: wordsOf };
  let engine: DuckDbEngine;
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const csv = [HEAD, ...ROWS.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join('\n');
  const answers = async (of: DuckDbEngine) => {
    const all: Record<string, object[]> = {};
    for (const name of QUERY_NAMES) all[name] = await runQuery(name, {}, readSql, of.ask);
    return all;
  };
  const empty = async () => {
    for (const table of ['conversations', 'messages', 'questions', 'terms']) await engine.run(`DELETE FROM ${table}`);
  };

  beforeAll(async () => {
    engine = await openDuckDb({ threads: 1 });
  });
  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  test('CSV, JSON lines and Parquet of the same rows give the same tables', async () => {
    const names = HEAD.split(',');
    const lines = ROWS.map((row) =>
      JSON.stringify(Object.fromEntries(row.map((cell, at) => [names[at], cell || null]))),
    );
    const inCsv = write('log.csv', csv);
    const inParquet = join(folder, 'log.parquet');
    await engine.run(`COPY (SELECT * FROM READ_CSV('${inCsv}', header = true)) TO '${inParquet}' (FORMAT parquet)`);
    const tables: unknown[] = [];
    for (const file of [inCsv, write('log.jsonl', lines.join('\n')), inParquet]) {
      await empty();
      const report = await loadFiles(engine, [file], settings);
      expect(report).toEqual({ rows: 9, withoutConversation: 0, withoutTime: 0, unknownSpeakers: [] });
      tables.push([
        await engine.rows('SELECT * FROM conversations ORDER BY id'),
        await engine.rows('SELECT * FROM messages ORDER BY conversation_id, position'),
        await engine.rows('SELECT * FROM questions ORDER BY conversation_id, position'),
        await engine.rows('SELECT * FROM terms ORDER BY ALL'),
      ]);
    }
    expect(tables[1]).toEqual(tables[0]);
    expect(tables[2]).toEqual(tables[0]);
    expect(JSON.stringify(tables[0], (_, value) => (typeof value === 'bigint' ? Number(value) : value))).toContain(
      'parcel',
    );
  });

  test('questions, waits and the shop’s clock are found in the rows', async () => {
    await empty();
    await loadFiles(engine, [write('log.csv', csv)], settings);
    expect(
      await engine.rows(`SELECT position, CAST(asked_local AS VARCHAR) AS asked, topic, answered_by,
        CAST(answered_in_ms AS INTEGER) AS ms FROM questions ORDER BY conversation_id, position`),
    ).toEqual([
      { position: 0, asked: '2026-03-29 01:59:50', topic: 'keeps', answered_by: 'agent', ms: 10_000 },
      { position: 4, asked: '2026-03-29 03:01:00', topic: null, answered_by: null, ms: null },
      { position: 0, asked: '2026-03-30 10:00:00', topic: 'late', answered_by: 'assistant', ms: 1000 },
    ]);
    expect(await engine.rows('SELECT id, handed_over, resolved, rating, topic FROM conversations ORDER BY id')).toEqual(
      [
        { id: 'c1', handed_over: null, resolved: true, rating: 5, topic: 'keeps' },
        { id: 'c2', handed_over: true, resolved: null, rating: null, topic: 'late' },
      ],
    );
  });

  test('no text, number, name of an agent or shopper reaches the tables', async () => {
    await empty();
    await loadFiles(engine, [write('log.csv', csv)], settings);
    const all = [];
    for (const table of ['conversations', 'messages', 'questions', 'terms'])
      all.push(...(await engine.rows(`SELECT CAST(${table} AS VARCHAR) AS row FROM ${table}`)));
    const text = JSON.stringify(all);
    for (const personal of ['小李', 'Mia', '138', '8000', 's1', 'Seven']) expect(text).not.toContain(personal);
    expect(text).toContain('agent-');
    expect(text).toContain('冷藏');
  });

  test('what is left out is counted, and a message without a time keeps its place', async () => {
    await empty();
    const rows = [
      'c1,,shopper,hi',
      'c1,soon,visitor,there',
      'c1,1774713600000,客服,hello',
      ',2026-03-29,agent,x',
      'c1,,ghost,x',
      'c1,,,x',
    ];
    const report = await loadFiles(engine, [write('odd.csv', ['id,at,speaker,text', ...rows].join('\n'))], {
      ...settings,
      names: { conversation_id: 'ID', said_at: 'at' },
    });
    expect(report).toEqual({
      rows: 6,
      withoutConversation: 1,
      withoutTime: 4,
      unknownSpeakers: expect.arrayContaining([
        { word: 'ghost', rows: 1 },
        { word: null, rows: 1 },
      ]),
    });
    expect(
      await engine.rows('SELECT position, speaker, CAST(said_at AS VARCHAR) AS at FROM messages ORDER BY 1'),
    ).toEqual([
      { position: 0, speaker: 'shopper', at: null },
      { position: 1, speaker: 'shopper', at: null },
      { position: 2, speaker: 'agent', at: '2026-03-28 16:00:00' },
    ]);
  });

  test('a file without the columns it must have is named, with what it has', async () => {
    await empty();
    await expect(loadFiles(engine, [write('other.csv', 'a,b\n1,2')], settings)).rejects.toThrow(/other\.csv.*has a, b/);
    await engine.run('DROP TABLE log_rows; DROP TABLE clock; DROP TABLE speakers;');
  });

  test('a file larger than the memory it may have gives the answers that it gives with enough', async () => {
    const file = join(folder, 'large.csv');
    const LIMIT_MB = 100;
    await engine.run(`COPY (
      SELECT 'conversation-' || range // 4 AS conversation_id, EPOCH_MS(1780000000000 + range * 7000) AS said_at,
        CASE WHEN range % 2 = 0 THEN 'shopper' ELSE 'agent' END AS speaker, REPEAT('words ', 50) AS text,
        's' || range // 40 AS shopper, 't' || (range * 7919) % 13 AS topic
      FROM range(400000)) TO '${file}' (FORMAT csv)`);
    expect(statSync(file).size).toBeGreaterThan(LIMIT_MB * 1024 * 1024);
    await empty();
    await loadFiles(engine, [file], { salt: 'x', aheadMinutes: settings.aheadMinutes });
    const small = await openDuckDb({ threads: 1, memoryMb: LIMIT_MB, folder });
    await loadFiles(small, [file], { salt: 'x', aheadMinutes: settings.aheadMinutes });
    const fromSmall = await answers(small);
    small.close();
    expect(fromSmall['handoff-by-topic']).toHaveLength(13);
    expect(fromSmall).toEqual(await answers(engine));
  }, 120_000);

  test('imported conversations give the same answers as their rows', async () => {
    const other = await openDuckDb({ threads: 1 });
    const turns = (id: string) =>
      ROWS.filter((row) => row[0] === id).map(([, at, speaker, agent, text]) => ({
        speaker: speaker as LogSpeaker,
        text,
        atMs: Date.parse(at),
        agent: agent || null,
      }));
    const conversation = (
      id: string,
      outcome: Partial<LogConversation['outcome']>,
      shopper: string,
    ): LogConversation => ({
      id,
      source: { file: 'log', line: 1 },
      startedAtMs: turns(id)[0]?.atMs ?? null,
      channel: null,
      group: null,
      shopper,
      language: null,
      tags: [],
      outcome: { resolved: null, rating: null, handedOver: null, converted: null, ...outcome },
      turns: turns(id),
    });
    const question = (
      conversationId: string,
      position: number,
      topic: string | null,
      by: 'agent' | 'assistant' | null,
      inMs: number | null,
    ) => {
      const asked = turns(conversationId)[position];
      return {
        conversationId,
        position,
        text: asked?.text ?? '',
        answer: null,
        answeredBy: by,
        agent: by === 'agent' ? '小李' : null,
        askedAtMs: asked?.atMs ?? null,
        answeredInMs: inMs,
        topic,
      };
    };
    const tables = conversationTables(
      [conversation('c1', { resolved: true, rating: 5 }, 's1'), conversation('c2', { handedOver: true }, 's2')],
      [
        question('c1', 0, 'keeps', 'agent', 10_000),
        question('c1', 4, null, null, null),
        question('c2', 0, 'late', 'assistant', 1000),
      ],
      settings,
    );
    await fillTables(other, tables);
    await empty();
    await loadFiles(engine, [write('log.csv', csv)], { ...settings, salt: 'y' });
    const [fromRows, fromLogs] = [await answers(engine), await answers(other)];
    for (const row of [...(fromRows['busiest-agents'] ?? []), ...(fromLogs['busiest-agents'] ?? [])])
      (row as { agent: string }).agent = 'somebody';
    const terms = (of: object[] = []) => of.filter((row) => !('term' in row));
    expect({ ...fromLogs, 'weekly-terms': terms(fromLogs['weekly-terms']) }).toEqual({
      ...fromRows,
      'weekly-terms': terms(fromRows['weekly-terms']),
    });
    other.close();
  });
});

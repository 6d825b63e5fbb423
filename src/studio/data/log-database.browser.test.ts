import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import type { LogTables } from '#insight/sql/log-tables.ts';
import { Jobs, type Task } from '../state/jobs.ts';
import { isOutOfMemory } from './duckdb-fault.ts';
import { LogDatabase } from './log-database.ts';

const aheadMinutes = zoneClock('Asia/Shanghai');

/** Ten conversations: of each, topic `late` on the first day, `refund` on the second; every third answered by the assistant. */
function rows(): Record<string, string>[] {
  return Array.from({ length: 10 }, (_, at) => [
    {
      conversation_id: `c${at}`,
      said_at: `2026-11-0${2 + (at % 2)}T03:00:00Z`,
      speaker: 'customer',
      agent: '',
      text: at % 2 === 0 ? '包裹，"还没到"\n电话 13800138000' : 'refund, please 🙏',
      shopper: `s${at % 4}`,
      topic: at % 2 === 0 ? 'late' : 'refund',
    },
    {
      conversation_id: `c${at}`,
      said_at: `2026-11-0${2 + (at % 2)}T03:00:${String(at + 10)}Z`,
      speaker: at % 3 === 0 ? 'bot' : 'agent',
      agent: at % 3 === 0 ? '' : 'Mia',
      text: '好的',
      shopper: '',
      topic: '',
    },
  ]).flat();
}

const asCsv = () => {
  const all = rows();
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [line(Object.keys(all[0] ?? {})), ...all.map((row) => line(Object.values(row)))].join('\r\n');
};
const asJsonLines = () =>
  rows()
    .map((row) => JSON.stringify(row))
    .join('\n');
const csvFile = (text = asCsv(), name = 'log.csv') => new File([text], name);

describe('the database of the logs in the browser', { timeout: 60_000 }, () => {
  let database = new LogDatabase();
  afterEach(() => {
    database.close();
    database = new LogDatabase();
  });

  test('CSV and JSON lines give the same answers, and no text', async () => {
    const termsOf = (text: string) => text.split(/[\s，,"]+/).filter((word) => word !== '');
    const answers: object[] = [];
    for (const file of [csvFile(), csvFile(asJsonLines(), 'log.jsonl')]) {
      const report = await database.fillFiles([file], 1, { aheadMinutes, termsOf });
      expect(report).toEqual({ rows: 20, withoutConversation: 0, withoutTime: 0, unknownSpeakers: [] });
      answers.push({
        topics: await database.query('topics-over-time', {}),
        handoff: await database.query('handoff-by-topic', {}),
        times: await database.query('response-times', { within_ms: 15_000 }),
        arrivals: await database.query('arrivals', {}),
        terms: await database.query('weekly-terms', { at_least: 1 }),
      });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      topics: [
        { day: '2026-11-02', topic: 'late', asked: 5, unanswered: 0, by_assistant: 2 },
        { day: '2026-11-03', topic: 'refund', asked: 5, unanswered: 0, by_assistant: 2 },
      ],
      times: [
        {
          skill_group: null,
          conversations: 10,
          answered: 10,
          within: 6,
          p50_ms: 14_000,
          p90_ms: 18_000,
          p95_ms: 19_000,
        },
      ],
      arrivals: [
        { weekday: 1, hour_of_day: 11, conversations: 5, days: 1 },
        { weekday: 2, hour_of_day: 11, conversations: 5, days: 1 },
      ],
    });
    expect(JSON.stringify(answers)).toContain('还没到');
    expect(JSON.stringify(answers)).not.toMatch(/138|Mia/);
  });

  test('several files are one log', async () => {
    const [head = '', ...lines] = asJsonLines().split('\n');
    const files = [csvFile(head, 'a.jsonl'), csvFile(lines.join('\n'), 'b.ndjson')];
    expect(await database.fillFiles(files, 1, { aheadMinutes })).toMatchObject({ rows: 20 });
    expect(await database.query('funnel', {})).toMatchObject([{ conversations: 10 }, { conversations: 10 }, {}, {}]);
  });

  test('imported conversations are asked the same way', async () => {
    const tables: LogTables = {
      conversations: [],
      messages: [],
      questions: [
        {
          conversation_id: 'a',
          position: 0,
          asked_at: null,
          asked_local: '2026-11-02 08:00:00.000',
          topic: 'shop\'s \\N, "new"',
          answered_by: null,
          agent: null,
          answered_in_ms: null,
        },
      ],
      terms: [],
    };
    await database.fill(tables, 7);
    expect(database.revision).toBe(7);
    expect(await database.query('topics-over-time', {})).toEqual([
      { day: '2026-11-02', topic: 'shop\'s \\N, "new"', asked: 1, unanswered: 1, by_assistant: 0 },
    ]);
  });

  test('an empty one says so, and a file that is no log says what it has', async () => {
    await expect(database.query('funnel', {})).rejects.toMatchObject({ code: 'conflict' });
    await expect(database.fillFiles([csvFile('a,b\n1,2')], 1, { aheadMinutes })).rejects.toMatchObject({
      code: 'settings-invalid',
      details: { path: 'log.csv', fault: 'needs the columns conversation_id and speaker, and has a, b' },
    });
    await expect(database.fillFiles([csvFile('{"a":1}\n{oops', 'x.jsonl')], 1, { aheadMinutes })).rejects.toMatchObject(
      {
        details: { path: 'x.jsonl:2' },
      },
    );
    expect(database.revision).toBe(-1);
  });

  test('work that was cancelled ends, and the next is done', async () => {
    const jobs = new Jobs();
    const many = Array.from({ length: 2000 }, (_, at) => asJsonLines().replaceAll(':"c', `:"c${at}-`));
    const job = jobs.run('load', (task: Task) =>
      database.fillFiles(
        [csvFile(many.join('\n'), 'big.jsonl')],
        1,
        { aheadMinutes },
        {
          signal: task.signal,
          progress: (...told) => {
            task.progress(...told);
            for (const { id } of jobs.running) jobs.cancel(id);
          },
        },
      ),
    );
    await expect(job).rejects.toMatchObject({ code: 'cancelled' });
    await database.fillFiles([csvFile()], 2, { aheadMinutes });
    expect(database.revision).toBe(2);
  });

  test('logs that need more memory than they may have are told from other failures', async () => {
    const small = new LogDatabase(16);
    const text = Array.from({ length: 400 }, (_, at) =>
      asJsonLines().replaceAll(':"c', `:"${'x'.repeat(200)}${at}-`),
    ).join('\n');
    const fault = await small
      .fillFiles([csvFile(text, 'log.jsonl')], 1, { aheadMinutes })
      .catch((error: unknown) => error);
    small.close();
    expect(fault).toBeInstanceOf(AppError);
    expect(isOutOfMemory(fault)).toBe(true);
  });

  test('nothing is fetched from another host', async () => {
    await database.fillFiles([csvFile()], 1, { aheadMinutes });
    await database.query('weekly-digest', {});
    const hosts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin);
    expect([...new Set(hosts)].filter((origin) => origin !== location.origin && origin !== 'null')).toEqual([]);
  });
});

import { afterEach, expect, test, vi } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { Logs } from '../state/logs.ts';
import { StudioDatabase } from '../state/studio-database.ts';
import { LogData, logDataOf } from './log-data.ts';

const conversation = (id: string): LogConversation => ({
  id,
  source: { file: 'log.csv', line: 1 },
  startedAtMs: Date.UTC(2026, 10, 2, 12),
  channel: null,
  group: null,
  shopper: null,
  language: 'en',
  tags: ['late'],
  outcome: { resolved: null, rating: null, handedOver: true, converted: null },
  turns: [
    { speaker: 'shopper', text: 'Where is my parcel?', atMs: Date.UTC(2026, 10, 2, 12), agent: null },
    { speaker: 'agent', text: 'On its way', atMs: Date.UTC(2026, 10, 2, 12, 1), agent: 'A1' },
  ],
});

const logs = { revision: 1, kept: [conversation('a')], all: async () => [...logs.kept] };
const data = new LogData(logs);
afterEach(() => data.close());

test('views ask about the logs as they are now, about raw logs once these were opened, and about the former again', {
  timeout: 60_000,
}, async () => {
  const topics = async () => (await data.open()).query('handoff-by-topic', {});
  expect(await topics()).toEqual([{ topic: 'late', conversations: 1, known: 1, handed_over: 1 }]);
  expect(await (await data.open()).query('weekly-terms', { at_least: 1 })).toMatchObject([{ term: 'parcel' }]);

  logs.kept.push(conversation('b'));
  logs.revision = 2;
  const [one, other] = await Promise.all([topics(), topics()]);
  expect(one).toEqual([{ topic: 'late', conversations: 2, known: 2, handed_over: 2 }]);
  expect(other).toEqual(one);

  const raw = new File(['conversation_id,speaker,topic\nx,shopper,refund'], 'raw.csv');
  expect(await data.openRaw([raw], {})).toMatchObject({ rows: 1, withoutTime: 1 });
  expect(data.raw?.files).toEqual(['raw.csv']);
  expect(await topics()).toEqual([{ topic: 'refund', conversations: 1, known: 0, handed_over: 0 }]);

  data.forgetRaw();
  expect(data.raw).toBeNull();
  expect(await topics()).toEqual(one);
});

test('it holds nothing any more once the conversations are deleted', { timeout: 60_000 }, async () => {
  const db = new StudioDatabase('log-data-deleted');
  const workshop = { logs: new Logs(() => db) };
  await workshop.logs.add([conversation('a')]);
  const database = await logDataOf(workshop).open();
  expect(await database.query('weekly-terms', { at_least: 1 })).toHaveLength(1);
  await workshop.logs.clear();
  await vi.waitFor(() => expect(database.revision).toBe(-1));
  await db.delete();
});

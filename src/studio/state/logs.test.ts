import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { Logs } from './logs.ts';
import { StudioDatabase } from './studio-database.ts';

const conversation = (id: string, ...texts: string[]): LogConversation => ({
  ...{ id, source: { file: 'log.csv', line: 2 }, startedAtMs: null, channel: null, group: null, shopper: null },
  ...{ language: null, tags: [], outcome: { resolved: null, rating: null, handedOver: null, converted: null } },
  turns: texts.map((text) => ({ speaker: 'shopper', text, atMs: null, agent: null })),
});

it('keeps another conversation of the same id beside the first, and replaces the same one', async () => {
  const db = new StudioDatabase('logs-of-two-files');
  const logs = new Logs(() => db);
  const first = [conversation('1', 'is it vegan'), conversation('2', 'where is it')];
  const second = [conversation('1', 'is it fresh'), conversation('2', 'where is it', 'still waiting')];
  expect(await logs.add(first)).toEqual({ replaced: 0, renamed: 0 });
  expect(await logs.add(second)).toEqual({ replaced: 1, renamed: 1 });
  expect((await logs.all()).map(({ turns }) => turns.map(({ text }) => text))).toEqual([
    ['is it vegan'],
    ['is it fresh'],
    ['where is it', 'still waiting'],
  ]);
  // The same file once more adds nothing.
  expect(await logs.add(second)).toEqual({ replaced: 2, renamed: 0 });
  expect(logs.count).toBe(3);
});

it('deletes with the conversations all that is kept of their words, and tells whoever holds any', async () => {
  const db = new StudioDatabase('logs-deleted');
  const logs = new Logs(() => db);
  await logs.add([conversation('1', 'is it vegan')]);
  const kept = ['improve/queue', 'improve/anything', 'mining/result', 'mining/anything', 'figures/quality-rules'];
  await db.things.bulkPut(kept.map((key) => ({ key, value: 'is it vegan' })));
  const told: string[] = [];
  logs.whenCleared(() => told.push('one'));
  logs.whenCleared(() => told.push('other'));
  await logs.clear();
  expect((await db.things.toArray()).map(({ key }) => key)).toEqual(['figures/quality-rules']);
  expect(told).toEqual(['one', 'other']);
  expect(logs.count).toBe(0);
});

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { DAY_MS, weekStartMs } from '#insight/text/told-question.ts';
import { LogsService } from '#workers/logs/logs-service.ts';
import { SAMPLE_PRODUCTS } from './sample-topics.ts';
import { simulateLog } from './simulate-log.ts';
import { logAsCsv } from './write-log.ts';

it('finds the surge that was planted in a simulated log, from its file on', async () => {
  const service = new LogsService();
  const nano = new URL('../../models/nano/', import.meta.url);
  const model = await readFile(new URL('nano.bin', nano));
  const { sha256 } = JSON.parse(await readFile(new URL('manifest.json', nano), 'utf8')) as { sha256: string };
  await service.open({ model: new Uint8Array(model).buffer, sha256 });
  const { conversations: raw, truth } = simulateLog({ seed: 21, conversations: 6000, days: 40 });
  const conversations: LogConversation[] = [];
  const request = {
    id: 'one',
    files: [new File([logAsCsv(raw)], 'log.csv')],
    leftOut: [],
    columns: {},
    speakers: {},
    salt: new Uint8Array(32),
    options: { dayFirst: false },
  };
  await service.import(request, (news) => {
    if (news.type === 'conversations') conversations.push(...news.conversations);
  });
  const products = Object.values(SAMPLE_PRODUCTS)
    .flat()
    .map((name) => ({ name, value: name }));
  const insight = await service.insight({ id: 'two', conversations, products, zone: 'UTC' }, () => {});
  const inSurge = ({ day }: { day: number }) =>
    day * DAY_MS >= truth.surge.fromMs && day * DAY_MS < truth.surge.untilMs + DAY_MS;
  expect(insight.alerts.filter(inSurge).map(({ topic }) => topic)).toContain('order.spoiled');
  // Before and after it nothing was planted; 40 days are three weeks in which an alarm could be raised.
  expect(insight.alerts.filter((alert) => !inSurge(alert)).length).toBeLessThanOrEqual(1);
  const week = insight.weeks.findLast((each) => weekStartMs(each) <= truth.surge.fromMs);
  expect(week).toBeDefined();
  expect(insight.complaints).toBeGreaterThan(0);
  expect(insight.causes[0]?.below.length).toBeGreaterThan(0);
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { LogsApi } from '#workers/logs/logs-api.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import { InsightReading, insightReadingOf } from './insight-reading.ts';
import { insightReport } from './insight-report.ts';
import './studio-insight.ts';

const DAY_MS = 86_400_000;
const BEGIN_MS = Date.UTC(2026, 5, 1, 3);
const PRODUCTS = new Map([['products/fruit.yaml', '- sku: M1\n  name: { en: Mango, zh-Hans: 芒果 }\n']]);

const talk = (id: string, day: number, asked: string, answer: string): LogConversation => ({
  id,
  source: { file: 'f', line: 1 },
  startedAtMs: BEGIN_MS + day * DAY_MS,
  channel: null,
  group: null,
  shopper: null,
  language: 'en',
  tags: [],
  outcome: { resolved: null, rating: null, handedOver: null, converted: null },
  turns: [
    { speaker: 'shopper', text: asked, atMs: BEGIN_MS + day * DAY_MS, agent: null },
    { speaker: 'agent', text: answer, atMs: BEGIN_MS + day * DAY_MS + 20_000, agent: 'agent-1' },
  ],
});

/** Six weeks of two questions a day, and on one day twenty about how long a mango keeps. */
const LOGS = [
  ...Array.from({ length: 84 }, (_, at) =>
    talk(`q${at}`, at >> 1, at % 2 ? 'where is my order' : 'what is the shelf life of the mango', 'Soon'),
  ),
  ...Array.from({ length: 20 }, (_, at) =>
    talk(`s${at}`, 40, 'what is the shelf life of the mango', 'Five days in the fridge'),
  ),
  ...Array.from({ length: 4 }, (_, at) =>
    talk(`a${at}`, 38, 'the mango arrived rotten, I want a refund, I am furious', 'Sorry'),
  ),
];

let view: MountedView;

beforeEach(async () => {
  await Promise.all(studioDatabase().tables.map((table) => table.clear()));
});

async function read(options: Parameters<typeof mountView>[2]) {
  view = await mountView('studio-insight', PRODUCTS, options);
  await view.workshop.logs.add(LOGS);
  await view.settled();
  view.button(options?.language === 'zh-Hans' ? '开始分析' : 'Read them').click();
  await vi.waitFor(
    () => expect(insightReadingOf(view.workshop).insight ?? insightReadingOf(view.workshop).fault).not.toBeNull(),
    15_000,
  );
  await view.settled();
}

it('teaches while there is nothing, and leads to the import', async () => {
  view = await mountView('studio-insight', new Map());
  expect(await view.violations()).toEqual([]);
  view.button('Import conversations').click();
  await vi.waitFor(() => expect(view.workshop.route.view).toBe('start'));
});

it('shows a surge with its product and the answer to write there, and a report of the same', async () => {
  await read({});
  const alert = view.find('insight-alerts article');
  expect(alert.textContent).toContain('Mango');
  expect(alert.querySelector('blockquote')?.textContent).toBe('Five days in the fridge');
  expect(view.find('insight-complaints details').textContent).toContain('rotten');
  const { insight } = insightReadingOf(view.workshop);
  if (insight === null) throw new Error('nothing was read');
  const page = new DOMParser().parseFromString(insightReport(insight, 'en'), 'text/html');
  expect(page.querySelectorAll('h2')).toHaveLength(5);
  expect(page.querySelectorAll('[src], link, script')).toHaveLength(0);
  expect(page.body.textContent).toContain('Five days in the fridge');
});

describe('reading that is cancelled', () => {
  /** A thread that goes on until it is cancelled. */
  const heldThread = () => {
    const asked: string[] = [];
    const cancelled: string[] = [];
    const api = {
      insight: ({ id }: { id: string }) => {
        asked.push(id);
        return new Promise(() => {});
      },
      cancel: async (id: string) => void cancelled.push(id),
    } as unknown as LogsApi;
    return { api, asked, cancelled };
  };
  const stop = ({ workshop }: MountedView) => {
    for (const { id } of workshop.jobs.running) workshop.jobs.cancel(id);
  };

  beforeEach(async () => {
    view = await mountView('studio-insight', PRODUCTS);
    await view.workshop.logs.add(LOGS.slice(0, 2));
  });

  it('ends in the thread too, and is no failure', async () => {
    const { api, asked, cancelled } = heldThread();
    const reading = new InsightReading(view.workshop, async () => api);
    const running = reading.run('read');
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    stop(view);
    await running;
    expect(cancelled).toEqual(asked);
    expect(reading).toMatchObject({ insight: null, fault: null });
  });

  it('never begins where the thread was only being started', async () => {
    const { api, asked } = heldThread();
    let start = (_: LogsApi) => {};
    const reading = new InsightReading(
      view.workshop,
      () =>
        new Promise<LogsApi>((resolve) => {
          start = resolve;
        }),
    );
    const running = reading.run('read');
    await vi.waitFor(() => expect(view.workshop.jobs.running).toHaveLength(1));
    stop(view);
    await running;
    start(api);
    await view.settled();
    expect(asked).toEqual([]);
  });
});

it.each([
  ['light', 1280, 'en'],
  ['dark', 360, 'zh-Hans'],
] as const)('has no violation, %s, %i px', async (theme, width, language) => {
  await read({ theme, width, language });
  await vi.waitFor(() => expect(view.all('insight-terms svg text').length).toBeGreaterThan(0));
  await view.settled();
  expect(await view.violations()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBe(width);
});

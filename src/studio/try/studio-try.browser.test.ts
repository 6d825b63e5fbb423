import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POC_MEASURES } from '#replay/poc/poc-report.ts';
import { CORNER_FIGURES, CORNER_LOG } from '#replay/poc/testing/corner-log.ts';
import { REGRESSION_FILE } from '#replay/regression/regression-set.ts';
import type { Task } from '../state/jobs.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import './studio-try.ts';
import { rehearseOnThePage } from '../testing/rehearse-on-the-page.ts';
import { cornerShop } from './testing/corner-shop.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A pack is built and a model loaded, with other work on the machine. */
const LONG = { timeout: 60_000, interval: 50 };
const task: Task = { signal: new AbortController().signal, progress: () => {} };
let shop: Map<string, string>;
let mounted: MountedView;

beforeAll(async () => {
  shop = await cornerShop();
});

beforeEach(async () => {
  const db = studioDatabase();
  await Promise.all([db.conversations.clear(), db.publications.clear()]);
});

type Options = Parameters<typeof mountView>[2];

async function open(tab: string, options?: Options, files = shop): Promise<void> {
  mounted = await mountView('studio-try', files, options);
  rehearseOnThePage(mounted.workshop);
  mounted.workshop.route.go('try', { tab });
  await mounted.settled();
}

async function openTried(options?: Options): Promise<void> {
  await open('proof', options);
  await mounted.workshop.logs.add(CORNER_LOG);
  await mounted.settled();
  mounted.find<HTMLButtonElement>('try-proof .button.filled').click();
  await vi.waitFor(() => mounted.find('try-figures tbody tr'), LONG);
  await mounted.settled();
}

const failing = (kind: string): HTMLElement => {
  const found = mounted.all('try-failure').find((one) => one.shadowRoot?.textContent?.includes(kind));
  if (!found?.shadowRoot) throw new Error(`no failure ${kind}`);
  return found;
};
const press = (within: HTMLElement, text: string): void => {
  const button = [...(within.shadowRoot?.querySelectorAll('button') ?? [])].find((one) =>
    one.textContent?.includes(text),
  );
  if (!button) throw new Error(`no button ${text}`);
  button.click();
};

describe('where there is nothing to try', () => {
  it('says what to do first without sources, and without a log', async () => {
    await open('proof', {}, new Map());
    mounted.button('Open sources').click();
    expect(location.hash).toBe('#publish');
    await open('proof');
    expect(await mounted.violations()).toEqual([]);
    mounted.button('Import a log').click();
    expect(location.hash).toBe('#start');
  });
});

describe('a proof on the shop’s own log', () => {
  it('has in the browser the figures that were worked out by hand, as in Node', async () => {
    await openTried();
    const { figures } = mounted.workshop.rehearsals.proof?.draft ?? {};
    const counted = POC_MEASURES.map((name) => [name, [figures?.[name].count, figures?.[name].of]]);
    expect(Object.fromEntries(counted)).toEqual(CORNER_FIGURES);
    expect(mounted.find('try-figures').shadowRoot?.textContent).toContain('3 / 4');
  });

  it('teaches from a failure in one undoable step, and tries that conversation again', async () => {
    await openTried();
    const failure = failing('Other figures');
    press(failure, 'Add as a question to');
    // The entry has that very question.
    await vi.waitFor(() => expect(failure.shadowRoot?.textContent).toContain('It stands there already'));
    press(failure, 'Fix');
    await vi.waitFor(() => expect(mounted.workshop.draft.undoable?.label ?? '').toContain('Example of shipping.time'));
    const delivery = shop.get('answers/delivery.yaml') ?? '';
    await mounted.workshop.draft.change('two hours are five', {
      'answers/delivery.yaml': delivery.replace('**2 hours**', '**5 hours**'),
    });
    press(failing('Other figures'), 'Try again');
    await vi.waitFor(() => expect(mounted.workshop.rehearsals.proof?.draft.figures.figures.count).toBe(2), LONG);
    expect(mounted.workshop.rehearsals.proof?.draft.failures.some(({ kind }) => kind === 'contradiction')).toBe(false);
  });

  it.each(['light', 'dark'] as const)('has no violation with figures and failures, %s', async (theme) => {
    await openTried({ theme });
    expect(await mounted.violations()).toEqual([]);
  });

  it('fits on a phone, in Chinese', async () => {
    await openTried({ width: 360, language: 'zh-Hans' });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    expect(mounted.find('try-figures').shadowRoot?.textContent).toContain('独立完成');
    expect(await mounted.violations()).toEqual([]);
  });
});

describe('difficult customers', () => {
  it('come from their seed, and their worst conversations are told', async () => {
    await open('customers');
    expect(await mounted.violations()).toEqual([]);
    const set = async (at: number, value: string) => {
      const input = mounted.all<HTMLInputElement>('try-customers input[type=number]')[at];
      if (input) input.value = value;
      input?.dispatchEvent(new Event('change'));
      await mounted.settled();
    };
    await set(0, '8');
    mounted.button('Let them in').click();
    await vi.waitFor(() => mounted.find('try-customers tbody tr'), LONG);
    const { played } = mounted.workshop.rehearsals.simulation?.draft ?? {};
    expect(played?.map(({ exception }) => exception)).toEqual(Array(8).fill(null));
    // What is to come next changes nothing of what was.
    await set(1, '7');
    expect(mounted.find('try-customers caption').textContent).toContain('seed 1');
    expect(await mounted.violations()).toEqual([]);
  });
});

describe('what must stay right', () => {
  it('is kept by one click, and its gate blocks on a fall and names the case', async () => {
    await openTried();
    press(failing('Other figures'), 'must stay right');
    await vi.waitFor(() => expect(mounted.workshop.draft.files.has(REGRESSION_FILE)).toBe(true), LONG);
    const { draft, gates, rehearsals } = mounted.workshop;
    const kept = new Map(draft.files);
    const gate = gates.list.find(({ id }) => id === 'regression');
    expect(await gate?.run(kept, task)).toMatchObject({ passed: true, lines: [expect.stringContaining('1 of 1')] });

    await studioDatabase().publications.add({
      ...{
        shop: mounted.workshop.sources.shop,
        version: 'v',
        publishedAt: '2026-11-18T07:00:00Z',
        by: 'Mia',
        reviewer: null,
        note: '',
        target: '',
      },
      ...{ overrides: [], counts: { added: 0, changed: 0, removed: 0 }, files: Object.fromEntries(kept) },
    });
    await open('regression', {}, kept);
    const worse = kept.get('answers/delivery.yaml') ?? '';
    const from = worse.indexOf('- id: delivery-time');
    const until = worse.indexOf('- id: delivery-area');
    await mounted.workshop.draft.change('planted', {
      'answers/delivery.yaml': worse.slice(0, from) + worse.slice(until),
    });
    const own = mounted.workshop.gates.list.find(({ id }) => id === 'regression');
    const verdict = await own?.run(mounted.workshop.draft.files, task);
    expect(verdict).toMatchObject({ passed: false, blocking: true });
    expect(verdict?.lines[0]).toContain('log.time');
    expect(verdict?.lines[0]).toContain('2 hours');
    await mounted.settled();
    expect(mounted.find('try-regression').shadowRoot?.textContent).toContain('publishing is blocked');
    expect(await mounted.violations()).toEqual([]);
    expect(rehearsals.verdict?.blocks).toBe(false);
  });
});

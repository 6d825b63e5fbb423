import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { onStage } from '../figures/testing/on-stage.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { Workshop } from '../state/workshop.ts';
import './studio-lab.ts';
import type { StudioLab } from './studio-lab.ts';

const FILES = new Map([
  ['rules.yaml', 'experiments:\n  - { name: offer-words, key: offer, arms: [plain, direct] }\n'],
  [
    'scripts.yaml',
    'zh-Hans:\n  offer: [有优惠]\n  offer@direct: [点开就能用]\n  greeting: [您好]\nen:\n  offer: [An offer]\n  offer@direct: [Ready to use]\n  greeting: [Hello]\n',
  ],
]);

/** Outcomes without chance: of so many a day and arm, as many sold as the arm sells. */
function outcomesFile(
  days: number,
  per: number,
  sells: Record<string, number>,
  handedOver: Record<string, number> = {},
): File {
  const lines = Array.from({ length: days }, (_, day) =>
    Object.entries(sells).flatMap(([arm, share]) =>
      Array.from({ length: per }, (_, at) => {
        const on = new Date(Date.UTC(2026, 9, 1 + day, 3)).toISOString();
        const isHanded = at < per * (handedOver[arm] ?? 0.1);
        return `${arm}-${day}-${at},${arm},${on},${at >= per * (1 - share)},${isHanded}`;
      }),
    ),
  ).flat();
  return new File([`conversation,arm,at,converted,handed_over\n${lines.join('\n')}\n`], 'outcomes.csv');
}

let stage: ReturnType<typeof onStage>;
let view: StudioLab;

async function mount(files = FILES, width = 1280, theme: 'light' | 'dark' = 'light'): Promise<Workshop> {
  const workshop = new Workshop();
  workshop.settings.set({ language: 'en', person: 'Mia' });
  await workshop.draft.replace(files);
  view = document.createElement('studio-lab') as StudioLab;
  view.workshop = workshop;
  stage = onStage(view, width, theme);
  await view.updateComplete;
  return workshop;
}

const inside = (name: string): ShadowRoot => view.renderRoot.querySelector(name)?.shadowRoot as ShadowRoot;
const click = (root: ParentNode, selector: string, text = '') =>
  [...root.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent?.includes(text))?.click();
const violations = () => stage.violations();

async function openExperiment(): Promise<ShadowRoot> {
  await vi.waitFor(() => expect(view.renderRoot.textContent).toContain('offer-words'));
  click(view.renderRoot, 'li button');
  await vi.waitFor(() => expect(inside('studio-experiment').textContent).toContain('Nothing was counted yet.'));
  return inside('studio-experiment');
}

function bring(root: ShadowRoot, file: File): void {
  const input = root.querySelector<HTMLInputElement>('input[type=file]');
  const transfer = new DataTransfer();
  transfer.items.add(file);
  if (!input) throw new Error('no file field');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

beforeEach(async () => {
  document.documentElement.lang = 'en';
  const db = studioDatabase();
  await Promise.all([db.conversations.clear(), db.things.clear(), db.files.clear(), db.steps.clear()]);
});
afterEach(() => {
  stage.remove();
});

it('teaches when there are no sources, and when there is no experiment', async () => {
  await mount(new Map());
  expect(view.renderRoot.textContent).toContain('First open the sources of a shop.');
  expect(await violations()).toEqual([]);
  stage.remove();
  await mount(new Map([['rules.yaml', 'vipTiers: [vip]\n']]));
  expect(view.renderRoot.textContent).toContain('Pick a sentence of the scripts');
});

describe('an experiment', () => {
  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)(
    'is judged from a file, and rolled out by a click that can be undone, %s at %i pixels',
    async (theme, width) => {
      const workshop = await mount(FILES, width, theme);
      const root = await openExperiment();
      bring(root, outcomesFile(30, 200, { plain: 0.1, direct: 0.16 }));
      await vi.waitFor(() => expect(root.textContent).toContain('“direct” sells better: between +'), {
        timeout: 15_000,
      });
      // The orders of the last seven days may still come.
      expect(root.textContent).toContain('9200 conversations counted. 2800 of the last days wait');
      await vi.waitFor(
        () => expect(root.querySelector('studio-chart')?.shadowRoot?.querySelector('svg')).toBeTruthy(),
        { timeout: 15_000 },
      );
      expect(await violations()).toEqual([]);
      click(root, '[role=status] button', 'direct');
      await vi.waitFor(() => expect(root.querySelector('dialog')?.open).toBe(true));
      click(root, 'dialog .filled');
      await vi.waitFor(() => expect(workshop.draft.files.has('experiments/offer-words.yaml')).toBe(true));
      expect(parse(workshop.draft.files.get('scripts.yaml') ?? '').en).toEqual({
        offer: ['Ready to use'],
        greeting: ['Hello'],
      });
      expect(parse(workshop.draft.files.get('experiments/offer-words.yaml') ?? '').result).toMatchObject({
        rolledOut: 'direct',
        by: 'Mia',
        verdict: 'better',
        arms: [
          { arm: 'plain', seen: 4600, sold: 460 },
          { arm: 'direct', seen: 4600, sold: 736 },
        ],
      });
      await workshop.draft.undo();
      expect(Object.fromEntries(workshop.draft.files)).toEqual(Object.fromEntries(FILES));
    },
  );

  it('that does harm says so first', async () => {
    await mount(
      new Map([
        ...FILES,
        [
          'experiments/offer-words.yaml',
          'name: offer-words\nkey: offer\narms: [plain, direct]\nstarted: 2026-10-01\neffect: 0.02\nbaseline: 0.1\nlevel: 0.05\nguards: [handed-over]\n',
        ],
      ]),
    );
    const root = await openExperiment();
    bring(root, outcomesFile(30, 200, { plain: 0.1, direct: 0.16 }, { direct: 0.3 }));
    await vi.waitFor(
      () => expect(root.textContent).toContain('Stop “direct”: more conversations than before are handed over'),
      {
        timeout: 15_000,
      },
    );
    expect(await violations()).toEqual([]);
  });

  it('of a file with faults names the first, and counts the rest', async () => {
    await mount();
    const root = await openExperiment();
    bring(
      root,
      new File(['conversation,arm,at,converted\nc1,direct,2026-10-01,yes\nc2,direct,someday,yes\n'], 'x.csv'),
    );
    await vi.waitFor(() => expect(root.textContent).toContain('0 conversations counted. 1 of the last'));
    expect(root.querySelector('[role=alert]')?.textContent).toContain('line 3, at');
  });
});

describe('the form', () => {
  it('says how long it takes, what is wrong, and begins one in a single step', async () => {
    const workshop = await mount();
    click(view.renderRoot, 'header button');
    await vi.waitFor(() => expect(inside('studio-new-experiment')).toBeTruthy());
    const root = inside('studio-new-experiment');
    await vi.waitFor(() => expect(root.textContent).toMatch(/decided within \d+ days/));
    expect(await violations()).toEqual([]);
    const put = (selector: string, value: string) => {
      const field = root.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(selector);
      field.value = value;
      field.dispatchEvent(new Event('change'));
    };
    put('[name=name]', 'greet-words');
    put('[name=key]', 'greeting');
    await view.updateComplete;
    click(root, 'button.filled');
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toContain('no words yet'));
    await vi.waitFor(() => expect(root.querySelector('dl')?.textContent).toContain('您好'));
    put('[name="words-0-en"]', 'Hi!\nHey!');
    click(root, 'button.filled');
    await vi.waitFor(() => expect(inside('studio-experiment')?.textContent).toContain('greet-words'));
    expect(parse(workshop.draft.files.get('rules.yaml') ?? '').experiments).toHaveLength(2);
    expect(parse(workshop.draft.files.get('scripts.yaml') ?? '').en['greeting@new']).toEqual(['Hi!', 'Hey!']);
    expect(workshop.draft.steps).toHaveLength(1);
  });

  it('gives an offer a control group, which has no words and cannot be rolled out', async () => {
    const workshop = await mount(
      new Map([
        ['rules.yaml', 'vipTiers: [vip]\n'],
        ['scripts.yaml', 'en:\n  perk: [For you]\n  greeting: [Hello]\n'],
      ]),
    );
    await vi.waitFor(() => expect(view.renderRoot.textContent).toContain('No experiment yet'));
    click(view.renderRoot, 'button', 'Start an experiment');
    await vi.waitFor(() => expect(inside('studio-new-experiment')).toBeTruthy());
    const root = inside('studio-new-experiment');
    const button = (text: string) =>
      [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === text);
    const put = (selector: string, value: string) => {
      const field = root.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(selector);
      field.value = value;
      field.dispatchEvent(new Event('change'));
    };
    await vi.waitFor(() => expect(button('Add a control group')?.disabled).toBe(true));
    put('[name=name]', 'worth-it');
    put('[name=key]', 'perk');
    await vi.waitFor(() => expect(button('Add a control group')?.disabled).toBe(false));
    button('Add a control group')?.click();
    await vi.waitFor(() => expect(root.textContent).toContain('Gets no offer at all.'));
    button('Take this arm away')?.click();
    await vi.waitFor(() => expect(root.querySelector('textarea')).toBeNull());
    expect(await violations()).toEqual([]);
    click(root, 'button.filled');
    await vi.waitFor(() => expect(inside('studio-experiment')?.textContent).toContain('Nothing was counted yet.'));
    expect(parse(workshop.draft.files.get('rules.yaml') ?? '').experiments).toEqual([
      { name: 'worth-it', key: 'perk', arms: ['plain', 'held-back'] },
    ]);
    const ends = [...inside('studio-experiment').querySelectorAll('[role=status] button')];
    expect(ends.map(({ textContent }) => textContent)).toEqual(['plain']);
  });
});

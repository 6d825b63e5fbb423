import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { Workshop } from '../state/workshop.ts';
import { LOG_QUESTIONS } from './log-questions.ts';
import { onStage } from './testing/on-stage.ts';
import './studio-figures.ts';
import type { StudioFigures } from './studio-figures.ts';

/** Six weeks of a shop: every fourth conversation handed over, every second rated. */
const LOG: LogConversation[] = Array.from({ length: 240 }, (_, at) => {
  const startedAtMs = Date.UTC(2026, 8, 7 + Math.floor(at / 6), 2 + (at % 6));
  const byPerson = at % 4 === 0;
  return {
    id: `c${at}`,
    source: { file: 'log.csv', line: at + 1 },
    startedAtMs,
    channel: 'web',
    group: at % 2 === 0 ? 'orders' : 'returns',
    shopper: `s${at % 200}`,
    language: 'en',
    tags: [at % 3 === 0 ? 'delivery' : 'returns'],
    outcome: {
      resolved: at % 5 === 0 ? false : at % 5 === 1 ? null : true,
      rating: at % 2 === 0 ? 4 : null,
      handedOver: byPerson,
      converted: at % 3 === 0,
    },
    turns: [
      { speaker: 'shopper', text: 'When does my parcel arrive?', atMs: startedAtMs, agent: null },
      {
        speaker: byPerson ? 'agent' : 'assistant',
        text: byPerson ? 'It is 100% safe, guaranteed to arrive.' : 'Hello! On Friday.',
        atMs: startedAtMs + (byPerson ? 40_000 : 1000),
        agent: byPerson ? 'Mia' : null,
      },
    ],
  };
});

let stage: ReturnType<typeof onStage>;
let view: StudioFigures;

async function mount(width = 1280, theme: 'light' | 'dark' = 'light'): Promise<Workshop> {
  const workshop = new Workshop();
  workshop.settings.set({ language: 'en' });
  await workshop.logs.load();
  view = document.createElement('studio-figures') as StudioFigures;
  view.workshop = workshop;
  stage = onStage(view, width, theme);
  await view.updateComplete;
  return workshop;
}

const all = (selector: string, root: ParentNode = view.renderRoot): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];
const part = (name: string) => view.renderRoot.querySelector(name)?.shadowRoot as ShadowRoot;
const openTab = async (name: string) => {
  all(`#tab-${name}`)[0]?.click();
  await view.updateComplete;
};
const violations = () => stage.violations();

beforeEach(async () => {
  document.documentElement.lang = 'en';
  const db = studioDatabase();
  await Promise.all([db.conversations.clear(), db.things.clear()]);
});
afterEach(() => {
  stage.remove();
});

describe('without logs', () => {
  it('teaches what to do first, and the calculator works all the same', async () => {
    const workshop = await mount();
    expect(view.renderRoot.textContent).toContain('No logs yet');
    all('.empty button')[0]?.click();
    await vi.waitFor(() => expect(location.hash).toBe('#start'));
    workshop.route.go('figures');
    await openTab('investment');
    const form = part('studio-investment');
    await vi.waitFor(() => expect(form.textContent).toContain('9,400'));
    const field = form.querySelector<HTMLInputElement>('#contained');
    if (!field) throw new Error('no field');
    field.value = '2';
    field.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    field.value = '0.1';
    field.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(form.textContent).toContain('never'));
    expect(await violations()).toEqual([]);
  });
});

describe('a raw file', () => {
  const line = (id: string, minute: number, more: object) =>
    JSON.stringify({ conversation_id: id, said_at: `2026-11-02T0${minute % 10}:00:00Z`, topic: 'refund', ...more });
  /** Ten conversations, four of them handed over; two rows that nobody said. */
  const raw = [
    ...Array.from({ length: 10 }, (_, at) => [
      line(`r${at}`, at, { speaker: 'shopper', text: 'Where is my refund?', handed_over: at < 4 }),
      line(`r${at}`, at, { speaker: 'assistant', text: 'On its way.' }),
    ]).flat(),
    line('r0', 1, { speaker: 'ghost', text: 'beep' }),
    line('r1', 1, { speaker: 'ghost', text: 'beep' }),
  ].join('\n');
  const source = () => part('studio-log-source');
  const press = (name: string) => {
    const button = all('button', source()).find(({ textContent }) => textContent?.trim() === name);
    if (!button) throw new Error(`no button ${name}`);
    button.click();
  };
  const choose = async (name: string, text: string) => {
    const field = await vi.waitFor(() => {
      const found = source().querySelector<HTMLInputElement>('input[type=file]');
      if (!found) throw new Error('no field');
      return found;
    });
    const files = new DataTransfer();
    files.items.add(new File([text], name));
    field.files = files.files;
    field.dispatchEvent(new Event('change'));
  };
  const said = (root: Node) => root.textContent?.replace(/\s+/g, ' ') ?? '';
  const handedOver = () =>
    all('studio-figure-card')
      .map(({ shadowRoot }) => (shadowRoot ? said(shadowRoot) : ''))
      .find((text) => text.includes('Handed over'));

  it('is counted without being imported, with what was left out, and is closed by a click', async () => {
    const workshop = await mount(360, 'dark');
    await choose('big.ndjson', raw);
    await vi.waitFor(() => expect(handedOver()).toContain('4 of 10'), { timeout: 40_000 });
    expect(said(source())).toContain('questions are of big.ndjson (22 rows), not of the imported logs');
    expect(said(source())).toContain('ghost (2)');
    expect(workshop.logs.count).toBe(0);
    expect(workshop.jobs.list.map(({ label, state }) => [label, state])).toContainEqual([
      'Reading a large file',
      'done',
    ]);
    expect(await violations()).toEqual([]);
    expect(stage.overflow()).toBeLessThanOrEqual(0);
    await openTab('staffing');
    await vi.waitFor(() => expect(part('studio-staffing').querySelector('form button:enabled')).not.toBeNull());
    await openTab('questions');
    const asked = part('studio-log-questions');
    const select = asked.querySelector('select') as HTMLSelectElement;
    select.value = 'handoff-by-topic';
    select.dispatchEvent(new Event('change'));
    all('form button', asked)[0]?.click();
    await vi.waitFor(() => expect(all('tbody td', asked).map(said)).toEqual(['refund', '10', '10', '4', '40%']), {
      timeout: 20_000,
    });
    expect(await violations()).toEqual([]);
    expect(stage.overflow()).toBeLessThanOrEqual(0);
    await openTab('quality');
    expect(view.renderRoot.textContent).toContain('No logs yet');
    await openTab('figures');
    press('Close the file');
    await vi.waitFor(() => expect(view.renderRoot.textContent).toContain('No logs yet'));
    expect(said(source())).toContain('No logs have been imported');
  });

  it('tells what is asked after what, and that a log has none of it', async () => {
    await mount();
    const chain = Array.from({ length: 6 }, (_, at) => [
      line(`p${at}`, 1, { speaker: 'shopper', text: 'How long does it keep?', topic: 'shelf-life' }),
      line(`p${at}`, 2, { speaker: 'assistant', text: 'A week.' }),
      line(`p${at}`, 3, { speaker: 'shopper', text: 'And where?', topic: 'storage' }),
    ]).flat();
    await choose('chain.ndjson', `${raw}\n${chain.join('\n')}`);
    await vi.waitFor(() => expect(said(source())).toContain('chain.ndjson'), { timeout: 20_000 });
    await openTab('questions');
    const asked = part('studio-log-questions');
    const select = asked.querySelector('select') as HTMLSelectElement;
    select.value = 'follow-up-pairs';
    select.dispatchEvent(new Event('change'));
    all('form button', asked)[0]?.click();
    // Six of the sixteen conversations ask for storage at all.
    await vi.waitFor(
      () => expect(all('tbody td', asked).map(said)).toEqual(['shelf-life', 'storage', '6', '100%', '37.5%']),
      { timeout: 20_000 },
    );
    const from = asked.querySelector('input[name=from]') as HTMLInputElement;
    from.value = '2027-01-01';
    all('form button', asked)[0]?.click();
    await vi.waitFor(() => expect(asked.textContent).toContain('Nothing in these logs'), { timeout: 20_000 });
  });

  it('gives way to the imported logs again', async () => {
    await studioDatabase().conversations.bulkPut(LOG);
    await mount();
    await vi.waitFor(() => expect(handedOver()).toContain('60 of 240'), { timeout: 20_000 });
    expect(said(source())).toContain('imported logs: 240 conversations');
    await choose('big.ndjson', raw);
    await vi.waitFor(() => expect(handedOver()).toContain('4 of 10'), { timeout: 20_000 });
    await vi.waitFor(() => press('Back to the imported logs'));
    await vi.waitFor(() => expect(handedOver()).toContain('60 of 240'), { timeout: 20_000 });
    expect(said(source())).toContain('imported logs: 240 conversations');
  });

  it('that is none is named with its line and what it lacks, and the imported logs stay', async () => {
    await studioDatabase().conversations.bulkPut(LOG);
    await mount();
    await vi.waitFor(() => expect(handedOver()).toContain('60 of 240'), { timeout: 20_000 });
    await choose('big.ndjson', `${raw}\nnot json`);
    const alert = () => said(source().querySelector('[role=alert]') ?? document.createTextNode(''));
    await vi.waitFor(() => expect(alert()).toContain('big.ndjson:23'), { timeout: 20_000 });
    expect(await violations()).toEqual([]);
    await choose('other.csv', 'id,who\n1,shopper');
    await vi.waitFor(() => expect(alert()).toContain('conversation_id and speaker, and has id, who'), {
      timeout: 20_000,
    });
    expect(said(source())).toContain('imported logs: 240 conversations');
    expect(handedOver()).toContain('60 of 240');
  });

  it('can be stopped while it is read', async () => {
    const workshop = await mount();
    await choose('big.ndjson', raw);
    await vi.waitFor(() => press('Stop'));
    await vi.waitFor(() => expect(workshop.jobs.list[0]?.state).toBe('cancelled'));
    await vi.waitFor(() => expect(said(source())).toContain('No logs have been imported'));
    expect(source().querySelector('[role=alert]')).toBeNull();
  });
});

describe('with logs', () => {
  beforeEach(async () => {
    await studioDatabase().conversations.bulkPut(LOG);
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('shows the figures with their ranges and unknowns, %s at %i pixels', async (theme, width) => {
    await mount(width, theme);
    await vi.waitFor(() => expect(all('studio-figure-card')).toHaveLength(11), { timeout: 20_000 });
    const card = (name: string) =>
      all('studio-figure-card')
        .map(({ shadowRoot }) => shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '')
        .find((text) => text.includes(name));
    expect(card('Handed over')).toMatch(/25%.*60 of 240.*Target: 20%/);
    expect(card('Satisfied')).toMatch(/100%.*120 of 120; 120 unknown/);
    expect(card('Answered within')).toContain('180 of 240');
    expect(card('Cost per contact')).toContain('1.25');
    expect(await violations()).toEqual([]);
    expect(stage.overflow()).toBeLessThanOrEqual(0);
  });

  it('plans the people for the hours to come', async () => {
    await mount();
    await vi.waitFor(() => expect(all('studio-figure-card')).toHaveLength(11), { timeout: 20_000 });
    await openTab('staffing');
    const root = part('studio-staffing');
    await vi.waitFor(() => expect(root.querySelector('form button:enabled')).not.toBeNull());
    root.querySelector<HTMLElement>('form button')?.click();
    await vi.waitFor(() => expect(root.textContent).toContain('Shifts of the busiest day'));
    expect(root.textContent).toContain('One queue for all');
    expect(await violations()).toEqual([]);
  });

  // One question a conversation: nothing follows another here.
  it.each(Object.keys(LOG_QUESTIONS).filter((name) => name !== 'follow-up-pairs'))(
    'answers %s, within the days that are asked for',
    async (question) => {
      await mount();
      await openTab('questions');
      const root = part('studio-log-questions');
      const ask = async (from: string, until: string, done: string) => {
        const fields = [...root.querySelectorAll<HTMLInputElement>('input[type=date]')];
        for (const [at, day] of [from, until].entries()) (fields[at] as HTMLInputElement).value = day;
        root.querySelector<HTMLElement>('form button')?.click();
        await vi.waitFor(() => expect(root.textContent).toContain(done), { timeout: 20_000 });
      };
      const select = root.querySelector('select') as HTMLSelectElement;
      select.value = question;
      select.dispatchEvent(new Event('change'));
      await ask('', '', 'Save as a table');
      const head = all('thead th', root).map(({ textContent }) => textContent);
      expect(head).not.toContain('');
      expect(head.length).toBe(all('tbody tr:first-child td', root).length);
      expect(all('tbody td', root).map(({ textContent }) => textContent)).not.toContain('NaN');
      const before = root.querySelector('tbody')?.textContent;
      // One day of the log, which begins on 7 September 2026.
      await ask('2026-09-09', '2026-09-09', 'Save as');
      await vi.waitFor(() => expect(root.querySelector('tbody')?.textContent).not.toBe(before), { timeout: 20_000 });
    },
  );

  it('looks through the replies, shows the place, and says what is wrong with a rule', async () => {
    await mount();
    await openTab('quality');
    const root = part('studio-quality');
    all('button.filled', root)[0]?.click();
    await vi.waitFor(() => expect(root.textContent).toContain('findings in 240 conversations'), { timeout: 10_000 });
    expect(root.textContent).toContain('A promise nobody may make');
    expect(root.textContent?.replace(/\s+/g, ' ')).toContain('Mia 0 / 60');
    all('td button', root)[0]?.click();
    await vi.waitFor(() => expect(all('ol li', root).length).toBe(2));
    expect(await violations()).toEqual([]);
    const field = root.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'rules:\n  - { id: x }';
    all('details button', root)[0]?.click();
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toContain('rules.0'));
  });

  it('counts what is read from storage only after the view is there', async () => {
    const workshop = new Workshop();
    workshop.settings.set({ language: 'en' });
    view = document.createElement('studio-figures') as StudioFigures;
    view.workshop = workshop;
    stage = onStage(view, 1280, 'light');
    await view.updateComplete;
    await workshop.logs.load();
    await vi.waitFor(() => expect(all('studio-figure-card').length).toBeGreaterThan(0), 30_000);
  });

  it('moves between its parts by the arrow keys', async () => {
    await mount();
    const tab = all('#tab-figures')[0];
    tab?.focus();
    tab?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await vi.waitFor(() => expect(view.shadowRoot?.activeElement?.id).toBe('tab-staffing'));
  });
});

import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { GeneratorStatus } from '#app/chat-host.ts';
import { runTask, type TextSource } from '#app/generator/run-task.ts';
import type { ActiveGenerator } from '#dialogue/state.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import { hear } from '#ui/testing/hear.ts';
import { Assist } from '../assist/assist.ts';
import type { DraftRun } from '../assist/draft-maker.ts';
import { Drafts } from '../assist/drafts.ts';
import type { Found, ShopAssistant } from '../assist/shop-assistant.ts';
import { freshDesks, type MountedDesk, mountDesk } from '../testing/mount-desk.ts';
import { sampleEntry, sampleReading } from '../testing/samples.ts';

let mounted: MountedDesk;
const words = GENERATOR_STRINGS.en;

freshDesks();

const entry = 'If the delivery is late, the delivery fee of ¥6 goes back to you.';
const found: Found = {
  reading: sampleReading(),
  hits: [
    sampleEntry(entry),
    {
      kind: 'promotion',
      id: 'spring',
      locale: 'en',
      title: 'Spring',
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'Flowers for less.' }] }],
      score: 1,
      confidence: 0.4,
    },
  ],
  glosses: new Map(),
};

const assistant = {
  book: { scripts: {}, rules: {}, shopName: {} },
  find: async () => found,
  names: async () => ['Norwegian salmon 200 g'],
  close() {},
} as unknown as ShopAssistant;

const offered: GeneratorStatus = {
  state: 'offered',
  bytes: 31_400_000,
  loadedBytes: 0,
  storedBytes: 0,
  reason: null,
};
const active: ActiveGenerator = { engine: 'wllama', model: 'tiny-1', modelHash: 'ab', locales: ['en'] };

/** A generator of which a test says what it makes; the guards are the real ones. */
class Scripted {
  readonly calls: unknown[][] = [];
  readonly runs: DraftRun[] = [];
  says = '';
  /** Held back until then. */
  gate = Promise.resolve();
  tell: (status: Partial<GeneratorStatus>) => void = () => {};
  activate: (active: ActiveGenerator | null) => void = () => {};

  readonly drafts = new Drafts('auto', async ({ onStatus, onActive }) => {
    let status = offered;
    this.tell = (change) => {
      status = { ...status, ...change };
      onStatus(status);
    };
    this.activate = onActive;
    const source: TextSource = {
      model: {
        ...{ id: 'tiny-1', engine: 'wllama', dialect: 'chat', locales: ['en'], mirrors: [], files: [] },
        ...{ needs: { memoryMiB: 1 }, contextTokens: 4096, licence: 'MIT' },
      },
      modelHash: 'ab',
      generate: async (_, onText) => {
        await this.gate;
        onText(this.says);
      },
    };
    return {
      used: () => this.calls.push(['used']),
      want: async (yes) => void this.calls.push(['want', yes]),
      delete: async () => {
        this.calls.push(['delete']);
        this.tell({ state: 'declined', storedBytes: 0, loadedBytes: 0 });
      },
      draft: async (run) => {
        this.runs.push(run);
        return runTask(source, { ...run, firstMs: 5_000, wholeMs: 5_000 });
      },
      close() {},
    };
  });
}

let scripted: Scripted;

async function open(drafts?: Drafts, theme: 'light' | 'dark' = 'light', width = 1280): Promise<void> {
  scripted = new Scripted();
  const assist = new Assist({ fresh: { pack: '/p', key: 'k' } }, async () => assistant);
  mounted = await mountDesk({ assist, drafts: drafts ?? scripted.drafts, theme, width });
  await mounted.open('Lin Wei');
  await vi.waitFor(() => expect(mounted.all('desk-suggestions li')).toHaveLength(2));
}

async function tell(status: Partial<GeneratorStatus>): Promise<void> {
  scripted.tell(status);
  if (status.state === 'ready') scripted.activate(active);
  await mounted.settled();
}

const text = (selector: string) => mounted.find(selector).textContent?.replace(/\s+/g, ' ').trim();
const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};
const wordButtons = () => mounted.all<HTMLButtonElement>('desk-suggestions .word');

describe('the offer to word drafts', () => {
  it('stands under the suggestions with what is fetched, and nothing is fetched before yes', async () => {
    await open();
    await vi.waitFor(() => expect(scripted.calls).toEqual([['used']]));
    await tell({});
    expect(text('desk-suggestions .offer p')).toContain('31.4 MB are fetched once');
    mounted.find('desk-suggestions .offer .yes').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(scripted.calls).toContainEqual(['want', true]));
    await tell({ state: 'loading', loadedBytes: 3_140_000 });
    expect(text('desk-suggestions .offer')).toContain('3.1 MB of 31.4 MB fetched');
    await tell({ state: 'ready' });
    expect(mounted.all('desk-suggestions .offer')).toEqual([]);
  });

  it('keeps the focus of who answers it with the keyboard, through all that follows', async () => {
    await open();
    await tell({});
    mounted.find('desk-suggestions .offer .yes').focus();
    await userEvent.keyboard('{Enter}');
    await tell({ state: 'loading', loadedBytes: 3_140_000 });
    expect(focused()).toBe(mounted.find('desk-suggestions .offer'));
    await tell({ state: 'starting' });
    expect(focused()).toBe(mounted.find('desk-suggestions .offer'));
    await tell({ state: 'ready' });
    expect(focused()).toBe(mounted.find('desk-suggestions .row'));
  });

  it('takes the focus from nobody who is elsewhere', async () => {
    await open();
    await tell({});
    mounted.field().focus();
    await tell({ state: 'loading', loadedBytes: 3_140_000 });
    await tell({ state: 'ready' });
    expect(focused()).toBe(mounted.field());
  });

  it('goes with no', async () => {
    await open();
    await tell({});
    mounted.find('desk-suggestions .offer .no').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(scripted.calls).toContainEqual(['want', false]));
    await tell({ state: 'declined' });
    expect(mounted.all('desk-suggestions .offer')).toEqual([]);
    expect(focused()).toBe(mounted.find('desk-suggestions .row'));
  });

  it('is not made where the page does not want it, nor in the menu', async () => {
    await open(new Drafts('off', () => Promise.reject(new Error('never'))));
    expect(mounted.all('desk-suggestions .offer')).toEqual([]);
    expect(text('desk-bar details')).not.toContain('Wording on this device');
  });
});

describe('a draft', () => {
  const ready = async () => {
    await open();
    await tell({ state: 'ready' });
  };

  it('is offered for entries alone, and only where a generator is up that speaks to this shopper', async () => {
    await open();
    await tell({});
    expect(wordButtons()).toEqual([]);
    await tell({ state: 'ready' });
    expect(wordButtons().map((button) => button.getAttribute('aria-label'))).toEqual([
      'Word it for this shopper: When we are late',
    ]);
    scripted.activate({ ...active, locales: ['zh-Hans'] });
    await mounted.settled();
    expect(wordButtons()).toEqual([]);
  });

  it('goes into the field, to be looked over, and is not sent', async () => {
    await ready();
    scripted.says = 'The delivery fee of ¥6 goes back to you if the delivery is late.';
    const heard = hear(mounted.element);
    wordButtons()[0]?.click();
    await vi.waitFor(() => expect(mounted.field().value).toBe(scripted.says));
    expect(text('desk-suggestions .told')).toBe('Worded by tiny-1. Look it over before you send it.');
    expect(heard).toEqual(['Worded by tiny-1. Look it over before you send it.']);
    expect(mounted.asked('POST /handoffs/hnd_1/messages')).toEqual([]);
    const [run] = scripted.runs;
    expect(run?.task).toMatchObject({ question: 'It is very late!', sources: [{ id: 'late-delivery', text: entry }] });
    expect(run?.names).toEqual(['Norwegian salmon 200 g']);
    expect(run?.grounds?.join()).toContain('FR2611-04817');
  });

  it('is the entry itself, and says so, where anything was made up', async () => {
    await ready();
    scripted.says = 'The delivery fee of ¥60 goes back to you if the delivery is late.';
    wordButtons()[0]?.click();
    await vi.waitFor(() => expect(mounted.field().value).toBe(entry));
    expect(text('desk-suggestions .told')).toContain('The entry’s own text was inserted');
  });

  it('has other words when it is asked for again, or is the entry', async () => {
    await ready();
    scripted.says = 'The delivery fee of ¥6 goes back to you if the delivery is late.';
    wordButtons()[0]?.click();
    await vi.waitFor(() => expect(mounted.field().value).toBe(scripted.says));
    await mounted.settled();
    wordButtons()[0]?.click();
    await vi.waitFor(() => expect(mounted.field().value).toBe(`${scripted.says}\n${entry}`));
    expect(scripted.runs[1]?.unlike).toEqual([scripted.says]);
    expect(scripted.runs[1]?.seed).not.toBe(scripted.runs[0]?.seed);
  });

  it('is waited for on the button, which does nothing until it is there', async () => {
    await ready();
    let release = () => {};
    scripted.gate = new Promise((resolve) => (release = resolve));
    scripted.says = 'The delivery fee of ¥6 goes back to you if the delivery is late.';
    const [button] = wordButtons();
    button?.focus();
    await userEvent.keyboard('{Enter}');
    await mounted.settled();
    expect(button?.textContent?.trim()).toBe('Wording…');
    expect([button?.ariaLabel, button?.ariaDisabled]).toEqual([null, 'true']);
    expect(focused()).toBe(button);
    await userEvent.keyboard('{Enter}');
    release();
    await vi.waitFor(() => expect(focused()).toBe(mounted.field()));
    expect(scripted.runs).toHaveLength(1);
    expect(button?.ariaDisabled).toBe('false');
  });

  it('goes nowhere once another conversation is shown', async () => {
    await ready();
    let release = () => {};
    scripted.gate = new Promise((resolve) => (release = resolve));
    scripted.says = 'The delivery fee of ¥6 goes back to you if the delivery is late.';
    wordButtons()[0]?.click();
    await mounted.settled();
    mounted.desk.store.leave();
    await mounted.settled();
    release();
    await mounted.settled();
    await mounted.open('Lin Wei');
    expect(mounted.field().value).toBe('');
  });
});

describe('the sheet of the generator', () => {
  const openSheet = async () => {
    mounted.find('desk-bar summary').click();
    const item = mounted.all('desk-bar details button').find(({ textContent }) => textContent?.includes('Wording'));
    item?.click();
    await mounted.settled();
  };
  const button = (name: string) => mounted.find<HTMLButtonElement>(`desk-generator ${name}`);

  it('says where it stands, what it takes, and turns it on and off', async () => {
    await open();
    await tell({ state: 'declined' });
    await openSheet();
    expect(text('desk-generator .now')).toBe('Switched off 31.4 MB are fetched once.');
    button('.main').click();
    await vi.waitFor(() => expect(scripted.calls).toContainEqual(['want', true]));
    await tell({ state: 'loading', loadedBytes: 3_140_000 });
    expect(mounted.find<HTMLProgressElement>('desk-generator progress').position).toBeCloseTo(0.1);
    await tell({ state: 'ready', storedBytes: 31_400_000 });
    expect(text('desk-generator .now')).toBe('Switched on Takes 31.4 MB on this device');
    button('.main').click();
    await vi.waitFor(() => expect(scripted.calls).toContainEqual(['want', false]));
  });

  it('deletes it', async () => {
    await open();
    await tell({ state: 'ready', storedBytes: 31_400_000 });
    await openSheet();
    const heard = hear(mounted.element);
    button('.delete').click();
    await vi.waitFor(() => expect(text('desk-generator .sheet')).toContain(words.deleted));
    expect(heard).toContain(words.deleted);
    expect(scripted.calls).toContainEqual(['delete']);
    expect(mounted.all('desk-generator .delete')).toEqual([]);
  });

  it('says in plain words why there is none', async () => {
    await open();
    await tell({ state: 'none', reason: 'no-space' });
    await openSheet();
    expect(text('desk-generator .now')).toBe(`${words.state.none} ${words.cause.space}`);
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('fits and has no violation, %s, %d px', { timeout: 60_000 }, async (theme, width) => {
    await open(undefined, theme, width);
    await tell({});
    const [yes, no] = ['yes', 'no'].map((name) => mounted.find(`desk-suggestions .${name}`).getBoundingClientRect());
    expect(no?.top, 'both answers in one row').toBe(yes?.top);
    expect(await mounted.violations(), 'offer').toEqual([]);
    await tell({ state: 'ready', storedBytes: 31_400_000 });
    expect(await mounted.violations(), 'button').toEqual([]);
    await openSheet();
    const dialog = mounted.find('desk-generator dialog');
    expect(dialog.scrollWidth, 'nothing is cut off').toBe(dialog.clientWidth);
    expect(await mounted.violations(), 'sheet').toEqual([]);
  });
});

import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GeneratorStatus } from '#app/chat-host.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import { GENERATOR_STRINGS } from '#i18n/generator-strings.ts';
import type { RefusalReason } from '#llm/refusal.ts';
import { hear } from '#ui/testing/hear.ts';
import './aisle-generator.ts';
import './aisle-generator-offer.ts';
import './aisle-ledger.ts';
import type { AisleChat } from './aisle-chat.ts';
import { assistantSays, FakeChatHost, shopperSays } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';
import { sampleDraft } from './testing/samples.ts';

let chat: AisleChat;
let host: FakeChatHost;
const words = GENERATOR_STRINGS.en;

const none: GeneratorStatus = { state: 'none', bytes: 0, loadedBytes: 0, storedBytes: 0, reason: null };
const offered: GeneratorStatus = { ...none, state: 'offered', bytes: 31_400_000 };
const ready: GeneratorStatus = { ...offered, state: 'ready', loadedBytes: 31_400_000, storedBytes: 31_400_000 };

const settled = () => rendered(chat);
const inside = (name: string) => chat.shadowRoot?.querySelector(name)?.shadowRoot ?? null;
const row = () => inside('aisle-generator-offer')?.querySelector('section') ?? null;
const sheet = () => inside('aisle-generator');
const find = <E extends HTMLElement>(root: ParentNode | null | undefined, selector: string): E => {
  const found = root?.querySelector<E>(selector);
  if (!found) throw new Error(`${selector} is not there`);
  return found;
};
const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

async function mount(locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<void> {
  host.locale = locale;
  chat = await mountChat(host, locale, theme);
}

async function click(element: HTMLElement): Promise<void> {
  element.click();
  await settled();
}

async function tell(generator: Partial<GeneratorStatus>): Promise<void> {
  host.change({}, { generator: { ...host.status.generator, ...generator } });
  await settled();
}

/** The shopper asks, and has an answer. */
function answer(): void {
  host.add(shopperSays('how much is delivery?'), assistantSays([{ type: 'text', text: '¥6.' }], { turnId: 't1' }));
}

async function openSheet(): Promise<void> {
  await click(find(chat.shadowRoot, '.ledger'));
  await expect.poll(() => inside('aisle-ledger')?.querySelector('.entry')).toBeTruthy();
  await click(find(inside('aisle-ledger'), '.entry'));
  await expect.poll(() => sheet()?.querySelector('.now')).toBeTruthy();
}

/** What axe finds once everything that fades in has. */
async function faults(root: ShadowRoot | null): Promise<unknown> {
  const roots = [root, chat.shadowRoot, inside('aisle-messages')];
  for (const each of roots.flatMap((one) => one?.getAnimations() ?? [])) {
    if (each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) each.finish();
  }
  const { violations } = await axe.run(chat, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  await page.viewport(414, 896);
  host = new FakeChatHost();
});

afterEach(() => chat.remove());

describe('the offer of a generator', () => {
  it('waits for the first answer, and says what it does and how much is fetched', async () => {
    host.status.generator = offered;
    await mount();
    expect(row()).toBeNull();
    answer();
    await settled();
    expect(row()?.textContent).toContain(words.ask);
    expect(row()?.textContent).toContain('31.4 MB are fetched once');
    expect(focused()).not.toBe(find(row(), '.yes'));
  });

  it('does not say that something is fetched where the browser has a model of its own', async () => {
    host.status.generator = { ...offered, bytes: 0 };
    await mount();
    answer();
    await settled();
    expect(row()?.textContent).toContain(words.browsers);
    expect(row()?.textContent).not.toMatch(/\d/);
  });

  it('stays away while an answer is made, while something is done and while a person is called', async () => {
    host.status.generator = offered;
    await mount();
    answer();
    host.change({ handoff: { ...sampleDraft, phase: 'requested' } });
    await settled();
    expect(row()).toBeNull();
    host.change({ handoff: { phase: 'none' } }, { thinking: true });
    await settled();
    expect(row()).toBeNull();
    host.change({}, { thinking: false });
    await settled();
    expect(row()).toBeTruthy();
  });

  it('is answered with the keyboard, and tells with a bar how far it is and then that it is there', async () => {
    host.status.generator = offered;
    await mount();
    answer();
    await settled();
    find(row(), '.yes').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(host.calls).toContainEqual(['wantGenerator', true]);
    expect(focused()).toBe(find(row(), '.away'));
    await tell({ state: 'loading', loadedBytes: 12_000_000 });
    const bar = find<HTMLProgressElement>(row(), 'progress');
    expect([bar.value, bar.max, bar.getAttribute('aria-label')]).toEqual([12_000_000, 31_400_000, words.title]);
    expect(row()?.textContent).toContain('12 MB of 31.4 MB fetched');
    await tell({ state: 'starting' });
    expect(find<HTMLProgressElement>(row(), 'progress').position).toBe(-1);
    const heard = hear(chat);
    await tell(ready);
    expect(find(row(), '[role=status]').textContent).toBe(words.ready);
    expect(heard).toEqual([words.ready]);
    host.add(shopperSays('and returns?'));
    await settled();
    expect(row()).toBeNull();
  });

  it('says in plain words why it failed, and tries again', async () => {
    host.status.generator = offered;
    await mount();
    answer();
    await settled();
    await click(find(row(), '.yes'));
    await tell({ state: 'failed', reason: 'captive-portal' });
    expect(find(row(), '[role=status]').textContent).toBe(words.cause.login);
    await click(find(row(), '.again'));
    expect(host.calls.filter(([name]) => name === 'wantGenerator')).toHaveLength(2);
  });

  it('never comes again after no', async () => {
    host.status.generator = offered;
    await mount();
    answer();
    await settled();
    await click(find(row(), '.no'));
    expect(host.calls).toContainEqual(['wantGenerator', false]);
    expect(row()).toBeNull();
    // Even where the word did not reach the tab that leads.
    answer();
    await settled();
    expect(row()).toBeNull();
    expect(chat.contains(document.activeElement)).toBe(true);
  });

  it.each([
    ['the cross', async () => click(find(row(), '.away'))],
    [
      'Escape, which closes nothing else',
      async () => {
        find(row(), '.no').focus();
        await userEvent.keyboard('{Escape}');
        await settled();
      },
    ],
    [
      'the next message',
      async () => {
        host.add(shopperSays('and returns?'));
        await settled();
      },
    ],
  ])('is put away in this tab by %s, without an answer', async (_, putAway) => {
    host.status.generator = offered;
    await mount();
    answer();
    await settled();
    await putAway();
    expect(row()).toBeNull();
    expect(chat.open).toBe(true);
    expect(host.calls.some(([name]) => name === 'wantGenerator')).toBe(false);
    chat.remove();
    await mount();
    expect(inside('aisle-generator-offer')).toBeTruthy();
    expect(row()).toBeNull();
  });
});

describe('the sheet of the generator', () => {
  const text = () => find(sheet(), '.now').textContent?.replace(/\s+/g, ' ').trim();
  const main = () => find(sheet(), '.main').textContent;

  it('is not spoken of where the shop has none', async () => {
    await mount();
    await click(find(chat.shadowRoot, '.ledger'));
    await expect.poll(() => inside('aisle-ledger')?.querySelector('h2')).toBeTruthy();
    await settled();
    expect(inside('aisle-ledger')?.querySelector('.entry')).toBeNull();
  });

  it('is reached from what left the device, and gives the focus back', async () => {
    host.status.generator = ready;
    await mount();
    await openSheet();
    expect(focused()).toBe(find(sheet(), '.back'));
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(sheet()).toBeNull();
    expect(focused()).toBe(find(chat.shadowRoot, '.ledger'));
  });

  it('is turned on, followed, called off and turned off', async () => {
    host.status.generator = { ...offered, state: 'declined' };
    await mount();
    await openSheet();
    expect(text()).toBe(`${words.state.declined} 31.4 MB are fetched once.`);
    expect(main()).toBe(words.turnOn);
    const button = find(sheet(), '.main');
    button.focus();
    await click(button);
    await tell({ state: 'loading', loadedBytes: 3_140_000 });
    expect(find<HTMLProgressElement>(sheet(), 'progress').position).toBeCloseTo(0.1);
    expect(main()).toBe(words.callOff);
    expect(focused(), 'the same button').toBe(button);
    await click(button);
    await tell(ready);
    expect(text()).toBe(`${words.state.ready} Takes 31.4 MB on this device`);
    await click(button);
    const said = host.calls.filter(([name]) => name === 'wantGenerator').map(([, wants]) => wants);
    expect(said).toEqual([true, false, false]);
  });

  it('deletes what it takes, at one press, and says so', async () => {
    host.status.generator = ready;
    await mount();
    await openSheet();
    host.deleteGenerator = async () => {
      await tell({ state: 'declined', loadedBytes: 0, storedBytes: 0 });
    };
    const heard = hear(chat);
    find(sheet(), '.bad').focus();
    await click(find(sheet(), '.bad'));
    expect(find(sheet(), 'footer [role=status]').textContent).toBe(words.deleted);
    expect(heard).toContain(words.deleted);
    expect(sheet()?.querySelector('.bad')).toBeNull();
    expect(focused()).toBe(find(sheet(), '.back'));
  });

  it('says so where it could not be deleted, and leaves the focus on the button that tries again', async () => {
    host.status.generator = ready;
    let fail = () => {};
    let asked = 0;
    host.deleteGenerator = () => {
      asked++;
      return new Promise((_, reject) => (fail = () => reject(new Error('busy'))));
    };
    await mount();
    await openSheet();
    const heard = hear(chat);
    const button = find(sheet(), '.bad');
    button.focus();
    await click(button);
    expect(button.ariaDisabled).toBe('true');
    expect(focused(), 'while it is deleted').toBe(button);
    await click(button);
    expect(asked).toBe(1);
    fail();
    await settled();
    expect(heard).toEqual([words.notDeleted]);
    expect(button.ariaDisabled).toBe('false');
    expect(focused()).toBe(button);
  });

  const reasons: Record<RefusalReason, keyof typeof words.cause> = {
    'not-wanted': 'shop',
    'save-data': 'saveData',
    'low-battery': 'battery',
    'no-memory': 'memory',
    'no-space': 'space',
    'no-webassembly': 'device',
    'no-webgpu': 'device',
    'no-adapter': 'device',
    'software-adapter': 'device',
    limits: 'device',
    'no-f16': 'device',
    ios: 'ios',
    'crashed-before': 'crashed',
    policy: 'browser',
    unsupported: 'browser',
    offline: 'offline',
    network: 'network',
    'captive-portal': 'login',
    integrity: 'check',
    abi: 'check',
    'device-lost': 'stopped',
    'context-too-long': 'stopped',
    'no-schema': 'stopped',
    stalled: 'stopped',
    'too-slow': 'device',
    cancelled: 'stopped',
    'engine-failed': 'stopped',
  };
  it('says in one plain sentence why there is none, whatever the reason', async () => {
    host.status.generator = { ...none, reason: 'no-space' };
    await mount();
    await openSheet();
    for (const [reason, cause] of Object.entries(reasons)) {
      await tell({ state: 'none', reason: reason as RefusalReason });
      expect(text()).toBe(`${words.state.none} ${words.cause[cause]}`);
      expect(sheet()?.querySelector('.main')).toBeNull();
      await tell({ state: 'failed' });
      expect(text()).toBe(`${words.state.failed} ${words.cause[cause]}`);
      expect(main()).toBe(words.again);
    }
  });

  it('can be rid of what is left here where none is offered any more', async () => {
    host.status.generator = { ...none, reason: 'save-data', storedBytes: 5_000_000 };
    await mount();
    await openSheet();
    expect(text()).toContain('Takes 5 MB on this device');
    await click(find(sheet(), '.bad'));
    expect(host.calls).toContainEqual(['deleteGenerator']);
  });
});

describe('the offer and the sheet', () => {
  const states = [{ state: 'loading', loadedBytes: 1_000_000 }, ready, { state: 'failed', reason: 'network' }] as const;

  it.each(LOCALES)('fit in %s at 320 px', async (locale) => {
    await page.viewport(320, 640);
    host.status.generator = offered;
    answer();
    await mount(locale);
    const fits = (root: ParentNode | null, ...parts: string[]) => {
      for (const part of parts) {
        const box = find(root, part);
        expect(box.scrollWidth, `${part} is too wide`).toBeLessThanOrEqual(box.clientWidth);
      }
    };
    fits(inside('aisle-generator-offer'), 'section');
    await click(find(row(), '.yes'));
    await openSheet();
    for (const state of [...states, { state: 'none', reason: 'ios' } as const]) {
      await tell(state);
      fits(inside('aisle-generator-offer'), 'section');
      fits(sheet(), '.body', 'footer');
    }
  });

  it.each([
    ['en', 'light'],
    ['zh-Hans', 'dark'],
    ['ar', 'light'],
  ] as const)('have no violation in %s, %s', { timeout: 60_000 }, async (locale, theme) => {
    host.status.generator = offered;
    answer();
    await mount(locale, theme);
    expect(await faults(inside('aisle-generator-offer')), 'offer').toEqual([]);
    await click(find(row(), '.yes'));
    await tell(states[0]);
    expect(await faults(inside('aisle-generator-offer')), 'bar').toEqual([]);
    await openSheet();
    for (const state of states) {
      await tell(state);
      expect(await faults(sheet()), state.state).toEqual([]);
    }
  });
});

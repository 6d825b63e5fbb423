import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ProfileReading } from '#commerce/profile/open-profile.ts';
import { NO_NOTES, type ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import { PROFILE_STRINGS } from '#i18n/profile-strings.ts';
import type { AisleChat } from './aisle-chat.ts';
import { FakeChatHost, NOW } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';

let chat: AisleChat;
let host: FakeChatHost;

const words = PROFILE_STRINGS.en;
const notes: ShopperNotes = {
  ...NO_NOTES,
  evidence: [
    { id: 'dwelt.BT-1.1', at: NOW - 1000, kind: 'dwelt', sku: 'BT-1', seconds: 185 },
    { id: 'bought.BT-2.1', at: NOW, kind: 'bought', sku: 'BT-2', price: 89 },
    { id: 'told.skin.oily', at: NOW + 1000, kind: 'told', axis: 'skin', value: 'oily' },
  ],
};
const reading: ProfileReading = {
  guesses: { skin: { value: 'oily', confidence: 0.81, because: ['told.skin.oily', 'dwelt.BT-1.1', 'bought.BT-2.1'] } },
  taste: { skin: 'oily', style: null, budget: null, skus: ['BT-2'] },
  axes: [
    {
      axis: 'skin',
      label: 'Skin type',
      choices: [
        { value: 'oily', label: 'oily skin' },
        { value: 'dry', label: 'dry skin' },
      ],
    },
    {
      axis: 'budget',
      label: null,
      choices: ['saving', 'middle', 'generous'].map((value) => ({ value, label: value })),
    },
  ],
  names: { 'BT-1': 'Zinc serum', 'BT-2': 'Matte cushion' },
};

const inside = (name: string) => chat.shadowRoot?.querySelector(name)?.shadowRoot ?? null;
const sheet = () => inside('aisle-profile') as ShadowRoot;
const find = <E extends HTMLElement>(selector: string): E => sheet().querySelector<E>(selector) as E;

async function openSheet(locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<void> {
  host.locale = locale;
  chat = await mountChat(host, locale, theme);
  chat.shadowRoot?.querySelector<HTMLElement>('.ledger')?.click();
  await vi.waitFor(() => expect(inside('aisle-ledger')?.querySelector('.profile')).toBeTruthy());
  inside('aisle-ledger')?.querySelector<HTMLElement>('.profile')?.click();
  await vi.waitFor(() => expect(sheet()?.querySelector('select')).toBeTruthy());
  await rendered(chat);
}

async function click(element: HTMLElement): Promise<void> {
  element.click();
  await rendered(chat);
}

async function choose(axis: string, value: string): Promise<void> {
  const select = find<HTMLSelectElement>(`#${axis}`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await rendered(chat);
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  host = new FakeChatHost();
  host.reading = reading;
  host.change({ notes });
});
afterEach(() => chat?.remove());

describe('the sheet of the profile', () => {
  it('says of each axis what it is, and why', async () => {
    await openSheet();
    const [skin, budget] = sheet().querySelectorAll('.axis');
    expect(skin?.textContent).toContain('Skin type');
    expect(find<HTMLSelectElement>('#skin').selectedOptions[0]?.textContent).toBe('Worked out: oily skin');
    expect(skin?.textContent).toContain('You looked at Zinc serum for 3 minutes');
    expect(skin?.textContent).toContain('You bought Matte cushion');
    expect(budget?.textContent).toContain(words.axis.budget);
    expect(find<HTMLSelectElement>('#budget').selectedOptions[0]?.textContent).toBe(words.unknown);
  });

  it('takes the shopper’s own word, that nothing is to be told, and to work it out again', async () => {
    await openSheet();
    await choose('skin', 'dry');
    await choose('skin', ' never');
    host.change({ notes: { ...notes, own: { skin: null } } });
    await rendered(chat);
    expect(find<HTMLSelectElement>('#skin').selectedOptions[0]?.textContent).toBe(words.never);
    expect(sheet().querySelector('.axis ul')).toBeNull();
    await choose('skin', '');
    expect(host.calls.filter(([name]) => name === 'changeProfile')).toEqual([
      ['changeProfile', { type: 'taste-set', axis: 'skin', value: 'dry' }],
      ['changeProfile', { type: 'taste-set', axis: 'skin', value: null }],
      ['changeProfile', { type: 'taste-set', axis: 'skin' }],
    ]);
  });

  it('takes out a single piece, the newest standing first, and keeps the focus', async () => {
    await openSheet();
    expect(
      [...sheet().querySelectorAll('.pieces li span')].map((one) => (one as HTMLElement).innerText.split('\n')[0]),
    ).toEqual(['You said: oily skin', 'You bought Matte cushion', 'You looked at Zinc serum for 3 minutes']);
    const remove = find('.pieces li:nth-child(2) button');
    expect(remove.getAttribute('aria-label')).toBe('Remove: You bought Matte cushion');
    await click(remove);
    expect(host.calls).toContainEqual(['changeProfile', { type: 'evidence-dropped', pieceId: 'bought.BT-2.1' }]);
    expect(sheet().activeElement).toBe(find('.back'));
  });

  it('notes nothing more where that is wanted', async () => {
    await openSheet();
    await click(find('.check input'));
    expect(host.calls).toContainEqual(['changeProfile', { type: 'notes-paused', paused: true }]);
  });

  it('erases all of it after a second tap', async () => {
    await openSheet();
    await click(find('footer .bad'));
    expect(host.calls.some(([name]) => name === 'changeProfile')).toBe(false);
    expect(find('footer').textContent).toContain(words.eraseText);
    await click(find('footer .sure'));
    expect(host.calls).toContainEqual(['changeProfile', { type: 'notes-erased' }]);
    expect(find('footer [role=status]').textContent).toBe(words.erased);
  });

  it('says so where a change could not be kept', async () => {
    await openSheet();
    host.durable = () => Promise.reject(new Error('full'));
    await choose('skin', 'dry');
    expect(find('footer [role=alert]').textContent).toBe(words.notKept);
  });

  it('is saved as a file whose fields have the words of the sheet', async () => {
    await openSheet();
    const saved: { name: string; blob: Blob }[] = [];
    const made: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:made';
    });
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, blob: made.at(-1) as Blob });
    });
    try {
      await click(find('footer .pill'));
    } finally {
      create.mockRestore();
      clicked.mockRestore();
    }
    const [{ name, blob } = { name: '', blob: new Blob() }] = saved;
    expect(name).toBe('aisle-profile.json');
    const file = JSON.parse(await blob.text());
    expect(file[words.file.shop]).toBe('Fresh Basket');
    expect(file[words.title]['Skin type']).toEqual({
      value: 'oily skin',
      'set by you': false,
      sureness: 0.81,
      Because: ['You looked at Zinc serum for 3 minutes', 'You bought Matte cushion', 'You said: oily skin'],
    });
    expect(file[words.evidence]).toHaveLength(3);
    expect(file[words.evidence][0]).toMatchObject({ product: 'Zinc serum', SKU: 'BT-1', seconds: 185 });
  });

  it('is not offered where the shop makes none', async () => {
    host.reading = null;
    chat = await mountChat(host, 'en', 'light');
    chat.shadowRoot?.querySelector<HTMLElement>('.ledger')?.click();
    await vi.waitFor(() => expect(inside('aisle-ledger')?.querySelector('footer')).toBeTruthy());
    await rendered(chat);
    expect(inside('aisle-ledger')?.querySelector('.profile')).toBeNull();
  });

  it('can be tried again where it could not be read', async () => {
    await openSheet();
    host.profile = () => Promise.reject(new Error('worker died'));
    host.change({ notes: { ...notes, evidence: [] } });
    await vi.waitFor(() => expect(sheet().textContent).toContain(words.failed));
    host.profile = async () => reading;
    await click(find('.body .pill'));
    await vi.waitFor(() => expect(sheet().textContent).toContain(words.nothing));
  });

  it.each([
    ...LOCALES.map((locale): [Locale, 'light' | 'dark'] => [locale, 'light']),
    ['en', 'dark'],
    ['ar', 'dark'],
  ] as [Locale, 'light' | 'dark'][])('is accessible and fits in %s, %s', async (locale, theme) => {
    await page.viewport(360, 740);
    await openSheet(locale, theme);
    const moving = [...sheet().getAnimations(), ...(chat.shadowRoot?.getAnimations() ?? [])];
    for (const each of moving) if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
    const { violations } = await axe.run(chat, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const body = find('.body');
    expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
    await page.viewport(414, 896);
  });
});

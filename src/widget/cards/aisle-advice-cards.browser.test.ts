import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { ComparisonPart } from '#commerce/advice/comparison.ts';
import type { PicksPart } from '#commerce/advice/pick.ts';
import type { RoutinePart } from '#commerce/advice/routine.ts';
import type { Locale } from '#core/locale.ts';
import type { AisleChat } from '../aisle-chat.ts';
import { assistantSays, FakeChatHost } from '../testing/fake-chat-host.ts';
import { mountChat, rendered } from '../testing/mount-chat.ts';

const IMAGE = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E';
const price = { amount: '219.00', currency: 'CNY' };

const picks: PicksPart = {
  type: 'picks',
  picks: [
    {
      sku: 'BT-BAS-001',
      name: 'Veil matte foundation',
      image: IMAGE,
      url: '/beauty/product.html',
      price,
      listPrice: { amount: '259.00', currency: 'CNY' },
      tags: ['oil control', 'long wear', 'light'],
      reasons: [
        { code: 'for-skin', params: { value: 'oily skin' } },
        { code: 'reduced', params: { amount: '40.00', currency: 'CNY' } },
      ],
      against: [{ code: 'few-left', params: {} }],
      scene: 'A whole summer day',
      review: { text: 'Better still after twelve hours.', url: null },
      promotion: { id: 'gift', title: 'A free sponge', until: '2026-12-15T23:59:59+08:00', code: null, url: null },
    },
  ],
};
const comparison: ComparisonPart = {
  type: 'comparison',
  products: ['Veil', 'Dew'].map((name) => ({ sku: name, name, url: '/p', image: IMAGE, price, listPrice: null })),
  rows: [
    { label: 'Finish', values: ['matte', 'dewy'], differs: true },
    { label: 'Season', values: ['all year', 'all year'], differs: false },
  ],
  suits: ['oily skin', 'dry skin'],
};
const routine: RoutinePart = {
  type: 'routine',
  title: 'C and A',
  sessions: [
    {
      session: 'morning',
      steps: [
        { label: 'Protect', name: 'Sunscreen', sku: 'S', url: '/s', price, own: false, notes: ['Two coins of it'] },
      ],
    },
    { session: 'evening', steps: [] },
  ],
  apart: [{ names: ['acid', 'retinol'], kind: 'alternate-days', reason: 'Different nights' }],
  total: price,
};

let chat: AisleChat;

async function mount(
  card: PicksPart | ComparisonPart | RoutinePart,
  locale: Locale = 'en',
  theme: 'light' | 'dark' = 'light',
): Promise<ShadowRoot> {
  const host = new FakeChatHost();
  host.locale = locale;
  host.change({ messages: [assistantSays([card])] });
  chat = await mountChat(host, locale, theme);
  const root = await vi.waitFor(() => {
    const messages = chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot;
    const found = messages?.querySelector(`aisle-${card.type}-card`)?.shadowRoot;
    expect(found?.querySelector('ol, table')).toBeTruthy();
    return found as ShadowRoot;
  });
  await rendered(chat);
  return root;
}

const faults = async (): Promise<string[]> => (await axe.run(chat)).violations.map(({ id }) => id);

beforeEach(() => page.viewport(360, 740));
afterEach(() => chat.remove());

describe('the cards of advice', () => {
  it('give the reasons of a product, what to mind, and what comes with it', async () => {
    const root = await mount(picks);
    const text = root.textContent ?? '';
    for (const said of ['Made for oily skin', 'off right now', 'Few left', 'A free sponge', 'A whole summer day']) {
      expect(text).toContain(said);
    }
    expect(await faults()).toEqual([]);
  });

  it('fit into a phone', async () => {
    const root = await mount(picks);
    expect(root.host.scrollWidth).toBeLessThanOrEqual(root.host.clientWidth);
    expect(root.host.getBoundingClientRect().width).toBeLessThanOrEqual(360);
  });

  it('can be read by everybody in the dark', async () => {
    for (const card of [picks, comparison, routine]) {
      await mount(card, 'en', 'dark');
      expect(await faults()).toEqual([]);
      chat.remove();
    }
  });

  it('speak the shopper’s language', async () => {
    const root = await mount(picks, 'zh-Hans');
    expect(root.textContent).toContain('适合oily skin');
  });

  it('compare under heads that say which product, and scroll by the keyboard', async () => {
    const root = await mount(comparison);
    expect([...root.querySelectorAll('thead th')].map(({ textContent }) => textContent?.trim())).toEqual([
      'Feature',
      'Veil',
      'Dew',
    ]);
    expect(root.querySelectorAll('tr.same').length).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('list a routine in order, and leave out an empty evening', async () => {
    const root = await mount(routine);
    expect([...root.querySelectorAll('h4')].map(({ textContent }) => textContent)).toEqual(['Morning', 'Keep apart']);
    expect(root.textContent).toContain('Two coins of it');
    expect(await faults()).toEqual([]);
  });
});

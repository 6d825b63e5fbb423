import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InsightView } from '#app/chat-host.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import { INSIGHT_STRINGS } from '#i18n/insight-strings.ts';
import type { AisleChat } from './aisle-chat.ts';
import { assistantSays, FakeChatHost, NOW } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';

const words = INSIGHT_STRINGS.en;
const URL = 'https://shop.example/v1/orders/lookup';
const REPORT = { week: '2026-W11', dictionary: '1.after.0123456789abcdef', bits: 'AB-_' };
const CITED = { citations: [{ kind: 'answer' as const, id: 'fee', title: 'Fee', url: null }], packVersion: '1' };

let chat: AisleChat;
let host: FakeChatHost;
let view: InsightView | null;
const answers: boolean[] = [];
let isDurable = true;

beforeEach(() => {
  host = new FakeChatHost();
  view = { answer: null, epsilon: 2, weeks: 12, weeksSpent: 0, sent: [] };
  answers.length = 0;
  isDurable = true;
  localStorage.removeItem('aisle.person.insight-asked');
  Object.assign(host, {
    insight: async (answer?: boolean) => {
      if (answer === undefined || !view) return view;
      if (!isDurable) throw new Error('nothing outlives this page');
      answers.push(answer);
      view = { ...view, answer };
      return view;
    },
  });
});
afterEach(() => document.body.replaceChildren());

const inside = (...path: string[]): ShadowRoot | null =>
  path.reduce<ShadowRoot | null>((root, name) => root?.querySelector(name)?.shadowRoot ?? null, chat.shadowRoot);

/** What axe finds once nothing moves. */
async function faults(): Promise<unknown[]> {
  const roots = [chat.shadowRoot, inside('aisle-ledger'), inside('aisle-messages')];
  const moving = roots.flatMap((root) => root?.getAnimations() ?? []);
  for (const each of moving) if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
  const { violations } = await axe.run(chat, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

async function openLedger(locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<ShadowRoot> {
  host.locale = locale;
  chat = await mountChat(host, locale, theme);
  chat.shadowRoot?.querySelector<HTMLElement>('.ledger')?.click();
  await vi.waitFor(() => expect(inside('aisle-ledger', 'aisle-insight')?.querySelector('input')).toBeTruthy());
  return inside('aisle-ledger', 'aisle-insight') as ShadowRoot;
}

describe('the switch of noisy counts', () => {
  it('is off until the shopper says yes, says what that is, and is taken back as easily', async () => {
    const insight = await openLedger();
    const box = insight.querySelector('input') as HTMLInputElement;
    expect(box.checked).toBe(false);
    expect(insight.textContent).toContain('ε = 2');
    box.click();
    await vi.waitFor(() => expect(insight.textContent).toContain(words.nothing));
    box.click();
    await vi.waitFor(() => expect(insight.textContent).not.toContain(words.nothing));
    expect(answers).toEqual([true, false]);
  });

  it('is off after a yes to less than the shop has come to want meanwhile', async () => {
    const insight = await openLedger();
    Object.assign(host, { insight: async () => ({ ...view, epsilon: 4 }) });
    const box = insight.querySelector('input') as HTMLInputElement;
    box.click();
    await vi.waitFor(() => expect(insight.textContent).toContain('ε = 4'));
    expect(box.checked).toBe(false);
  });

  it('shows the bits that went, and the request that they went with', async () => {
    view = { answer: true, epsilon: 2, weeks: 12, weeksSpent: 1, sent: [{ at: NOW, url: URL, report: REPORT }] };
    host.ledger = async () => [
      { at: NOW + 40, method: 'POST', url: URL, purpose: 'order', status: 200, sentBytes: 200, receivedBytes: 900 },
      { at: NOW - 60_000, method: 'POST', url: URL, purpose: 'order', status: 404, sentBytes: 90, receivedBytes: 90 },
    ];
    const insight = await openLedger();
    expect(insight.querySelector('code')?.textContent).toContain(REPORT.bits);
    const rows = [...(inside('aisle-ledger')?.querySelectorAll('tbody tr') ?? [])];
    expect(rows.map((row) => row.textContent?.includes(words.along))).toEqual([true, false]);
  });

  it('stays as it was, and says so, where it cannot be kept', async () => {
    const insight = await openLedger();
    isDurable = false;
    const box = insight.querySelector('input') as HTMLInputElement;
    box.click();
    await vi.waitFor(() => expect(insight.querySelector('[role=alert]')?.textContent).toBe(words.notKept));
    expect(box.checked).toBe(false);
  });

  it('is not there where the shop does not ask', async () => {
    view = null;
    chat = await mountChat(host, 'en', 'light');
    chat.shadowRoot?.querySelector<HTMLElement>('.ledger')?.click();
    await vi.waitFor(() => expect(inside('aisle-ledger')?.querySelector('footer')).toBeTruthy());
    await rendered(chat);
    expect(inside('aisle-ledger')?.querySelector('aisle-insight')).toBeNull();
  });

  it.each(LOCALES)('has nothing that axe finds in %s', async (locale) => {
    await openLedger(locale, locale === 'ar' ? 'dark' : 'light');
    expect(await faults()).toEqual([]);
  });
});

describe('the question', () => {
  async function vote(): Promise<ShadowRoot | null> {
    host.add(assistantSays([{ type: 'text', text: 'It is free.' }], CITED));
    chat = await mountChat(host, 'en', 'light');
    await vi.waitFor(() => expect(inside('aisle-messages', 'aisle-vote')?.querySelector('.yes')).toBeTruthy());
    inside('aisle-messages', 'aisle-vote')?.querySelector<HTMLElement>('.yes')?.click();
    await vi.waitFor(() => expect(inside('aisle-messages', 'aisle-vote', 'aisle-insight-offer')).toBeTruthy());
    await rendered(chat);
    return inside('aisle-messages', 'aisle-vote', 'aisle-insight-offer');
  }

  it('comes once, after a vote, in plain words, and keeps the answer', async () => {
    const offer = await vote();
    await vi.waitFor(() => expect(offer?.textContent).toContain(words.ask));
    expect(await faults()).toEqual([]);
    offer?.querySelector<HTMLElement>('.yes')?.click();
    await vi.waitFor(() => expect(offer?.textContent).toContain(words.thanks));
    expect(answers).toEqual([true]);
  });

  it('is not asked again of who left it unanswered, nor of who answered', async () => {
    const offer = await vote();
    await vi.waitFor(() => expect(offer?.textContent).toContain(words.ask));
    document.body.replaceChildren();
    host = Object.assign(new FakeChatHost(), { insight: async () => view });
    const again = await vote();
    expect(again?.querySelector('section')).toBeNull();
    expect(answers).toEqual([]);
  });

  it('stays, with what is wanted now, where the shop came to want more while it was looked at', async () => {
    const offer = await vote();
    await vi.waitFor(() => expect(offer?.textContent).toContain('ε = 2'));
    view = { ...(view as InsightView), epsilon: 4 };
    Object.assign(host, { insight: async () => view });
    offer?.querySelector<HTMLElement>('.yes')?.click();
    await vi.waitFor(() => expect(offer?.textContent).toContain('ε = 4'));
    expect(offer?.querySelector('.yes')).toBeTruthy();
  });

  it('says how much is asked for, and comes again where that grows', async () => {
    const offer = await vote();
    await vi.waitFor(() => expect(offer?.textContent).toContain('ε = 2'));
    document.body.replaceChildren();
    host = Object.assign(new FakeChatHost(), { insight: async () => ({ ...view, epsilon: 4 }) });
    const again = await vote();
    await vi.waitFor(() => expect(again?.textContent).toContain('ε = 4'));
  });
});

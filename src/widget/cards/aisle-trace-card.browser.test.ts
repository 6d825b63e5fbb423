import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { CompensationProposal } from '#commerce/compensation/proposal.ts';
import type { Order } from '#commerce/order.ts';
import { assessTrace } from '#commerce/trace/assess-trace.ts';
import { TRACE_REASONS, type TraceReason } from '#commerce/trace/trace-report.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import type { MessagePart } from '#dialogue/state.ts';
import { TRACE_STRINGS } from '#i18n/trace-strings.ts';
import type { AisleChat } from '../aisle-chat.ts';
import { assistantSays, FakeChatHost } from '../testing/fake-chat-host.ts';
import { mountChat, rendered } from '../testing/mount-chat.ts';
import { reasonText } from './aisle-trace-card-words.ts';

const LEFT = Date.parse('2026-11-20T10:00:00Z');
const iso = (minutes: number) => new Date(LEFT + minutes * 60_000).toISOString();
const KIND = {
  id: 'fish',
  maxCelsius: 8,
  toleratedMinutes: 15,
  unsafeMinutes: 120,
  longestGapMinutes: 30,
  homeHours: 24,
};
type Card = Extract<MessagePart, { type: 'trace' }>;

/** A parcel with one reading every ten minutes, or where a figure is missing none. */
function card(celsius: (number | null)[], change: Partial<Card> = {}): Card {
  const readings = celsius.flatMap((value, index) => (value === null ? [] : [{ at: iso(index * 10), celsius: value }]));
  const line = {
    id: 'l1',
    title: 'Norwegian salmon sashimi 200 g',
    quantity: 1,
    batches: [
      {
        number: 'FL261119-SAL01',
        made_on: '2026-11-17',
        best_before: '2026-11-25',
        origin: 'Norway, Bergen',
        certificate: { title: 'Quarantine', number: '310126110442', url: 'https://shop.example/c.pdf' },
      },
    ],
  };
  const order: Order = {
    id: 'o',
    number: 'FR2611-04881',
    // By the shop's own clock: of a time in UTC the later day counts.
    placed_at: iso(-60).replace('Z', '+00:00'),
    status: 'completed',
    payment: 'paid',
    fulfillment: 'delivered',
    total: { amount: '59.90', currency: 'CNY' },
    lines: [line],
    shipments: [
      {
        shipped_at: iso(0),
        delivered_at: iso((celsius.length - 1) * 10),
        events: [{ at: iso(0), text: 'The rider has left', place: 'Shanghai' }],
        cold_chain: { max_celsius: 8, readings },
      },
    ],
    sorting: [{ at: iso(-10), text: 'Weighed and checked', line_id: 'l1', result: 'passed', grams: 188 }],
  };
  const report = assessTrace({
    order,
    line,
    rules: { kinds: [{ ...KIND, pastDate: 'unsafe' }] },
    now: LEFT + 7_200_000,
  });
  return { type: 'trace', report, offers: [], syncedAt: LEFT, source: 'backend', ...change };
}

const KEPT = [3, 3.2, 3.1, 3.4, 3.2];
const WARM = [3, 5, 11, 12, 9, 4];

let host: FakeChatHost;
let chat: AisleChat;

async function mount(shown: Card, locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<ShadowRoot> {
  host.locale = locale;
  host.change({ messages: [assistantSays([shown])] });
  chat = await mountChat(host, locale, theme);
  const root = () =>
    chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot?.querySelector('aisle-trace-card')?.shadowRoot;
  await vi.waitFor(() => expect(root()?.querySelector('h3')).toBeTruthy());
  await rendered(chat);
  return root() as ShadowRoot;
}

beforeEach(async () => {
  host = new FakeChatHost();
  await page.viewport(360, 740);
});

afterEach(() => chat.remove());

describe('the traceability card', () => {
  it('says that nothing speaks against goods that were kept cold, with dates, papers and scales', async () => {
    const root = await mount(card(KEPT));
    const text = root.textContent?.replace(/\s+/g, ' ') ?? '';
    for (const part of [
      'Nothing speaks against it',
      '3.4°C at most on the way, never above 8°C',
      'Smell, slime or odd colour count more',
      'FL261119-SAL01',
      'Nov 25',
      '5 days',
      'Norway, Bergen',
      '188 g',
      '200 g',
      'The rider has left',
    ]) {
      expect(text).toContain(part);
    }
    expect(root.querySelector('a')?.getAttribute('href')).toBe('https://shop.example/c.pdf');
    expect(root.querySelector('.verdict')?.classList.contains('fine')).toBe(true);
  });

  it('draws the curve with its limit and the part above, and tells both in words', async () => {
    const root = await mount(card(WARM));
    const picture = root.querySelector('svg.curve');
    expect(picture?.getAttribute('aria-label')).toMatch(/Temperature from .+: 3°C to 12°C\. \d+ minutes above 8°C/);
    for (const part of ['.line', '.limit', '.above', '.peak']) expect(picture?.querySelector(part), part).toBeTruthy();
    const x = (root.querySelector('.line')?.getAttribute('d') ?? '').match(/[\d.]+(?= )/g)?.map(Number) ?? [];
    expect(x).toHaveLength(6);
    expect([...x].sort((a, b) => a - b)).toEqual(x);
    expect(root.querySelectorAll('tbody tr')).toHaveLength(6);
    expect(root.querySelectorAll('tbody tr.bad')).toHaveLength(3);
    expect(root.querySelector('h3')?.textContent).toContain('Doubtful');
  });

  it('marks where the log is silent, and what is not known', async () => {
    const broken = card([3, 3, null, null, null, null, 3]);
    const root = await mount({ ...broken, report: { ...broken.report, missing: ['departure', 'certificate'] } });
    expect(root.querySelector('h3')?.textContent).toContain('We cannot tell');
    expect(root.querySelector('svg .gap')).toBeTruthy();
    expect(root.textContent).toContain('No reading from');
    expect(root.querySelector('.missing')?.textContent).toContain('time of departure, certificate');
  });

  it('shows what the shop offers, and when the device last heard of the order', async () => {
    const offer: CompensationProposal = {
      id: 'over-temperature.coupon',
      kind: 'coupon',
      rule: 'over-temperature.coupon',
      cause: 'over-temperature',
      amount: { amount: '11.98', currency: 'CNY' },
      lineIds: ['l1'],
      untilMs: LEFT + 172_800_000,
      figure: 30,
    };
    const root = await mount(card(WARM, { offers: [offer], source: 'device' }));
    expect(root.textContent).toMatch(/11\.98.* coupon/);
    expect(root.querySelector('.stale')?.textContent).toContain('Nov 20, 2026');
  });

  it.each(['light', 'dark'] as const)('can be read by everybody and fits a phone (%s)', async (theme) => {
    const root = await mount(card(WARM), 'en', theme);
    for (const details of root.querySelectorAll('details')) details.open = true;
    await rendered(chat);
    const moving = [...root.getAnimations(), ...(chat.shadowRoot?.getAnimations() ?? [])];
    for (const each of moving) if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();
    const { violations } = await axe.run(chat, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const element = root.host as HTMLElement;
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(360);
  });

  it.each(LOCALES)('has all its words in %s, with their figures', async (locale) => {
    const root = await mount(card(WARM), locale);
    expect(root.textContent).not.toMatch(/[{}]|undefined|NaN/);
    const figures = {
      minutes: 34,
      longest: 34,
      peak: 11,
      limit: 8,
      lowest: -1,
      max: 18,
      days: 2,
      hours: 30,
      date: '2026-11-20',
    };
    for (const code of TRACE_REASONS) {
      const said = reasonText(
        { code, verdict: 'watch', ...figures } as unknown as TraceReason,
        TRACE_STRINGS[locale],
        locale,
      );
      expect(said, code).not.toMatch(/[{}]/);
      expect(said.length, code).toBeGreaterThan(3);
    }
    expect(root.querySelector('h3')?.textContent).toContain(TRACE_STRINGS[locale].verdict.doubtful);
  });
});

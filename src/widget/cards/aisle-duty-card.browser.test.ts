import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { calculateDuty } from '#commerce/duty/calculate-duty.ts';
import type { DutyReport } from '#commerce/duty/duty-report.ts';
import { globalDuty } from '#commerce/duty/testing/global-duty.ts';
import { LOCALES, type Locale } from '#core/locale.ts';
import type { AisleChat } from '../aisle-chat.ts';
import { assistantSays, FakeChatHost } from '../testing/fake-chat-host.ts';
import { mountChat, rendered } from '../testing/mount-chat.ts';
import './aisle-duty-card.ts';

let chat: AisleChat;

function reportTo(destination: string, hsCode: string, amount: string): DutyReport {
  const outcome = calculateDuty(globalDuty, {
    lines: [{ hsCode, unitPrice: { amount, currency: 'USD' }, quantity: 1 }],
    shipping: { amount: '5.90', currency: 'USD' },
    destination,
    now: Date.parse('2026-11-22T12:00:00Z'),
  });
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.report;
}

async function show(report: DutyReport, locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<ShadowRoot> {
  const host = new FakeChatHost();
  host.locale = locale;
  host.change({ messages: [assistantSays([{ type: 'duty', report }])] });
  chat = await mountChat(host, locale, theme);
  const card = await vi.waitFor(() => {
    const messages = chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot;
    const root = messages?.querySelector('aisle-duty-card')?.shadowRoot;
    expect(root?.querySelector('table')).toBeTruthy();
    return root as ShadowRoot;
  });
  await rendered(chat);
  return card;
}

const rows = (card: ShadowRoot): string[] =>
  [...card.querySelectorAll('tr')].map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());

beforeEach(() => page.viewport(360, 740));
afterEach(() => chat.remove());

describe('the card of duty and tax', () => {
  it('shows every figure with its rate, the sum, and who is paid', async () => {
    const card = await show(reportTo('IT', '6214.10', '58.00'));
    expect(card.querySelector('h3')?.textContent).toBe('Duty and tax to Italy');
    expect(rows(card)).toEqual([
      'Goods $58.00 €50.85',
      'Shipping $5.90 €5.17',
      'Flat duty on small parcels €3.00 per tariff heading × 1 (HS 6214.10) €3.00',
      'IVA 22% of €59.02 (HS 6214.10) €12.98',
      'State charge: Contributo spedizioni di modico valore €2.00',
      'Total €17.98',
    ]);
    expect(card.querySelector('.payer')?.textContent).toBe('Scheme: IOSS · Paid at checkout');
  });

  it('names the source and the day of each figure, and which are out of date', async () => {
    const card = await show(reportTo('IT', '6214.10', '58.00'));
    const sources = [...card.querySelectorAll('.sources li')].map((item) =>
      item.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(sources[0]).toMatch(
      /^1 USD = 0\.876711 EUR .*August 2026.* as of Aug 1 · valid until Aug 31 · out of date$/,
    );
    expect(sources).toHaveLength(5);
    expect(card.querySelector<HTMLAnchorElement>('.sources a')?.href).toMatch(/^https:/);
    expect(card.querySelector('.stale')?.textContent).toContain('past their validity');
  });

  it('says nothing of validity where all of it holds', async () => {
    const report = reportTo('IT', '6214.10', '58.00');
    const card = await show({ ...report, stale: false });
    expect(card.querySelector('.stale')).toBeNull();
  });

  it.each(['light', 'dark'] as const)('is accessible and fits 360 px in %s', async (theme) => {
    const card = await show(reportTo('GB', '6911.10', '220.00'), 'de', theme);
    card.querySelector('details')?.setAttribute('open', '');
    await rendered(chat);
    const table = card.querySelector('table') as HTMLElement;
    expect(table.scrollWidth).toBeLessThanOrEqual((card.host as HTMLElement).clientWidth);
    const { violations } = await axe.run(chat, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it.each(LOCALES)('is written in %s', async (locale) => {
    const card = await show(reportTo('CH', '6214.10', '129.00'), locale);
    const text = card.textContent ?? '';
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(card.querySelector('.payer')?.textContent).not.toBe('');
  });
});

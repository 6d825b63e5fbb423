import { describe, expect, it } from 'vitest';
import { calculateDuty } from './calculate-duty.ts';
import { Decimal } from './decimal.ts';
import type { DutyLine, DutyReport } from './duty-report.ts';
import { globalDuty } from './testing/global-duty.ts';
import { WORKED_CASES, type WorkedCase } from './worked-cases.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

/** `SKU HS PRICE CURRENCY × PIECES`, the SKU where there is one. */
function lineOf(text: string): DutyLine {
  const [, sku, hsCode = '', amount = '', currency = '', quantity = ''] =
    /^(?:(GL-\S+) )?(\S+) (\S+) (\S+) × (\d+)$/.exec(text) ?? [];
  return { hsCode, unitPrice: { amount, currency }, quantity: Number(quantity), ...(sku ? { sku } : {}) };
}

function outcomeOf({ to, lines, ship }: WorkedCase) {
  const [amount = '', currency = ''] = ship.split(' ');
  return calculateDuty(globalDuty, {
    lines: lines.map(lineOf),
    shipping: { amount, currency },
    destination: to,
    now: NOW,
  });
}

/** `KIND AMOUNT` with amounts as plain numbers, so that 3 is 3.00. */
const chargesOf = (report: DutyReport): string[] =>
  report.charges.map(({ kind, amount }) => `${kind} ${Decimal(amount).toFixed()}`);
const plain = (due: string): string[] =>
  due === '' ? [] : due.split(', ').map((each) => each.replace(/\S+$/, (amount) => Decimal(amount).toFixed()));

describe('duty as worked out by hand', () => {
  it.each(
    WORKED_CASES.map((each) => [`${each.to}: ${each.lines.join(', ')} → ${each.due || 'nothing'}`, each] as const),
  )('%s', (_, worked) => {
    const outcome = outcomeOf(worked);
    if (worked.total === undefined) {
      expect(outcome).toMatchObject({ ok: false, failure: { code: worked.due } });
      return;
    }
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
    const { report } = outcome;
    expect(chargesOf(report), worked.work).toEqual(plain(worked.due));
    expect(Decimal(report.total).toFixed(), worked.work).toBe(Decimal(worked.total).toFixed());
    if (worked.regime) expect(report.regimes.map(({ id }) => id)).toEqual([worked.regime]);
    if (worked.paid) expect(`${report.atCheckout} + ${report.toCarrier}`).toBe(worked.paid);
  });

  it('has at least sixty cases with their arithmetic and their rule, over every destination of the shop', () => {
    expect(WORKED_CASES.length).toBeGreaterThanOrEqual(60);
    expect(WORKED_CASES.filter(({ work, rule }) => work === '' || rule === '')).toEqual([]);
    expect([...new Set(WORKED_CASES.map(({ to }) => to))].sort()).toEqual(Object.keys(globalDuty.destinations).sort());
  });
});

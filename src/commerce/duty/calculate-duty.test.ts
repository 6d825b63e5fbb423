import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculateDuty } from './calculate-duty.ts';
import { Decimal, roundTo, sumOf } from './decimal.ts';
import type { DutyReport, DutyRequest } from './duty-report.ts';
import type { DutyData, Rate } from './duty-schema.ts';
import { globalDuty } from './testing/global-duty.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const CODES = ['0902.10', '0902.30', '4202.92', '6214.10', '6302.39', '6911.10', '7013.42', '8518.30', '9503.00'];
const cents = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
const one = (hsCode: string, amount: string, currency: string, destination: string, over = {}): DutyRequest => ({
  lines: [{ hsCode, unitPrice: { amount, currency }, quantity: 1, ...over }],
  shipping: { amount: '0', currency },
  destination,
  now: NOW,
});

const destination = fc.constantFrom(...Object.keys(globalDuty.destinations));
const request = fc.record({
  lines: fc.array(
    fc.record({
      hsCode: fc.constantFrom(...CODES),
      unitPrice: fc.integer({ min: 0, max: 90_000 }).map((value) => ({ amount: cents(value), currency: 'USD' })),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  shipping: fc.integer({ min: 0, max: 5_000 }).map((value) => ({ amount: cents(value), currency: 'USD' })),
  destination,
  now: fc.constant(NOW),
});
const reportOf = (asked: DutyRequest, data: DutyData = globalDuty): DutyReport | null => {
  const outcome = calculateDuty(data, asked);
  return outcome.ok ? outcome.report : null;
};

/** Every value of a report with its path. */
function* leaves(node: unknown, path = ''): Generator<[string, unknown]> {
  if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) yield* leaves(value, `${path}.${key}`);
  } else yield [path, node];
}

describe('any import', () => {
  it('charges nothing below zero, and a total that is the sum of its lines', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const report = reportOf(asked);
        if (!report) return;
        const amounts = report.charges.map(({ amount }) => Decimal(amount));
        expect(amounts.every((amount) => amount.gte(Decimal('0')))).toBe(true);
        expect(sumOf(amounts).eq(Decimal(report.total))).toBe(true);
        expect(Decimal(report.atCheckout).plus(Decimal(report.toCarrier)).eq(Decimal(report.total))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('has no float in it: amounts are decimal strings, and numbers count pieces', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const report = reportOf(asked);
        for (const [path, value] of leaves(report)) {
          if (typeof value === 'number') expect(path).toMatch(/rate\.count$/);
          if (/amount$|total$|base$|atCheckout$|toCarrier$|customs/.test(path) && value !== null) {
            expect(value, path).toMatch(/^\d+(\.\d+)?$/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('costs no less when the goods cost more, on the same way through customs', () => {
    fc.assert(
      fc.property(destination, fc.constantFrom(...CODES), fc.nat(80_000), fc.nat(20_000), (to, hsCode, low, more) => {
        const cheap = reportOf(one(hsCode, cents(low), 'USD', to));
        const dear = reportOf(one(hsCode, cents(low + more), 'USD', to));
        if (!cheap || !dear || cheap.regimes[0]?.id !== dear.regimes[0]?.id) return;
        // A contribution on small parcels alone ends with their limit.
        const due = ({ charges }: DutyReport) =>
          sumOf(charges.filter(({ kind }) => kind !== 'state-fee').map(({ amount }) => Decimal(amount)));
        expect(due(dear).gte(due(cheap))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('comes to the same whatever is asked before it', () => {
    fc.assert(
      fc.property(request, request, (asked, other) => {
        const first = calculateDuty(globalDuty, asked);
        calculateDuty(globalDuty, other);
        expect(calculateDuty(globalDuty, asked)).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what cannot be worked out', () => {
  it.each([
    [one('6214.10', '10.00', 'EUR', 'ZZ'), { code: 'unknown-destination', destination: 'ZZ' }],
    [one('6214.10', '-1.00', 'EUR', 'IT'), { code: 'bad-amount', path: 'lines[0].unitPrice' }],
    [one('6214.10', '1e3', 'EUR', 'IT'), { code: 'bad-amount', path: 'lines[0].unitPrice' }],
    [one('6214.10', '10.00', 'XAU', 'IT'), { code: 'bad-amount', path: 'lines[0].unitPrice' }],
    [
      { ...one('6214.10', '10.00', 'EUR', 'IT'), lines: [] },
      { code: 'bad-amount', path: 'lines' },
    ],
    [one('6214.10', '10.00', 'EUR', 'IT', { quantity: 0 }), { code: 'bad-amount', path: 'lines[0].quantity' }],
    [one('6214.10', '10.00', 'EUR', 'IT', { quantity: 1.5 }), { code: 'bad-amount', path: 'lines[0].quantity' }],
    [one('6214.10', '10.00', 'EUR', 'IT', { netKg: 'heavy' }), { code: 'bad-amount', path: 'lines[0].netKg' }],
    [one('7323.99', '10.00', 'USD', 'US'), { code: 'no-rate', hsCode: '7323.99', of: 'duty' }],
    [one('1211.90', '10.00', 'EUR', 'IT'), { code: 'no-rate', hsCode: '1211.90', of: 'tax' }],
  ] as const)('is said with its reason: %j', (asked, failure) => {
    expect(calculateDuty(globalDuty, asked as DutyRequest)).toEqual({ ok: false, failure });
  });
});

describe('duties by weight', () => {
  const evidence = { source: 'eu-cn', asOf: '2026-01-01' };
  const perKg = { amount: '2.50', currency: 'EUR' };
  const withRate = (rate: Rate): DutyData => ({
    ...globalDuty,
    tariffs: { ...globalDuty.tariffs, eu: [{ kind: 'customs', rates: [rate] }] },
  });
  const duty = (rate: Rate, netKg?: string) =>
    calculateDuty(withRate(rate), one('6214.10', '200.00', 'EUR', 'DE', netKg ? { netKg, quantity: 2 } : {}));

  it('take kilograms of all pieces', () => {
    // 2 × 1.3 kg × 2.50 = 6.50
    expect(duty({ hs: ['6214'], kind: 'specific', perKg, ...evidence }, '1.3')).toMatchObject({
      report: { charges: [{ amount: '6.50', rate: { kind: 'per-kg', kg: '2.6' } }, {}] },
    });
  });

  it('take the greater or the lesser of value and weight', () => {
    // 400 × 1 % = 4.00 against 6.50
    expect(duty({ hs: ['6214'], kind: 'greater', percent: '1', perKg, ...evidence }, '1.3')).toMatchObject({
      report: { charges: [{ amount: '6.50' }, {}] },
    });
    expect(duty({ hs: ['6214'], kind: 'lesser', percent: '1', perKg, ...evidence }, '1.3')).toMatchObject({
      report: { charges: [{ amount: '4' }, {}] },
    });
  });

  it('ask for a weight where there is none', () => {
    expect(duty({ hs: ['6214'], kind: 'specific', perKg, ...evidence })).toEqual({
      ok: false,
      failure: { code: 'bad-amount', path: 'lines[0].netKg' },
    });
  });
});

describe('what a figure leaves out', () => {
  it('is said where the one who asks for it has something to collect', () => {
    expect(reportOf(one('4202.92', '100.00', 'CAD', 'CA'))?.notes).toEqual(['provincial-tax']);
    expect(reportOf(one('4820.10', '20.00', 'CAD', 'CA'))?.notes).toEqual([]);
    expect(reportOf(one('6913.10', '100.00', 'NOK', 'NO'))?.notes).toEqual([]);
    expect(reportOf(one('0902.30', '100.00', 'NOK', 'NO'))?.notes).toEqual(['carrier-fee']);
  });
});

describe('validity', () => {
  it('is judged by the day of the question', () => {
    const asked = one('8518.30', '100.00', 'GBP', 'GB');
    expect(reportOf(asked)?.stale).toBe(false);
    expect(reportOf({ ...asked, now: Date.parse('2026-12-31T23:00:00Z') })?.stale).toBe(false);
    expect(reportOf({ ...asked, now: Date.parse('2027-01-01T00:00:00Z') })?.stale).toBe(true);
  });
});

describe('rounding', () => {
  it.each([
    ['2.345', '0.01', 'half-up', '2.35'],
    ['2.345', '0.01', 'half-even', '2.34'],
    ['2.349', '0.01', 'down', '2.34'],
    ['2.341', '0.01', 'up', '2.35'],
    ['2.325', '0.05', 'half-up', '2.35'],
    ['19999', '1000', 'down', '19000'],
  ] as const)('takes %s in steps of %s, %s, to %s', (amount, step, mode, expected) => {
    expect(roundTo(Decimal(amount), { step, mode }).toFixed()).toBe(expected);
  });

  it('refuses a float', () => {
    expect(() => Decimal(0.1 as unknown as string)).toThrow();
  });
});

describe('the data of the shop', () => {
  it('names only sources, tariffs and regimes that it has', () => {
    const used: string[] = [];
    for (const [path, value] of leaves(globalDuty)) if (path.endsWith('.source')) used.push(String(value));
    expect([...new Set(used)].filter((id) => !(id in globalDuty.sources))).toEqual([]);
    for (const { tariff, regimes } of Object.values(globalDuty.destinations)) {
      expect(globalDuty.tariffs).toHaveProperty([tariff]);
      expect(globalDuty.regimes).toHaveProperty([regimes]);
    }
  });

  it('has the 40 countries the shop delivers to', () => {
    expect(Object.keys(globalDuty.destinations)).toHaveLength(40);
  });
});

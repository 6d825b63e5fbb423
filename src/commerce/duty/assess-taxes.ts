import { type Assessed, dutiableValues, payerOf } from './assess-duties.ts';
import { Decimal, decimalText, percentOf, roundTo, sumOf, ZERO } from './decimal.ts';
import { DutyRefusal } from './duty-refusal.ts';
import type { DutyCharge } from './duty-report.ts';
import type { Regime, TaxRate } from './duty-schema.ts';
import { evidenceOf } from './evidence-of.ts';
import { taxRateOf } from './find-rate.ts';
import type { DutyContext, Parcel } from './parcel.ts';

type KnownRate = Exclude<TaxRate, { unknown: true }>;
const CENT = { step: '0.01', mode: 'half-up' } as const;

/** VAT, GST and their like of one parcel, one charge a rate. Refuses goods whose tax rate the shop does not know. */
export function assessTaxes(context: DutyContext, regime: Regime, parcel: Parcel, duties: Assessed): DutyCharge[] {
  const { data, to, today } = context;
  const { tax } = to;
  if (!regime.tax || !tax) return [];
  const values = dutiableValues(context, regime, regime.tax.base, parcel);
  const withDuty = regime.tax.base.includes('duty');
  return [...byRate(parcel, tax)].flatMap(([key, { rate, members }]): DutyCharge[] => {
    const due = sumOf(
      members.map((index) => (values[index] ?? ZERO).plus((withDuty && duties.perLine[index]) || ZERO)),
    );
    const base = roundTo(due, to.rounding?.taxBase ?? CENT);
    const amount = roundTo(percentOf(base, rate.percent), to.rounding?.tax ?? CENT);
    const hs = [...new Set(members.map((index) => parcel.lines[index]?.hsCode ?? ''))];
    const common = { kind: 'tax', hs, payer: payerOf(regime.incoterm) } as const;
    const first: DutyCharge = {
      ...common,
      name: tax.name,
      base: decimalText(base),
      rate: { kind: 'percent', percent: key },
      amount: decimalText(amount),
      evidence: evidenceOf(data, rate, today),
    };
    if (!tax.second) return [first];
    const [numerator, denominator] = tax.second.share;
    const second = amount.times(Decimal(numerator)).div(Decimal(denominator));
    return [
      first,
      {
        ...common,
        name: tax.second.name,
        base: decimalText(amount),
        rate: { kind: 'share', share: [numerator, denominator] },
        amount: decimalText(roundTo(second, to.rounding?.tax ?? CENT)),
        evidence: evidenceOf(data, tax.second, today),
      },
    ];
  });
}

function byRate(
  { lines }: Parcel,
  tax: NonNullable<DutyContext['to']['tax']>,
): Map<string, { rate: KnownRate; members: number[] }> {
  const groups = new Map<string, { rate: KnownRate; members: number[] }>();
  lines.forEach(({ hsCode }, index) => {
    const rate = taxRateOf(tax, hsCode);
    if (rate === null) throw new DutyRefusal({ code: 'no-rate', hsCode, of: 'tax' });
    const group = groups.get(rate.percent) ?? { rate, members: [] };
    group.members.push(index);
    groups.set(rate.percent, group);
  });
  return groups;
}

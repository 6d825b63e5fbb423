import { inCurrency } from './currency-exchange.ts';
import { Decimal, decimalText, percentOf, roundTo, sumOf, ZERO } from './decimal.ts';
import { DutyRefusal } from './duty-refusal.ts';
import type { DutyCharge, DutyRateText } from './duty-report.ts';
import type { Rate, Regime, TariffLayer } from './duty-schema.ts';
import { evidenceOf } from './evidence-of.ts';
import { digitsOf, rateOf } from './find-rate.ts';
import type { DutyContext, Parcel, ParcelLine } from './parcel.ts';

type KnownRate = Exclude<Rate, { kind: 'unknown' }>;
const CENT = { step: '0.01', mode: 'half-up' } as const;

/** Duties of one parcel, with what each line bears of them, for taxes that are due on duty too. */
export interface Assessed {
  charges: DutyCharge[];
  /** By the line's place in the parcel. */
  perLine: Decimal[];
}

/** Duty of the parcel by the regime's way. Refuses goods without a rate. */
export function assessDuties(context: DutyContext, regime: Regime, parcel: Parcel): Assessed {
  switch (regime.duty.kind) {
    case 'none':
      return { charges: [], perLine: parcel.lines.map(() => ZERO) };
    case 'flat':
      return flatDuty(context, regime, regime.duty.flat, parcel);
    case 'tariff':
      return tariffDuty(context, regime, regime.duty.base, parcel);
  }
}

/** So much for every six-digit heading in the parcel, however many pieces: Regulation (EU) 2026/382. */
function flatDuty(
  { data, to, today }: DutyContext,
  { incoterm }: Regime,
  flat: Extract<Regime['duty'], { kind: 'flat' }>['flat'],
  { lines }: Parcel,
): Assessed {
  const headings = [...new Set(lines.map(({ hsCode }) => digitsOf(hsCode).slice(0, 6)))];
  const each = roundTo(inCurrency(data, flat.perHeading, to.currency, 'flat'), to.rounding?.duty ?? CENT);
  const amount = each.times(Decimal(String(headings.length)));
  const charge: DutyCharge = {
    kind: 'flat',
    name: null,
    hs: [...new Set(lines.map(({ hsCode }) => hsCode))],
    base: null,
    rate: { kind: 'each', each: flat.perHeading, count: headings.length },
    amount: decimalText(amount),
    payer: payerOf(incoterm),
    evidence: evidenceOf(data, flat, today),
  };
  // The first line of a heading bears it: its tax rate is that of all goods of the heading.
  const seen = new Set<string>();
  const perLine = lines.map(({ hsCode }) => {
    const heading = digitsOf(hsCode).slice(0, 6);
    if (seen.has(heading)) return ZERO;
    seen.add(heading);
    return each;
  });
  return { charges: [charge], perLine };
}

function tariffDuty(context: DutyContext, regime: Regime, base: readonly string[], parcel: Parcel): Assessed {
  const { data, to, today } = context;
  const bases = dutiableValues(context, regime, base, parcel);
  const perLine = parcel.lines.map(() => ZERO);
  const charges: DutyCharge[] = [];
  for (const layer of data.tariffs[to.tariff] ?? []) {
    for (const { rate, members } of groupedByRate(layer, parcel.lines)) {
      const value = roundTo(sumOf(members.map((index) => bases[index] ?? ZERO)), to.rounding?.dutyBase ?? CENT);
      const amount = roundTo(dueOn(context, rate, value, parcel.lines, members), to.rounding?.duty ?? CENT);
      const shares = apportion(
        amount,
        members.map((index) => bases[index] ?? ZERO),
      );
      members.forEach((index, at) => {
        perLine[index] = (perLine[index] ?? ZERO).plus(shares[at] ?? ZERO);
      });
      charges.push({
        kind: layer.kind === 'customs' ? 'duty' : layer.kind,
        name: layer.name ?? null,
        hs: [...new Set(members.map((index) => parcel.lines[index]?.hsCode ?? ''))],
        base: decimalText(value),
        rate: rateText(rate, kilograms(parcel.lines, members)),
        amount: decimalText(amount),
        payer: payerOf(regime.incoterm),
        evidence: evidenceOf(data, rate, today),
      });
    }
  }
  return { charges, perLine };
}

/** Goods with their part of the shipping where the base has it; the parts add up to the whole. */
export function dutiableValues(
  { to }: DutyContext,
  { share = '1' }: Regime,
  base: readonly string[],
  { lines, shipping }: Parcel,
): Decimal[] {
  const goods = lines.map(({ value }) => value.times(Decimal(share)));
  if (!base.includes('shipping')) return goods;
  const parts = apportion(roundTo(shipping, to.rounding?.value ?? CENT), goods);
  return goods.map((value, index) => value.plus(parts[index] ?? ZERO));
}

/** `amount` by weight in cents; what rounding leaves over goes to the last. */
function apportion(amount: Decimal, weights: readonly Decimal[]): Decimal[] {
  const whole = sumOf(weights);
  let left = amount;
  return weights.map((weight, index) => {
    const part =
      index === weights.length - 1
        ? left
        : whole.eq(ZERO)
          ? ZERO
          : roundTo(amount.times(weight).div(whole), { step: '0.01', mode: 'down' });
    left = left.minus(part);
    return part;
  });
}

function groupedByRate(layer: TariffLayer, lines: readonly ParcelLine[]): { rate: KnownRate; members: number[] }[] {
  const groups = new Map<KnownRate, number[]>();
  lines.forEach(({ hsCode, sku }, index) => {
    const rate = rateOf(layer, hsCode, sku);
    if (rate === null && layer.kind !== 'customs') return;
    if (rate === null || rate.kind === 'unknown') throw new DutyRefusal({ code: 'no-rate', hsCode, of: 'duty' });
    groups.set(rate, [...(groups.get(rate) ?? []), index]);
  });
  return [...groups].map(([rate, members]) => ({ rate, members }));
}

function dueOn(
  { data, to }: DutyContext,
  rate: KnownRate,
  value: Decimal,
  lines: readonly ParcelLine[],
  members: readonly number[],
): Decimal {
  if (rate.kind === 'advalorem') return percentOf(value, rate.percent);
  for (const index of members) {
    const line = lines[index];
    if (line && line.kg === null) throw new DutyRefusal({ code: 'bad-amount', path: `lines[${line.index}].netKg` });
  }
  const byWeight = inCurrency(data, rate.perKg, to.currency, 'tariff').times(kilograms(lines, members));
  if (rate.kind === 'specific') return byWeight;
  const byValue = percentOf(value, rate.percent);
  const greater = byValue.gt(byWeight) ? byValue : byWeight;
  return rate.kind === 'greater' ? greater : byValue.plus(byWeight).minus(greater);
}

const kilograms = (lines: readonly ParcelLine[], members: readonly number[]): Decimal =>
  sumOf(members.map((index) => lines[index]?.kg ?? ZERO));

function rateText(rate: KnownRate, kg: Decimal): DutyRateText {
  return rate.kind === 'advalorem'
    ? { kind: 'percent', percent: rate.percent }
    : { kind: 'per-kg', perKg: rate.perKg, kg: kg.toFixed() };
}

export const payerOf = (incoterm: 'DDP' | 'DAP'): DutyCharge['payer'] => (incoterm === 'DDP' ? 'checkout' : 'carrier');

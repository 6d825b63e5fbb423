import type { Money } from '../order.ts';
import { assessDuties } from './assess-duties.ts';
import { assessFees } from './assess-fees.ts';
import { assessTaxes } from './assess-taxes.ts';
import { chooseRegime } from './choose-regime.ts';
import { exchangeRate, inCurrency } from './currency-exchange.ts';
import { Decimal, decimalText, roundTo, sumOf, ZERO } from './decimal.ts';
import { DutyRefusal } from './duty-refusal.ts';
import type { DutyCharge, DutyFailure, DutyOutcome, DutyReport, DutyRequest } from './duty-report.ts';
import type { DutyData, Regime } from './duty-schema.ts';
import { evidenceOf } from './evidence-of.ts';
import { isAmong } from './find-rate.ts';
import type { DutyContext, Parcel, ParcelLine } from './parcel.ts';

const CENT = { step: '0.01', mode: 'half-up' } as const;

/**
 * What customs will take for goods on their way to a country: duty, taxes and fees, each with its rate, source and date, and who
 * collects it. Every figure is a decimal from the string it was given as; what is rounded, and how, is the destination's rule.
 */
export function calculateDuty(data: DutyData, request: DutyRequest): DutyOutcome {
  try {
    return { ok: true, report: reportOn(data, request) };
  } catch (cause) {
    if (cause instanceof DutyRefusal) return { ok: false, failure: cause.failure };
    throw cause;
  }
}

function reportOn(data: DutyData, request: DutyRequest): DutyReport {
  const to = data.destinations[request.destination];
  if (!to) refuse({ code: 'unknown-destination', destination: request.destination });
  const context: DutyContext = { data, to, today: new Date(request.now).toISOString().slice(0, 10) };
  const parcels = parcelsOf(context, request);
  const cleared = parcels.map((parcel) => clear(context, request.destination, parcel));
  const charges = cleared.flatMap((each) => each.charges);
  const waived = sumOf(cleared.map((each) => each.waived));
  const exchange = exchangeOf(context, request);
  const regimes = cleared.map(({ regime }) => ({
    id: regime.id,
    incoterm: regime.incoterm,
    evidence: evidenceOf(data, regime, context.today),
  }));
  const paid = (payer?: DutyCharge['payer']): string =>
    decimalText(sumOf(charges.flatMap((each) => (payer && each.payer !== payer ? [] : [Decimal(each.amount)]))));
  return {
    origin: data.origin,
    destination: request.destination,
    currency: to.currency,
    goods: goodsAsGiven(data, request),
    shipping: request.shipping,
    customsGoods: decimalText(sumOf(parcels.map(({ goods }) => goods))),
    customsShipping: decimalText(sumOf(parcels.map(({ shipping }) => shipping))),
    exchange,
    schemes: [...new Set(cleared.flatMap(({ regime }) => regime.name ?? []))],
    regimes,
    charges,
    total: paid(),
    atCheckout: paid('checkout'),
    toCarrier: paid('carrier'),
    waived: waived.gt(ZERO) ? decimalText(waived) : null,
    notes: (to.notes ?? []).flatMap(({ id, payer }) => (Decimal(paid(payer)).gt(ZERO) ? [id] : [])),
    stale:
      exchange?.evidence.stale === true ||
      regimes.some(({ evidence }) => evidence.stale) ||
      charges.some(({ evidence }) => evidence.stale),
  };
}

/** One parcel through customs. */
function clear(
  context: DutyContext,
  destination: string,
  parcel: Parcel,
): { regime: Regime; charges: DutyCharge[]; waived: Decimal } {
  const regime = chooseRegime(context, parcel);
  if (!regime) refuse({ code: 'no-regime', destination });
  const duties = assessDuties(context, regime, parcel);
  const levied = [...duties.charges, ...assessTaxes(context, regime, parcel, duties)];
  const sum = sumOf(levied.map(({ amount }) => Decimal(amount)));
  const small = regime.waived && sum.lte(inCurrency(context.data, regime.waived, context.to.currency, 'waived'));
  const collected = small ? [] : levied;
  const fees = assessFees(context, regime, parcel, !small && sum.gt(ZERO));
  return { regime, charges: [...collected, ...fees], waived: small ? sum : ZERO };
}

/** The goods in one parcel, or in two where some travel apart; the shipping goes with the first that has others. */
function parcelsOf(context: DutyContext, { lines, shipping }: DutyRequest): Parcel[] {
  const { data, to } = context;
  const value = to.rounding?.value ?? CENT;
  const all = lines.map((line, index): ParcelLine & { dearest: Decimal } => {
    const path = `lines[${index}]`;
    if (!Number.isSafeInteger(line.quantity) || line.quantity < 1)
      refuse({ code: 'bad-amount', path: `${path}.quantity` });
    const piece = inCurrency(data, line.unitPrice, to.currency, `${path}.unitPrice`);
    const quantity = Decimal(String(line.quantity));
    if (line.netKg !== undefined && !/^\d+(\.\d+)?$/.test(line.netKg)) {
      refuse({ code: 'bad-amount', path: `${path}.netKg` });
    }
    return {
      hsCode: line.hsCode,
      sku: line.sku,
      value: roundTo(piece.times(quantity), value),
      kg: line.netKg === undefined ? null : Decimal(line.netKg).times(quantity),
      index,
      dearest: piece,
    };
  });
  if (all.length === 0) refuse({ code: 'bad-amount', path: 'lines' });
  const freight = roundTo(inCurrency(data, shipping, to.currency, 'shipping'), value);
  const together = all.filter(({ hsCode }) => !isAmong(to.apart, hsCode));
  const apart = all.filter(({ hsCode }) => isAmong(to.apart, hsCode));
  return [together, apart]
    .filter((group) => group.length > 0)
    .map((group, index) => ({
      lines: group,
      goods: sumOf(group.map((line) => line.value)),
      shipping: index === 0 ? freight : ZERO,
      dearest: group.reduce((most, line) => (line.dearest.gt(most) ? line.dearest : most), ZERO),
    }));
}

function exchangeOf({ data, to, today }: DutyContext, { shipping, lines }: DutyRequest): DutyReport['exchange'] {
  const from = lines[0]?.unitPrice.currency ?? shipping.currency;
  if (from === to.currency) return null;
  const rate = exchangeRate(data, from, to.currency);
  return { from, to: to.currency, rate, evidence: evidenceOf(data, data.exchange, today) };
}

/** In the currency of the first line. */
function goodsAsGiven(data: DutyData, { lines }: DutyRequest): Money {
  const currency = lines[0]?.unitPrice.currency ?? data.exchange.pivot;
  const values = lines.map(({ unitPrice, quantity }) =>
    inCurrency(data, unitPrice, currency, 'lines').times(Decimal(String(quantity))),
  );
  return { amount: decimalText(roundTo(sumOf(values), CENT)), currency };
}

function refuse(failure: DutyFailure): never {
  throw new DutyRefusal(failure);
}

import { payerOf } from './assess-duties.ts';
import { inCurrency } from './currency-exchange.ts';
import { Decimal, decimalText, percentOf, roundTo, sumOf, ZERO } from './decimal.ts';
import type { DutyCharge } from './duty-report.ts';
import type { Fee, Regime } from './duty-schema.ts';
import { evidenceOf } from './evidence-of.ts';
import type { DutyContext, Parcel } from './parcel.ts';

const CENT = { step: '0.01', mode: 'half-up' } as const;

/** Fees of one parcel: the regime's and the destination's, where `due` says that something is to be collected. */
export function assessFees(context: DutyContext, regime: Regime, parcel: Parcel, due: boolean): DutyCharge[] {
  const fees = [...(regime.fees ?? []), ...(context.to.fees ?? [])];
  return fees.flatMap((fee) =>
    (due || fee.always) && within(context, parcel, fee) ? [chargeOf(context, regime, parcel, fee)] : [],
  );
}

function within({ data, to }: DutyContext, { goods }: Parcel, { upTo }: Fee): boolean {
  if (!upTo) return true;
  const value = inCurrency(data, { amount: goods.toFixed(), currency: to.currency }, upTo.currency, 'fees');
  return roundTo(value, CENT).lte(Decimal(upTo.amount));
}

function chargeOf(context: DutyContext, { incoterm }: Regime, { goods, shipping }: Parcel, fee: Fee): DutyCharge {
  const { data, to, today } = context;
  const fixed = inCurrency(data, fee.fixed, to.currency, 'fees');
  const asked = fixed.plus(fee.percent ? percentOf(goods.plus(shipping), fee.percent) : ZERO);
  const most = fee.atMost ? inCurrency(data, fee.atMost, to.currency, 'fees') : asked;
  const bounded = asked.gt(most) ? most : asked;
  const taxed =
    fee.taxed && to.tax ? sumOf([bounded, percentOf(bounded, to.tax.standard.percent)]) : Decimal(bounded.toFixed());
  return {
    kind: fee.kind === 'state' ? 'state-fee' : 'carrier-fee',
    name: fee.name,
    hs: [],
    base: fee.percent ? decimalText(goods.plus(shipping)) : null,
    rate: { kind: 'fixed', fixed: fee.fixed, percent: fee.percent ?? null },
    amount: decimalText(roundTo(taxed, to.rounding?.tax ?? CENT)),
    payer: payerOf(incoterm),
    evidence: evidenceOf(data, fee, today),
  };
}

import { inCurrency } from './currency-exchange.ts';
import { Decimal, roundTo } from './decimal.ts';
import type { Regime } from './duty-schema.ts';
import { isAmong } from './find-rate.ts';
import type { DutyContext, Parcel } from './parcel.ts';

const CENT = { step: '0.01', mode: 'half-up' } as const;

/** The first way through customs that takes the parcel; null when none does. */
export function chooseRegime(context: DutyContext, parcel: Parcel): Regime | null {
  const regimes = context.data.regimes[context.to.regimes] ?? [];
  return regimes.find((regime) => takes(context, regime, parcel)) ?? null;
}

function takes(context: DutyContext, { only, limit }: Regime, parcel: Parcel): boolean {
  if (only && !parcel.lines.every(({ hsCode }) => isAmong(only, hsCode))) return false;
  if (!limit) return true;
  if (parcel.lines.some(({ hsCode }) => isAmong(limit.except, hsCode))) return false;
  const bound = limit.atMost ?? limit.below;
  if (!bound) return true;
  const value = valueFor(limit.of, parcel).times(Decimal(limit.share ?? '1'));
  // Compared in the currency the limit is written in, to the cent: 150.004 euro are 150.00 on a declaration.
  const money = { amount: value.toFixed(), currency: context.to.currency };
  const compared = roundTo(inCurrency(context.data, money, bound.currency, 'limit'), CENT);
  return limit.atMost ? compared.lte(Decimal(bound.amount)) : compared.lt(Decimal(bound.amount));
}

function valueFor(of: 'order' | 'item' | 'cif', { goods, shipping, dearest }: Parcel): Decimal {
  return of === 'item' ? dearest : of === 'cif' ? goods.plus(shipping) : goods;
}

import type { Money } from '../order.ts';
import { Decimal } from './decimal.ts';
import { DutyRefusal } from './duty-refusal.ts';
import type { DutyData } from './duty-schema.ts';

const AMOUNT = /^\d+(\.\d+)?$/;

/** `money` in another currency by the pack's rates, not rounded. Refuses amounts that are none with their path. */
export function inCurrency({ exchange }: DutyData, money: Money, currency: string, path: string): Decimal {
  if (!AMOUNT.test(money.amount)) throw new DutyRefusal({ code: 'bad-amount', path });
  const amount = Decimal(money.amount);
  if (money.currency === currency) return amount;
  return amount.times(perPivot(exchange, currency, path)).div(perPivot(exchange, money.currency, path));
}

/** Units of `to` for one of `from`, to six places. */
export function exchangeRate({ exchange }: DutyData, from: string, to: string): string {
  return perPivot(exchange, to, 'exchange')
    .div(perPivot(exchange, from, 'exchange'))
    .round(6)
    .toFixed();
}

function perPivot({ pivot, rates }: DutyData['exchange'], currency: string, path: string): Decimal {
  const rate = currency === pivot ? '1' : rates[currency];
  if (rate === undefined) throw new DutyRefusal({ code: 'bad-amount', path });
  return Decimal(rate);
}

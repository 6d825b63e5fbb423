import type { Money, Order, OrderLine } from '../order.ts';
import { decimal, decimalText, share, unitsAt } from './decimal.ts';

/**
 * A part of what was paid for a line. Where the order cost less than its lines together the discount is shared out by price;
 * a line without a price counts as nothing. Rounded half up to the places that the order's total has.
 * @param order With its lines as they were ordered, whatever was taken out since.
 * @param part Of `whole`: 1 of 5 is a fifth.
 */
export function paidForLine(
  { lines, total }: Pick<Order, 'lines' | 'total'>,
  line: OrderLine,
  part = 1n,
  whole = 1n,
): Money {
  const { places } = decimal(total.amount);
  const of = ({ unit_price, quantity }: OrderLine): bigint =>
    unit_price ? unitsAt(decimal(unit_price.amount), places) * BigInt(quantity) : 0n;
  const listed = lines.reduce((sum, each) => sum + of(each), 0n);
  const paid = decimal(total.amount).units;
  const units = paid < listed ? share(of(line) * paid, part, listed * whole) : share(of(line), part, whole);
  return { amount: decimalText(units, places), currency: total.currency };
}

/** Sum of amounts of one currency; capped where there is a cap. */
export function summed(amounts: readonly Money[], currency: string, atMost?: string): Money {
  const places = Math.max(0, ...amounts.map(({ amount }) => decimal(amount).places));
  const sum = amounts.reduce((units, { amount }) => units + unitsAt(decimal(amount), places), 0n);
  const cap = atMost === undefined ? sum : unitsAt(decimal(atMost), places);
  return { amount: decimalText(sum < cap ? sum : cap, places), currency };
}

export const isNothing = ({ amount }: Money): boolean => decimal(amount).units <= 0n;

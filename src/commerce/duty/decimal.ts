import Big from 'big.js';
import type { Rounding } from './duty-schema.ts';

/**
 * Decimal numbers of a constructor of our own. `strict` refuses what is a float already; 40 places are kept when dividing, and
 * the middle is rounded up, which is only met where a rule does not say otherwise.
 */
export const Decimal = Big();
Decimal.strict = true;
Decimal.DP = 40;
Decimal.RM = Big.roundHalfUp;

export type Decimal = Big.Big;

export const ZERO = Decimal('0');
const HUNDRED = Decimal('100');

const MODES = {
  'half-up': Big.roundHalfUp,
  'half-even': Big.roundHalfEven,
  down: Big.roundDown,
  up: Big.roundUp,
} as const satisfies Record<Rounding['mode'], Big.RoundingMode>;

/** To a multiple of `step`: 0.01 for cents, 0.05 for what Switzerland pays, 1000 for a Japanese taxable base. */
export function roundTo(amount: Decimal, { step, mode }: Rounding): Decimal {
  return amount.div(Decimal(step)).round(0, MODES[mode]).times(Decimal(step));
}

/** `percent` of the amount, not rounded. */
export function percentOf(amount: Decimal, percent: string): Decimal {
  return amount.times(Decimal(percent)).div(HUNDRED);
}

export function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
}

/** As a plain decimal string, with two places at least where there are any: `12.50`, `3`, `0.1234`. */
export function decimalText(amount: Decimal): string {
  const text = amount.toFixed();
  const places = text.split('.')[1]?.length ?? 0;
  return places === 1 ? `${text}0` : text;
}

import { Z95 } from './estimate-cells.ts';
import { chancesOf } from './unary-noise.ts';

export interface PrecisionOptions {
  epsilon: number;
  /** Of the dictionary. */
  families: number;
  /** Of the family. */
  units: number;
}

const RANGE = 2 ** 32;

/**
 * Half of the 95 % interval of one cell that `share` of the devices have, as a share of the devices: what is to be expected
 * before anything was gathered. Of n devices n / families report the family; a bit varies as b(1 − b).
 */
export function halfWidth({ epsilon, families, units }: PrecisionOptions, devices: number, share = 0): number {
  const { kept, raised } = chancesOf(epsilon);
  const spread = (kept - raised) / RANGE;
  const bit = raised / RANGE + (share / units) * spread;
  return (Z95 * units * Math.sqrt((bit * (1 - bit) * families) / devices)) / spread;
}

/** How many devices make the half-width as small as that. */
export function devicesFor(options: PrecisionOptions, wanted: number, share = 0): number {
  return Math.ceil((halfWidth(options, 1, share) / wanted) ** 2);
}

/** How much so many weeks cost one device in all (sequential composition: epsilons add up). */
export const epsilonOfWeeks = (epsilon: number, weeks: number): number => epsilon * weeks;

import type { Interval } from '../figures/stats/interval.ts';
import { normalQuantile } from '../figures/stats/normal.ts';
import { atLeast } from './exact-tails.ts';
import type { Tally } from './tally-reports.ts';
import { chancesOf } from './unary-noise.ts';

/** An estimated number of devices with its 95 % interval. Unbiased, and so below zero at times; the interval too. */
export interface Estimate extends Interval {
  devices: number;
  standardError: number;
}

/** Of the normal distribution, for 95 %. */
export const Z95 = normalQuantile(0.975);
const RANGE = 2 ** 32;

/** Of fewer reports of a family nothing is claimed: even the commonest cell cannot be told from noise then, as a rule. */
export const LEAST_REPORTS = 20;

/**
 * Shares of the selected cells and how they vary together. With b the share of reports whose bit is set, p and q the
 * chances of a set bit with and without the cell: (b − q) / (p − q) is the share of reports in which the cell was the one
 * told, without bias; times the family's units it is the share of devices that have it (Wang et al. 2017, §3; the units as in
 * Wang et al. 2018, §IV). Bits vary as b(1 − b) / n. A report tells one cell at most, so that two cells' bits go against each
 * other by (p − q)² times the product of their shares. Noise alone varies as q(1 − q) a cell, and nothing takes that away: a
 * few reports without a set bit are no certainty.
 */
export class CellMoments {
  readonly #tally: Tally;
  readonly #q: number;
  readonly #spread: number;

  constructor(tally: Tally) {
    const { kept, raised } = chancesOf(tally.epsilon);
    this.#tally = tally;
    this.#q = raised / RANGE;
    this.#spread = (kept - raised) / RANGE;
  }

  /** Of the reports, those in which this cell was told. */
  #told(at: number): number {
    return (this.#bits(at) - this.#q) / this.#spread;
  }

  #bits(at: number): number {
    return (this.#tally.set[at] ?? 0) / this.#tally.reports;
  }

  #scale(): number {
    return this.#tally.family.units * this.#tally.devices;
  }

  /** Devices that have any of these cells, each cell counted. */
  sum(cells: readonly number[]): number {
    return this.#scale() * cells.reduce((sum, at) => sum + this.#told(at), 0);
  }

  /** How the sums over two sets of cells, one within the other, vary together, in devices squared. */
  covariance(one: readonly number[], other: readonly number[]): number {
    let sum = 0;
    let least = 0;
    const noise = (this.#q * (1 - this.#q)) / this.#spread ** 2;
    for (const at of one) {
      for (const also of other) {
        if (at === also) {
          least += noise;
          sum += Math.max(noise, (this.#bits(at) * (1 - this.#bits(at))) / this.#spread ** 2);
        } else sum -= Math.max(0, this.#told(at)) * Math.max(0, this.#told(also));
      }
    }
    return (Math.max(least, sum) * this.#scale() ** 2) / this.#tally.reports;
  }
}

/** How many of the devices that took part have these cells (by index), each cell counted. */
export function estimateSum(tally: Tally, cells: readonly number[]): Estimate {
  const moments = new CellMoments(tally);
  const devices = moments.sum(cells);
  const standardError = Math.sqrt(moments.covariance(cells, cells));
  return { devices, standardError, low: devices - Z95 * standardError, high: devices + Z95 * standardError };
}

/**
 * Whether the cell at this index can be told from noise. That so many bits are set by noise alone has its exact chance, that
 * of the binomial distribution with q; the family's cells are looked at together, so that of a week in which nothing happened
 * at all one in twenty at most shows anything (Bonferroni), however few reports there are.
 */
export function standsOut({ epsilon, family, reports, set }: Tally, at: number): boolean {
  const chance = chancesOf(epsilon).raised / RANGE;
  return reports >= LEAST_REPORTS && atLeast(set[at] ?? 0, reports, chance) <= 0.05 / family.cells.length;
}

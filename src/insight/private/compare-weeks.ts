import { estimateSum, LEAST_REPORTS } from './estimate-cells.ts';
import { sameChance } from './exact-tails.ts';
import type { Tally } from './tally-reports.ts';

/** How the share of devices with a cell differs from one week to another. */
export interface Change {
  cell: string;
  /** Shares of the devices that took part. */
  before: number;
  after: number;
  /** Of so great a difference where nothing changed, corrected for all cells of the family. */
  pValue: number;
}

/**
 * Every cell of a family in two weeks, the surest change first. Where nothing changed a bit is set with the same chance in
 * both, which is tested exactly, for few reports too; of too few there is no p-value but 1. P-values are corrected by
 * S. Holm ("A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 6, 1979). Throws where
 * the weeks are of different families.
 */
export function compareWeeks(before: Tally, after: Tally): Change[] {
  if (before.family.id !== after.family.id)
    throw new RangeError('estimates of different dictionaries are not compared');
  const single = before.family.cells.map((cell, at) => {
    const share = (tally: Tally) => estimateSum(tally, [at]).devices / tally.devices;
    const tries = (tally: Tally) => ({ count: tally.set[at] ?? 0, of: tally.reports });
    const isEnough = Math.min(before.reports, after.reports) >= LEAST_REPORTS;
    const pValue = isEnough ? sameChance(tries(before), tries(after)) : 1;
    return { cell, before: share(before), after: share(after), pValue };
  });
  let least = 0;
  return single
    .sort((one, other) => one.pValue - other.pValue)
    .map((change, rank) => {
      least = Math.max(least, Math.min(1, change.pValue * (single.length - rank)));
      return { ...change, pValue: least };
    });
}

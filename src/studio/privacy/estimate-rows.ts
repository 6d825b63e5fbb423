import { type FamilyName, partsOf } from '#insight/private/dictionary.ts';
import { type Estimate, estimateSum, standsOut } from '#insight/private/estimate-cells.ts';
import { estimateShare, type ShareEstimate } from '#insight/private/estimate-share.ts';
import type { Tally } from '#insight/private/tally-reports.ts';

/** One cell with what is estimated of it. */
export interface EstimateRow extends Estimate {
  cell: string;
  what: string;
  how: string;
  /** It can be told from noise. */
  isReal: boolean;
}

/** Every cell of a family, the greatest estimate first. */
export function estimateRows(tally: Tally): EstimateRow[] {
  const rows = tally.family.cells.map((cell, at): EstimateRow => {
    const estimate = estimateSum(tally, [at]);
    return { cell, ...partsOf(cell), ...estimate, isReal: standsOut(tally, at) };
  });
  return rows.sort((one, other) => other.devices - one.devices);
}

/** What came after the answers on one thing. */
export interface Funnel {
  what: string;
  /** All of it, whatever came after. */
  whole: Estimate;
  /** By what came; null where it cannot be told. */
  shares: { how: string; share: ShareEstimate | null }[];
}

/** Families whose cells say what came after an answer. */
export const hasFunnels = (name: FamilyName): boolean => name === 'after' || name === 'entry' || name === 'trial';

/** For each thing how often a person, a basket, silence or more talk followed, of those that can be told from noise first. */
export function funnelsOf(tally: Tally): Funnel[] {
  const groups = new Map<string, number[]>();
  tally.family.cells.forEach((cell, at) => {
    const { what } = partsOf(cell);
    groups.set(what, [...(groups.get(what) ?? []), at]);
  });
  return [...groups]
    .map(([what, cells]) => ({
      what,
      whole: estimateSum(tally, cells),
      shares: cells.map((at) => ({
        how: partsOf(tally.family.cells[at] ?? '').how,
        share: estimateShare(tally, [at], cells),
      })),
    }))
    .sort((one, other) => other.whole.devices - one.whole.devices);
}

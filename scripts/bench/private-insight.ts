import { type Dictionary, dictionaryOf } from '#insight/private/dictionary.ts';
import { estimateSum, standsOut, Z95 } from '#insight/private/estimate-cells.ts';
import { estimateShare } from '#insight/private/estimate-share.ts';
import { halfWidth } from '#insight/private/expected-precision.ts';
import { simulateFleet } from '#insight/private/simulate-fleet.ts';
import { type Tally, tallyReports } from '#insight/private/tally-reports.ts';
import type { BenchSuite } from './suite.ts';

const FLEETS = [
  { devices: 1_000, epsilon: 2, runs: 400 },
  { devices: 10_000, epsilon: 2, runs: 100 },
  { devices: 100_000, epsilon: 1, runs: 40 },
  { devices: 100_000, epsilon: 2, runs: 40 },
  { devices: 100_000, epsilon: 4, runs: 40 },
];
const SHORT = { fleets: [{ devices: 10_000, epsilon: 2, runs: 10 }] };
const SEED = 10_000;
/** What may come after an answer: as many cells of a group stand side by side. */
const AFTERS = 4;

/**
 * Simulated fleets: how often the 95 % intervals of cells and of shares hold the truth, how far estimates are off beside theory,
 * and how often a cell that never came stands out.
 */
export const benchPrivateInsight: BenchSuite = async ({ short }) => {
  const fleets = (short ? SHORT.fleets : FLEETS).map((fleet) => {
    console.error(`${fleet.devices} devices, epsilon ${fleet.epsilon}`);
    return figuresOf(fleet);
  });
  return { suite: 'private-insight', short, seed: SEED, fleets };
};

interface Sums {
  cells: number;
  held: number;
  off: number;
  expected: number;
  shares: number;
  sharesHeld: number;
  never: number;
  falseAlarms: number;
}

function figuresOf({ devices, epsilon, runs }: (typeof FLEETS)[number]): object {
  const dictionary = dictionaryOf({ epsilon, entries: [], experiments: [] });
  const sums: Sums = { cells: 0, held: 0, off: 0, expected: 0, shares: 0, sharesHeld: 0, never: 0, falseAlarms: 0 };
  for (let run = 0; run < runs; run++) {
    const fleet = simulateFleet(dictionary, { devices, seed: SEED + run, week: '2026-W47' });
    for (const tally of tallyReports(fleet.reports, dictionary).weeks[0]?.tallies ?? []) {
      const truths = fleet.truth[tally.family.name] ?? [];
      addCells(sums, tally, truths, dictionary);
      if (tally.family.name === 'after') addShares(sums, tally, truths);
    }
  }
  const { cells, held, off, expected, shares, sharesHeld, never, falseAlarms } = sums;
  const width = halfWidth({ epsilon, families: dictionary.families.length, units: 2 }, devices);
  return {
    ...{ devices, epsilon, runs, cells },
    intervalsThatHold: rounded(held / cells),
    meanAbsoluteErrorDevices: Math.round(off / cells),
    errorToTheory: rounded(off / expected),
    halfWidthOfARareCell: rounded(width),
    ...{ shares, sharesThatHold: rounded(sharesHeld / shares) },
    ...{ cellsThatNeverCame: never, ofThemStandOut: falseAlarms },
  };
}

function addCells(sums: Sums, tally: Tally, truths: readonly number[], { families, epsilon }: Dictionary): void {
  tally.family.cells.forEach((_, at) => {
    const truth = truths[at] ?? 0;
    const estimate = estimateSum(tally, [at]);
    const options = { epsilon, families: families.length, units: tally.family.units };
    const error = (halfWidth(options, tally.devices, truth / tally.devices) / Z95) * tally.devices;
    sums.cells += 1;
    sums.held += Number(estimate.low <= truth && truth <= estimate.high);
    sums.off += Math.abs(estimate.devices - truth);
    // Of a normal value the mean distance is √(2/π) of its standard deviation.
    sums.expected += error * Math.sqrt(2 / Math.PI);
    if (truth > 0) return;
    sums.never += 1;
    sums.falseAlarms += Number(standsOut(tally, at));
  });
}

function addShares(sums: Sums, tally: Tally, truths: readonly number[]): void {
  for (let group = 0; group < tally.family.cells.length; group += AFTERS) {
    const whole = Array.from({ length: AFTERS }, (_, at) => group + at);
    const all = whole.reduce((total, at) => total + (truths[at] ?? 0), 0);
    for (const at of whole) {
      const share = estimateShare(tally, [at], whole);
      if (!share) continue;
      const truth = (truths[at] ?? 0) / all;
      sums.shares += 1;
      sums.sharesHeld += Number(share.low <= truth && truth <= share.high);
    }
  }
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

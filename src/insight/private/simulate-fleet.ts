import { type Dictionary, type FamilyName, partsOf } from './dictionary.ts';
import { type DeviceRecord, type InsightReport, makeReport } from './insight-report.ts';
import { pickBelow } from './random-words.ts';
import { seededWords } from './seeded-words.ts';

export interface Fleet {
  reports: InsightReport[];
  /** How many devices have each cell, by family, in the order of its cells. */
  truth: Partial<Record<FamilyName, number[]>>;
}

/**
 * Devices of one week, each with up to two cells of each family: a few cells are common, most are rare, some are never seen.
 * `lift` multiplies how common the cells of one group are, for a change from week to week.
 */
export function simulateFleet(
  dictionary: Dictionary,
  options: { devices: number; seed: number; week: string; lift?: { group: string; by: number } },
): Fleet {
  const { devices, seed, week, lift } = options;
  const words = seededWords(seed);
  const plans = dictionary.families.map(({ name, cells }) => ({ name, cells, ladder: ladderOf(cells, lift) }));
  const truth: Fleet['truth'] = Object.fromEntries(plans.map(({ name, cells }) => [name, cells.map(() => 0)]));
  const reports: InsightReport[] = [];
  for (let device = 0; device < devices; device++) {
    const record: DeviceRecord = {};
    for (const { name, cells, ladder } of plans) {
      // A third of the devices have nothing, a third one cell, a third two.
      const own = new Set(Array.from({ length: pickBelow(3, words) }, () => drawn(ladder, words())));
      record[name] = [...own].flatMap((at) => cells[at] ?? []);
      for (const at of own) bump(truth[name] ?? [], at);
    }
    reports.push(makeReport(dictionary, record, week, words));
  }
  return { reports, truth };
}

/** Summed chances of the cells among 2^32, after Zipf; every seventh cell never comes. */
function ladderOf(cells: readonly string[], lift: { group: string; by: number } | undefined): number[] {
  const weights = cells.map((cell, at) => {
    if (at % 7 === 6) return 0;
    return (1 / (at + 1)) * (lift && partsOf(cell).what === lift.group ? lift.by : 1);
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return (sum / whole) * 2 ** 32;
  });
}

function drawn(ladder: readonly number[], word: number): number {
  const at = ladder.findIndex((step) => word < step);
  return at < 0 ? ladder.length - 1 : at;
}

function bump(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

import { bitsOfText } from './bits-text.ts';
import type { Dictionary, Family } from './dictionary.ts';
import type { InsightReport } from './insight-report.ts';

/** What the reports of one family and week add up to. */
export interface Tally {
  family: Family;
  epsilon: number;
  /** Reports of this family. */
  reports: number;
  /** Reports of all families of the same week: the devices that took part. */
  devices: number;
  /** How often each bit was set, in the order of the cells. */
  set: readonly number[];
}

export interface Tallies {
  /** By week, oldest first. */
  weeks: { week: string; tallies: Tally[] }[];
  /** Reports of another dictionary, by its id: they are in no figure. */
  others: Map<string, number>;
  /** Reports whose bits are not those of their dictionary. */
  broken: number;
}

/** Adds reports up, each family and week for itself. */
export function tallyReports(reports: Iterable<InsightReport>, { families, epsilon }: Dictionary): Tallies {
  const byId = new Map(families.map((family) => [family.id, family]));
  const weeks = new Map<string, Map<string, { reports: number; set: number[] }>>();
  const others = new Map<string, number>();
  let broken = 0;
  for (const { week, dictionary, bits } of reports) {
    const family = byId.get(dictionary);
    if (!family) {
      others.set(dictionary, (others.get(dictionary) ?? 0) + 1);
      continue;
    }
    const read = bitsOfText(bits, family.cells.length);
    if (!read) {
      broken += 1;
      continue;
    }
    const ofWeek = weeks.get(week) ?? new Map<string, { reports: number; set: number[] }>();
    weeks.set(week, ofWeek);
    const sum = ofWeek.get(dictionary) ?? { reports: 0, set: family.cells.map(() => 0) };
    ofWeek.set(dictionary, sum);
    sum.reports += 1;
    read.forEach((bit, at) => {
      if (bit) sum.set[at] = (sum.set[at] ?? 0) + 1;
    });
  }
  const sorted = [...weeks].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    weeks: sorted.map(([week, ofWeek]) => {
      const devices = [...ofWeek.values()].reduce((sum, { reports: count }) => sum + count, 0);
      const tallies = families.flatMap((family): Tally[] => {
        const sum = ofWeek.get(family.id);
        return sum ? [{ family, epsilon, devices, ...sum }] : [];
      });
      return { week, tallies };
    }),
    others,
    broken,
  };
}

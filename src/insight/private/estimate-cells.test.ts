import { describe, expect, it } from 'vitest';
import { compareWeeks } from './compare-weeks.ts';
import { type Dictionary, dictionaryOf, type FamilyName, partsOf } from './dictionary.ts';
import { estimateSum, standsOut } from './estimate-cells.ts';
import { estimateShare } from './estimate-share.ts';
import { devicesFor, epsilonOfWeeks, halfWidth } from './expected-precision.ts';
import { makeReport } from './insight-report.ts';
import { seededWords } from './seeded-words.ts';
import { type Fleet, simulateFleet } from './simulate-fleet.ts';
import { type Tally, tallyReports } from './tally-reports.ts';

const DICTIONARY = dictionaryOf({ epsilon: 2, entries: [], experiments: [] });
const DEVICES = 12_000;

function tallied(fleet: Fleet, dictionary: Dictionary = DICTIONARY): Map<FamilyName, Tally> {
  const [week] = tallyReports(fleet.reports, dictionary).weeks;
  return new Map(week?.tallies.map((tally) => [tally.family.name, tally]));
}

/** Cells of the family for which this holds, by index. */
const cellsWith = ({ family }: Tally, holds: (what: string, how: string) => boolean): number[] =>
  family.cells.flatMap((cell, at) => (holds(partsOf(cell).what, partsOf(cell).how) ? [at] : []));

describe('estimates of a simulated fleet', () => {
  const runs = Array.from({ length: 8 }, (_, seed) => {
    const fleet = simulateFleet(DICTIONARY, { devices: DEVICES, seed: 100 + seed, week: '2026-W47' });
    return { fleet, tallies: tallied(fleet) };
  });
  const tallyIn = ({ tallies }: (typeof runs)[number], name: FamilyName) => tallies.get(name) as Tally;

  it('hold the truth within their intervals nearly as often as they say', () => {
    let held = 0;
    let all = 0;
    for (const { fleet, tallies } of runs) {
      for (const [name, tally] of tallies) {
        tally.family.cells.forEach((_, at) => {
          const { low, high } = estimateSum(tally, [at]);
          const truth = fleet.truth[name]?.[at] ?? Number.NaN;
          all += 1;
          if (low <= truth && truth <= high) held += 1;
        });
      }
    }
    expect(all).toBe(8 * 110);
    expect(held / all).toBeGreaterThanOrEqual(0.93);
  });

  it('are off by as much as theory says', () => {
    let off = 0;
    let expected = 0;
    for (const { fleet, tallies } of runs) {
      for (const [name, tally] of tallies) {
        tally.family.cells.forEach((_, at) => {
          const { devices } = estimateSum(tally, [at]);
          const truth = fleet.truth[name]?.[at] ?? Number.NaN;
          off += Math.abs(devices - truth);
          // Of a normal value the mean distance is √(2/π) of its standard deviation.
          expected +=
            (halfWidth({ epsilon: 2, families: 3, units: 2 }, DEVICES, truth / DEVICES) / 1.959_964) *
            DEVICES *
            Math.sqrt(2 / Math.PI);
        });
      }
    }
    expect(off / expected).toBeGreaterThan(0.9);
    expect(off / expected).toBeLessThan(1.1);
  });

  it('hold shares of what came after answers', () => {
    let held = 0;
    let all = 0;
    for (const run of runs) {
      const tally = tallyIn(run, 'after');
      const counts = run.fleet.truth.after ?? [];
      for (const group of ['order', 'returns']) {
        const whole = cellsWith(tally, (what) => what === group);
        const of = (cells: number[]) => cells.reduce((sum, at) => sum + (counts[at] ?? 0), 0);
        for (const how of ['person', 'bought', 'silent', 'went-on']) {
          const part = cellsWith(tally, (what, came) => what === group && came === how);
          const share = estimateShare(tally, part, whole);
          if (!share) continue;
          all += 1;
          if (share.low <= of(part) / of(whole) && of(part) / of(whole) <= share.high) held += 1;
        }
      }
    }
    expect(all).toBeGreaterThanOrEqual(40);
    expect(held / all).toBeGreaterThanOrEqual(0.9);
  });

  it('tell the common cell from noise, and seldom one that never came', () => {
    let wrong = 0;
    for (const run of runs) {
      const tally = tallyIn(run, 'asked');
      expect(standsOut(tally, 0)).toBe(true);
      const never = tally.family.cells.flatMap((_, at) => (at % 7 === 6 ? [at] : []));
      wrong += never.filter((at) => standsOut(tally, at)).length;
    }
    expect(wrong).toBeLessThanOrEqual(1);
  });

  it.each([1, 10, 20, 40, 60, 150])(
    'of %d devices that tell nothing show a cell in one week of twenty at most',
    (devices) => {
      const WEEKS = 300;
      let families = 0;
      let shown = 0;
      for (let seed = 0; seed < WEEKS; seed++) {
        const words = seededWords(1000 * devices + seed);
        const reports = Array.from({ length: devices }, () => makeReport(DICTIONARY, {}, '2026-W47', words));
        for (const tally of tallyReports(reports, DICTIONARY).weeks[0]?.tallies ?? []) {
          families += 1;
          const cells = tally.family.cells.map((_, at) => at);
          if (cells.some((at) => standsOut(tally, at))) shown += 1;
          // A bit that no report set is no certainty.
          for (const at of cells) expect(estimateSum(tally, [at]).standardError).toBeGreaterThan(0);
        }
      }
      expect(shown / families).toBeLessThanOrEqual(0.05);
    },
  );

  it('give no share of what cannot be told from nothing', () => {
    const few = tallied(simulateFleet(DICTIONARY, { devices: 60, seed: 4, week: '2026-W47' }));
    const tally = few.get('after') as Tally;
    const rare = cellsWith(tally, (what) => what === 'service');
    expect(estimateShare(tally, rare.slice(0, 1), rare)).toBeNull();
  });
});

describe('weeks', () => {
  const week = (seed: number, lift?: { group: string; by: number }) =>
    tallied(simulateFleet(DICTIONARY, { devices: DEVICES, seed, week: '2026-W47', ...(lift && { lift }) })).get(
      'mood',
    ) as Tally;

  it('differ where something changed, and as a rule not where nothing did', () => {
    const before = week(201);
    const changed = compareWeeks(before, week(202, { group: 'returns', by: 8 })).filter(({ pValue }) => pValue < 0.05);
    expect(changed.map(({ cell }) => cell)).toContain('returns|neutral');
    const quiet = Array.from({ length: 6 }, (_, seed) => compareWeeks(week(300 + seed), week(400 + seed)));
    expect(quiet.filter(([surest]) => (surest?.pValue ?? 1) < 0.05).length).toBeLessThanOrEqual(1);
  });

  it('of few devices, beside many or few, differ in one pair of twenty at most where nothing changed', () => {
    const quiet = (devices: number, seed: number) => {
      const words = seededWords(seed);
      const reports = Array.from({ length: devices }, () => makeReport(DICTIONARY, {}, '2026-W47', words));
      return tallyReports(reports, DICTIONARY).weeks[0]?.tallies.find(({ family }) => family.name === 'mood');
    };
    for (const [one, other] of [
      [10, 10],
      [40, 2000],
      [75, 75],
    ] as const) {
      const pairs = Array.from({ length: 60 }, (_, seed) => [quiet(one, seed), quiet(other, 5000 + seed)] as const);
      const told = pairs.filter(([a, b]) => a && b && (compareWeeks(a, b)[0]?.pValue ?? 1) < 0.05);
      expect(told.length / pairs.length).toBeLessThanOrEqual(0.05);
    }
  });

  it('of other dictionaries are neither added up nor compared', () => {
    const other = dictionaryOf({ epsilon: 1, entries: [], experiments: [] });
    const fleet = simulateFleet(other, { devices: 30, seed: 1, week: '2026-W47' });
    const tallies = tallyReports(fleet.reports, DICTIONARY);
    expect(tallies.weeks).toEqual([]);
    expect([...tallies.others.values()].reduce((sum, count) => sum + count, 0)).toBe(30);
    const [one] = tallied(fleet, other).values();
    expect(() => compareWeeks(week(201), one as Tally)).toThrow(RangeError);
  });

  it('are told apart, and reports that are no reports counted', () => {
    const reports = ['2026-W48', '2026-W47'].flatMap(
      (name) => simulateFleet(DICTIONARY, { devices: 10, seed: 1, week: name }).reports,
    );
    const tallies = tallyReports([...reports, { ...(reports[0] as (typeof reports)[0]), bits: 'A' }], DICTIONARY);
    expect(tallies.weeks.map(({ week: name }) => name)).toEqual(['2026-W47', '2026-W48']);
    expect(tallies.broken).toBe(1);
  });
});

describe('what is to be expected', () => {
  const options = { epsilon: 2, families: 3, units: 2 };

  it('is half as wide with four times the devices, and wider with less epsilon', () => {
    expect(halfWidth(options, 40_000)).toBeCloseTo(halfWidth(options, 10_000) / 2, 10);
    expect(halfWidth({ ...options, epsilon: 1 }, 10_000)).toBeGreaterThan(2 * halfWidth(options, 10_000));
    // 4e²/(e² − 1)² = 0.724 (Wang et al. 2017, table 1), times units² and families.
    expect(halfWidth(options, 10_000)).toBeCloseTo(1.959_964 * Math.sqrt((0.724 * 4 * 3) / 10_000), 3);
  });

  it('says how many devices a precision takes', () => {
    const devices = devicesFor(options, 0.02);
    expect(halfWidth(options, devices)).toBeLessThanOrEqual(0.02);
    expect(halfWidth(options, devices - 1)).toBeGreaterThan(0.02);
  });

  it('adds weeks up', () => {
    expect(epsilonOfWeeks(2, 52)).toBe(104);
  });
});

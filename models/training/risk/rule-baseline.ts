import type { RiskFacts } from '#commerce/risk/order-features.ts';
import type { Outcome } from '#commerce/risk/risk-model.ts';
import { averagePrecision } from './measures.ts';

/** One line of a rule as people of operations write them: where it holds, its points count. */
interface Condition {
  name: string;
  holds: (facts: RiskFacts, threshold: number) => boolean;
  thresholds: readonly number[];
}

const isPeak = ({ hour }: RiskFacts) => (hour >= 11 && hour <= 12) || (hour >= 17 && hour <= 19);

const storm: Condition = { name: 'warning at or above', holds: (f, t) => f.severity >= t, thresholds: [2, 3, 4] };
const longWay: Condition = { name: 'km from', holds: (f, t) => f.km >= t, thresholds: [4, 6, 8, 12] };
const manyStops: Condition = { name: 'stops from', holds: (f, t) => f.stops >= t, thresholds: [3, 4, 6, 8] };
const busy: Condition = { name: 'load from', holds: (f, t) => f.load >= t, thresholds: [1, 1.15, 1.3, 1.5] };
const busyPeak: Condition = {
  name: 'peak hour and load from',
  holds: (f, t) => isPeak(f) && f.load >= t,
  thresholds: [0, 1, 1.15, 1.3],
};
const stormyWay: Condition = {
  name: 'warning of yellow or more and km from',
  holds: (f, t) => f.severity >= 2 && f.km >= t,
  thresholds: [3, 5, 8],
};
const hot: Condition = { name: 'degrees from', holds: (f, t) => f.celsius >= t, thresholds: [30, 33, 35] };
const fragile: Condition = { name: 'fragility from', holds: (f, t) => f.fragility >= t, thresholds: [1, 2, 3] };
const unpadded: Condition = {
  name: 'fragile and packed no better than',
  holds: (f, t) => f.fragility >= 2 && f.packaging <= t,
  thresholds: [0, 1],
};
const heavy: Condition = { name: 'grams from', holds: (f, t) => f.grams >= t, thresholds: [6_000, 9_000] };
const coldInHeat: Condition = {
  name: 'half of it cold and degrees from',
  holds: (f, t) => f.coldShare > 0.5 && f.celsius >= t,
  thresholds: [28, 31, 34],
};
const parcel: Condition = { name: 'by parcel', holds: (f) => f.carrier === 'parcel', thresholds: [0] };
const first: Condition = { name: 'first order', holds: (f) => f.isFirst, thresholds: [0] };
const longLead: Condition = { name: 'minutes ahead from', holds: (f, t) => f.leadMinutes >= t, thresholds: [120, 300] };

const CONDITIONS: Record<Outcome, readonly Condition[]> = {
  late: [storm, longWay, manyStops, busy, busyPeak, stormyWay, hot],
  damaged: [fragile, unpadded, storm, coldInHeat, heavy, longWay],
  cancelled: [storm, first, busy, longLead, longWay],
  asked: [storm, busyPeak, busy, longWay, stormyWay, parcel, first],
};

export interface Rule {
  lines: { name: string; threshold: number; points: number }[];
  /** Points of an order. */
  score(facts: RiskFacts): number;
}

/**
 * The rule for an outcome, with its thresholds and points (0, 1 or 2 for a line) as good as they get on `facts`: line by
 * line until none is better, by average precision. It is the model's own history, so that the comparison is fair.
 */
export function fitRule(outcome: Outcome, facts: readonly RiskFacts[], truths: readonly number[]): Rule {
  const conditions = CONDITIONS[outcome];
  const chosen = conditions.map(({ thresholds }) => ({
    threshold: thresholds[thresholds.length >> 1] as number,
    points: 1,
  }));
  const columns = conditions.map((condition) =>
    condition.thresholds.map((threshold) =>
      Float64Array.from(facts, (each) => (condition.holds(each, threshold) ? 1 : 0)),
    ),
  );
  const sumOf = (without: number): Float64Array => {
    const sum = new Float64Array(facts.length);
    for (const [at, { threshold, points }] of chosen.entries()) {
      const column = columns[at]?.[conditions[at]?.thresholds.indexOf(threshold) ?? 0];
      if (at === without || points === 0 || !column) continue;
      for (let row = 0; row < sum.length; row++) sum[row] = (sum[row] as number) + points * (column[row] as number);
    }
    return sum;
  };
  let best = averagePrecision(sumOf(-1), truths);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, condition] of conditions.entries()) {
      const others = sumOf(at);
      for (const [index, threshold] of condition.thresholds.entries()) {
        for (const points of [0, 1, 2]) {
          const column = columns[at]?.[index] as Float64Array;
          const reached = averagePrecision(
            others.map((sum, row) => sum + points * (column[row] as number)),
            truths,
          );
          if (reached <= best + 1e-6) continue;
          best = reached;
          chosen[at] = { threshold, points };
          changed = true;
        }
      }
    }
  }
  const lines = conditions.map((condition, at) => ({
    condition,
    ...(chosen[at] as { threshold: number; points: number }),
  }));
  const counted = lines.filter(({ points }) => points > 0);
  return {
    lines: counted.map(({ condition, threshold, points }) => ({ name: condition.name, threshold, points })),
    score: (each) =>
      counted.reduce(
        (sum, { condition, threshold, points }) => sum + (condition.holds(each, threshold) ? points : 0),
        0,
      ),
  };
}

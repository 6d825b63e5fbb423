import { OUTCOMES, type Outcome, type RiskModel } from '#commerce/risk/risk-model.ts';
import { sumOf } from '#commerce/risk/score-order.ts';
import { fitLogistic } from './fit-logistic.ts';
import { areaUnderCurve, averagePrecision, calibrationError, precisionAt, ranked } from './measures.ts';
import type { Part } from './prepare-history.ts';
import { fitRule } from './rule-baseline.ts';
import { seededRandom } from './seeded-random.ts';
import { chancesOf } from './train-model.ts';

const RESAMPLES = 1000;
const DAY_MS = 86_400_000;

interface Ranking {
  auc: number;
  averagePrecision: number;
  /** At as many alerts as the rule gives. */
  precision: number;
}

/** From 2.5 % to 97.5 % of the resamples. */
type Interval = readonly [number, number];

export interface OutcomeFigures {
  rate: number;
  /** Share of the orders that the rule alerts. */
  alertRate: number;
  rule: Ranking & { lines: string[] };
  model: Ranking & { calibrationError: number };
  /** Only where it was asked for. */
  logistic?: Ranking & { calibrationError: number };
  /** Model less rule, whole days drawn again. */
  gain: { auc: Interval; averagePrecision: Interval; precision: Interval };
}

export interface Figures {
  orders: number;
  outcomes: Record<Outcome, OutcomeFigures>;
  /** Mean of the minutes by which the foretold delay is off; by the one number that is best for all, and by the model. */
  delay: { constant: number; model: number };
}

/** Rule and model, both fitted on `train`, on a later part. */
export function evaluateModel(model: RiskModel, train: Part, part: Part, withLogistic = false): Figures {
  const outcomes = OUTCOMES.map((outcome) => [outcome, evaluateOutcome(model, outcome, train, part, withLogistic)]);
  const off = (guess: (row: readonly number[]) => number) =>
    round(
      part.rows.reduce((sum, row, at) => sum + Math.abs(guess(row) - (part.delays[at] as number)), 0) /
        part.rows.length,
      1,
    );
  return {
    orders: part.orders.length,
    outcomes: Object.fromEntries(outcomes) as Figures['outcomes'],
    delay: { constant: off(() => model.delay.base), model: off((row) => sumOf(model.delay, row)) },
  };
}

function evaluateOutcome(
  model: RiskModel,
  outcome: Outcome,
  train: Part,
  part: Part,
  withLogistic: boolean,
): OutcomeFigures {
  const truths = part.truths[outcome];
  const rule = fitRule(outcome, train.orders, train.truths[outcome]);
  const points = part.orders.map(rule.score);
  const cut = alertCut(train.orders.map(rule.score), train.truths[outcome]);
  const alerts = points.filter((each) => each >= cut).length;
  const chances = chancesOf(model, outcome, part.rows);
  const ranking = (scores: readonly number[]): Ranking => ({
    auc: round(areaUnderCurve(scores, truths)),
    averagePrecision: round(averagePrecision(scores, truths)),
    precision: round(precisionAt(scores, truths, alerts)),
  });
  const calibrated = (own: readonly number[]) => ({
    ...ranking(own),
    calibrationError: round(calibrationError(own, truths), 4),
  });
  const logistic = withLogistic ? logisticChances(outcome, train, part) : null;
  return {
    rate: round(truths.reduce((sum, truth) => sum + truth, 0) / truths.length, 4),
    alertRate: round(alerts / points.length, 4),
    rule: {
      ...ranking(points),
      lines: rule.lines.map(({ name, threshold, points: worth }) => `${worth} × ${name} ${threshold}`),
    },
    model: calibrated(chances),
    ...(logistic && { logistic: calibrated(logistic) }),
    gain: resample(part, truths, chances, points, alerts / points.length),
  };
}

function logisticChances(outcome: Outcome, train: Part, part: Part): number[] {
  const odds = fitLogistic(train.rows, train.truths[outcome]);
  return part.rows.map((row) => 1 / (1 + Math.exp(-odds(row))));
}

/** The points from which on the rule alerts: where it does best (F1) on what it was fitted on. */
function alertCut(points: readonly number[], truths: readonly number[]): number {
  const goods = truths.reduce((sum, truth) => sum + truth, 0);
  let best = { cut: Math.max(...points), worth: -1 };
  for (const cut of new Set(points)) {
    const above = points.flatMap((each, row) => (each >= cut ? [truths[row] as number] : []));
    const worth = (2 * above.reduce((sum, truth) => sum + truth, 0)) / (above.length + goods);
    if (worth > best.worth) best = { cut, worth };
  }
  return best.cut;
}

/** Days and not orders are drawn: orders of one day share its weather. */
function resample(
  part: Part,
  truths: readonly number[],
  chances: readonly number[],
  points: readonly number[],
  alertRate: number,
): OutcomeFigures['gain'] {
  const days = part.orders.map(({ promisedAt }) => Math.floor(promisedAt / DAY_MS));
  const first = Math.min(...days);
  const count = Math.max(...days) - first + 1;
  const random = seededRandom(7);
  const [byModel, byRule] = [ranked(chances), ranked(points)];
  const gains: { auc: number[]; averagePrecision: number[]; precision: number[] } = {
    auc: [],
    averagePrecision: [],
    precision: [],
  };
  for (let made = 0; made < RESAMPLES; made++) {
    const drawn = new Float64Array(count);
    for (let day = 0; day < count; day++) {
      const one = random.below(count);
      drawn[one] = (drawn[one] as number) + 1;
    }
    const weights = Float64Array.from(days, (day) => drawn[day - first] as number);
    const alerts = alertRate * weights.reduce((sum, weight) => sum + weight, 0);
    gains.auc.push(areaUnderCurve(chances, truths, weights, byModel) - areaUnderCurve(points, truths, weights, byRule));
    gains.averagePrecision.push(
      averagePrecision(chances, truths, weights, byModel) - averagePrecision(points, truths, weights, byRule),
    );
    gains.precision.push(
      precisionAt(chances, truths, alerts, weights, byModel) - precisionAt(points, truths, alerts, weights, byRule),
    );
  }
  const interval = (values: number[]): Interval => {
    values.sort((a, b) => a - b);
    return [
      round(values[Math.floor(0.025 * values.length)] as number),
      round(values[Math.floor(0.975 * values.length)] as number),
    ];
  };
  return {
    auc: interval(gains.auc),
    averagePrecision: interval(gains.averagePrecision),
    precision: interval(gains.precision),
  };
}

const round = (value: number, digits = 3) => Number(value.toFixed(digits));

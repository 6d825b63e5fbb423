import { createHash } from 'node:crypto';
import { RISK_FEATURES } from '#commerce/risk/order-features.ts';
import { OUTCOMES, type Outcome, type RiskModel, type RiskThresholds } from '#commerce/risk/risk-model.ts';
import { sumOf } from '#commerce/risk/score-order.ts';
import { type ForestOptions, fitForest, logisticLoss, minutesLoss } from './fit-forest.ts';
import { writeHistory } from './history-csv.ts';
import { ranked } from './measures.ts';
import type { PastOrder } from './past-order.ts';
import { districtShares, type Part, preparePart, splitByTime } from './prepare-history.ts';

/** Chosen on the development months, among 60 to 150 trees of two and three questions: the smallest that was as good. */
const OPTIONS: ForestOptions = { trees: 60, depth: 3, rate: 0.08, leastInLeaf: 40, ridge: 5 };

export interface Trained {
  model: RiskModel;
  train: Part;
  dev: Part;
  test: Part;
}

/** Fits everything on the first four sixths of the history, and chooses the thresholds on the fifth. */
export function trainModel(orders: readonly PastOrder[]): Trained {
  const parts = splitByTime(orders);
  const districts = districtShares(parts.train);
  const [train, dev, test] = [parts.train, parts.dev, parts.test].map((part) => preparePart(part, districts)) as [
    Part,
    Part,
    Part,
  ];
  const forests = OUTCOMES.map((outcome) => [
    outcome,
    fitForest(train.rows, train.truths[outcome], logisticLoss, OPTIONS),
  ]);
  const model: RiskModel = {
    format: 1,
    history: createHash('sha256').update(writeHistory(orders)).digest('hex'),
    features: [...RISK_FEATURES],
    districts,
    outcomes: Object.fromEntries(forests) as RiskModel['outcomes'],
    delay: fitForest(train.rows, train.delays, minutesLoss, OPTIONS),
    thresholds: { late: 1, storm: 1, damaged: 1, asked: 1, peakLoad: 1.15 },
  };
  return { model: { ...model, thresholds: chooseThresholds(model, dev) }, train, dev, test };
}

export function chancesOf(model: RiskModel, outcome: Outcome, rows: readonly (readonly number[])[]): number[] {
  return rows.map((row) => 1 / (1 + Math.exp(-sumOf(model.outcomes[outcome], row))));
}

/**
 * What a shopper is told must have a ground: that an order will be late is said where that was so for half of those told on the
 * development months, three in ten under a storm warning; how to unpack for the twentieth part at most, what is asked
 * before they ask for one in seven.
 */
function chooseThresholds(model: RiskModel, dev: Part): RiskThresholds {
  const late = chancesOf(model, 'late', dev.rows);
  const stormy = dev.orders.flatMap(({ severity }, row) => (severity >= 3 ? [row] : []));
  return {
    late: precise(late, dev.truths.late, 0.5),
    storm: precise(
      stormy.map((row) => late[row] as number),
      stormy.map((row) => dev.truths.late[row] as number),
      0.3,
    ),
    damaged: highest(chancesOf(model, 'damaged', dev.rows), 1 / 20),
    asked: highest(chancesOf(model, 'asked', dev.rows), 1 / 7),
    peakLoad: model.thresholds.peakLoad,
  };
}

/** The lowest chance from which on such a share of the orders above it had it; at least twenty of them. */
function precise(chances: readonly number[], truths: readonly number[], share: number): number {
  let goods = 0;
  let found = 1;
  for (const [at, row] of ranked(chances).entries()) {
    goods += truths[row] as number;
    if (at >= 20 && goods / (at + 1) >= share) found = chances[row] as number;
  }
  return up(found);
}

/** The chance above which such a share of the orders is. */
function highest(chances: readonly number[], share: number): number {
  return up(chances[ranked(chances)[Math.floor(share * chances.length)] as number] as number);
}

const up = (chance: number) => Math.min(1, Math.ceil(chance * 1000) / 1000);

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, type RiskModel, RiskModelSchema } from '#commerce/risk/risk-model.ts';
import { scoreOrder } from '#commerce/risk/score-order.ts';
import type { Figures } from './evaluate-model.ts';
import { figuresTable } from './figures-table.ts';
import { readHistory, writeHistory } from './history-csv.ts';
import { areaUnderCurve, averagePrecision, calibrationError, precisionAt } from './measures.ts';
import type { PastOrder } from './past-order.ts';
import { simulateHistory } from './simulate-history.ts';
import { chancesOf, trainModel } from './train-model.ts';

const shipped = (name: string) => readFileSync(new URL(`../../risk/${name}`, import.meta.url), 'utf8');
const model: RiskModel = v.parse(RiskModelSchema, JSON.parse(shipped('risk.json')));
const figures = JSON.parse(shipped('figures.json')) as Figures;

describe('the risk model that is shipped', () => {
  const orders = simulateHistory();
  const trained = trainModel(orders);

  it('is what the training gives again', () => {
    expect(trained.model.history).toBe(model.history);
    expect(trained.model.thresholds).toEqual(model.thresholds);
    for (const outcome of OUTCOMES) {
      const again = chancesOf(trained.model, outcome, trained.test.rows);
      const before = chancesOf(model, outcome, trained.test.rows);
      expect(Math.max(...again.map((chance, row) => Math.abs(chance - (before[row] ?? 0))))).toBeLessThan(0.005);
    }
  });

  it('has the figures of its card on the last months', () => {
    for (const outcome of OUTCOMES) {
      const chances = chancesOf(model, outcome, trained.test.rows);
      const told = figures.outcomes[outcome].model;
      expect(areaUnderCurve(chances, trained.test.truths[outcome])).toBeCloseTo(told.auc, 2);
      expect(averagePrecision(chances, trained.test.truths[outcome])).toBeCloseTo(told.averagePrecision, 2);
    }
    expect(shipped('README.md')).toContain(figuresTable(figures).split('\n\n')[0]);
  });

  it('beats the rule where notices rest on it: late, damaged, asked', () => {
    for (const outcome of ['late', 'damaged', 'asked'] as const) {
      expect(figures.outcomes[outcome].gain.averagePrecision[0]).toBeGreaterThan(0);
    }
  });

  it('says of an order on the backend what it said in training', () => {
    for (const [row, order] of trained.test.orders.slice(0, 200).entries()) {
      const score = scoreOrder(model, order);
      for (const outcome of OUTCOMES) {
        const expected = chancesOf(model, outcome, [trained.test.rows[row] ?? []])[0];
        expect(score[outcome].chance).toBeCloseTo(expected ?? -1, 12);
      }
    }
  });
});

describe('a history as a table', () => {
  const orders = simulateHistory(1, 50);

  it('comes back as it was written', () => expect(readHistory(writeHistory(orders))).toEqual(orders));

  it.each([
    ['a column that is missing', (csv: string) => csv.replace('severity', 'weather'), 'lacks: severity'],
    [
      'a value that cannot be',
      (csv: string) => csv.replace(/,(?:rider|courier|parcel),/, ',drone,'),
      'line 2, carrier',
    ],
  ])('is refused for %s, with the place', (_, spoil, fault) => {
    expect(() => readHistory(spoil(writeHistory(orders)))).toThrow(fault);
  });

  it('is split by time, nothing of it twice', () => {
    const { train, dev, test } = trainModel(simulateHistory(2, 3000));
    const span = (part: { orders: readonly PastOrder[] }) => part.orders.map(({ promisedAt }) => promisedAt);
    expect(Math.max(...span(train))).toBeLessThan(Math.min(...span(dev)));
    expect(Math.max(...span(dev))).toBeLessThan(Math.min(...span(test)));
    expect(train.rows.length + dev.rows.length + test.rows.length).toBe(3000);
  });
});

describe('the measures', () => {
  it('are those of a case worked out by hand', () => {
    const [scores, truths] = [
      [0.9, 0.8, 0.7, 0.6],
      [1, 0, 1, 0],
    ];
    expect(areaUnderCurve(scores, truths)).toBe(0.75);
    expect(averagePrecision(scores, truths)).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(precisionAt(scores, truths, 2)).toBe(0.5);
  });

  it('give ties no order', () => {
    expect(areaUnderCurve([1, 1, 1, 1], [1, 0, 0, 1])).toBe(0.5);
    expect(averagePrecision([1, 1, 1, 1], [1, 0, 0, 1])).toBe(0.5);
    expect(precisionAt([1, 1, 1, 1], [1, 0, 0, 0], 2)).toBe(0.25);
  });

  it('find no fault with chances that come true', () => {
    const chances = Array.from({ length: 1000 }, (_, row) => Math.floor(row / 100) / 10);
    const truths = chances.map((chance, row) => Number(row % 10 < Math.round(chance * 10)));
    expect(calibrationError(chances, truths)).toBeLessThan(0.001);
    expect(
      calibrationError(
        chances.map(() => 0.9),
        truths,
      ),
    ).toBeCloseTo(0.45, 2);
  });
});

import { shareDifference } from '#insight/figures/stats/share-difference.ts';
import { POC_MEASURES, type PocMeasure, type PocReport } from './poc-report.ts';

export interface MeasureChange {
  measure: PocMeasure;
  /** After less before, with its range; null where one of both has nothing to count. */
  difference: number | null;
  low: number;
  high: number;
}

export interface PocComparison {
  changes: MeasureChange[];
  /** Ids of conversations that only one of both carried to the end without a person. */
  gained: string[];
  lost: string[];
}

/** The same conversations with two packs. */
export function comparePoc(before: PocReport, after: PocReport): PocComparison {
  const changes = POC_MEASURES.map((measure): MeasureChange => {
    const { difference, low, high } = shareDifference(before.figures[measure], after.figures[measure]);
    return { measure, difference: Number.isNaN(difference) ? null : difference, low, high };
  });
  const wasContained = new Map(before.judged.map(({ id, isContained }) => [id, isContained]));
  const both = after.judged.filter(({ id }) => wasContained.has(id));
  return {
    changes,
    gained: both.filter(({ id, isContained }) => isContained && !wasContained.get(id)).map(({ id }) => id),
    lost: both.filter(({ id, isContained }) => !isContained && wasContained.get(id)).map(({ id }) => id),
  };
}

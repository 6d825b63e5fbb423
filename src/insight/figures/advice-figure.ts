import type { QueryRow } from '../sql/run-query.ts';
import { FEW, type Figure } from './figure.ts';
import { shareDifference } from './stats/share-difference.ts';

/**
 * How much more of those buy whose questions were answered than of those who got no answer, as a difference of shares with
 * Newcombe's interval. Nobody drew lots here, so it does not show that answers sell: who asks at a busy hour is another
 * shopper. A control group by lot is the arm `held-back` of an experiment of the script lab.
 */
export function adviceFigure(rows: readonly QueryRow<'figure-advice'>[]): Figure {
  const sumOf = (isAdvised: boolean) =>
    rows
      .filter(({ answered_by }) => (answered_by !== 'nobody') === isAdvised)
      .reduce((sum, row) => ({ count: sum.count + row.converted, of: sum.of + row.known }), { count: 0, of: 0 });
  const [control, advised] = [sumOf(false), sumOf(true)];
  const { difference, low, high } = shareDifference(control, advised);
  const isEmpty = control.of === 0 || advised.of === 0;
  return {
    id: 'advice-conversion',
    unit: 'points',
    value: isEmpty ? null : difference,
    interval: isEmpty ? null : { low, high },
    count: null,
    of: control.of + advised.of,
    unknown: rows.reduce((sum, { conversations, known }) => sum + conversations - known, 0),
    few: Math.min(control.of, advised.of) < FEW,
    target: null,
    series: [],
  };
}

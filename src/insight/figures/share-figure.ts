import { FEW, type Figure, type FigureId, TARGETS } from './figure.ts';
import { wilson } from './stats/wilson.ts';

/** So many of so many cases, of one week or day. */
export interface CountedAt {
  at: string;
  count: number;
  of: number;
  unknown: number;
}

/** A share over all rows, with Wilson's interval and its course. */
export function shareFigure(id: FigureId, rows: readonly CountedAt[]): Figure {
  const sum = (of: (row: CountedAt) => number) => rows.reduce((total, row) => total + of(row), 0);
  const [count, of] = [sum((row) => row.count), sum((row) => row.of)];
  return {
    id,
    unit: 'share',
    value: of === 0 ? null : count / of,
    interval: of === 0 ? null : wilson(count, of),
    count,
    of,
    unknown: sum((row) => row.unknown),
    few: of < FEW,
    target: TARGETS[id] ?? null,
    series: rows.map((row) => ({ at: row.at, value: row.of === 0 ? null : row.count / row.of })),
  };
}

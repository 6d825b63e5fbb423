import type { EChartsCoreOption } from 'echarts/core';
import type { LabWords } from '#i18n/studio/lab-words.ts';
import type { SequencePoint } from '#insight/experiment/confidence-sequence.ts';

const inPoints = (share: number): number => Math.round(share * 1000) / 10;

/** The ranges over the days as a band with the seen difference, in points, and the difference worth finding as dashed lines. */
export function rangeChart(
  points: readonly SequencePoint[],
  days: readonly string[],
  effect: number,
  words: LabWords['detail'],
): { option: EChartsCoreOption; rows: (string | number)[][] } {
  const lows = points.map(({ low }) => inPoints(low));
  const highs = points.map(({ high }) => inPoints(high));
  const seen = points.map(({ difference }) => (Number.isNaN(difference) ? null : inPoints(difference)));
  // The first ranges are as wide as can be; the axis is for what came of them.
  const bound = Math.max(
    inPoints(effect) * 3,
    ...[lows, highs].map((side) => Math.abs(side[Math.floor(side.length / 3)] ?? 0)),
  );
  return {
    option: {
      xAxis: { type: 'category', data: [...days] },
      yAxis: { type: 'value', min: -Math.ceil(bound), max: Math.ceil(bound) },
      legend: { top: 0, data: [words.low, words.difference, words.high] },
      series: [
        { name: words.low, type: 'line', step: 'middle', symbol: 'none', data: lows },
        {
          name: words.difference,
          type: 'line',
          symbol: 'none',
          data: seen,
          lineStyle: { width: 3 },
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { type: 'dashed' },
            data: [{ yAxis: 0 }, { yAxis: inPoints(effect), name: words.worth }, { yAxis: -inPoints(effect) }],
          },
        },
        { name: words.high, type: 'line', step: 'middle', symbol: 'none', data: highs },
      ],
    },
    rows: days.map((day, at) => [day, lows[at] ?? '', seen[at] ?? '', highs[at] ?? '']),
  };
}

import type { EChartsCoreOption } from 'echarts/core';
import type { EstimateRow } from './estimate-rows.ts';

/** What `renderItem` of a custom series is given, as far as it is used. */
interface Api {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
}

/** Half of the cap at the end of an error bar, in CSS pixels. */
const CAP = 4;

/** Bars with their 95 % intervals; what cannot be told from noise is grey. Colours: `real` and `noise`. */
export function estimateChart(
  rows: readonly EstimateRow[],
  label: (row: EstimateRow) => string,
  colours: { real: string; noise: string; whisker: string },
  axis: string,
): EChartsCoreOption {
  // The greatest at the top: a category axis begins at the bottom.
  const shown = rows.toReversed();
  return {
    tooltip: { trigger: 'item' },
    xAxis: { type: 'value', name: axis, nameLocation: 'middle', nameGap: 28, min: 0 },
    yAxis: { type: 'category', data: shown.map(label), axisLabel: { width: 190, overflow: 'truncate' } },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: shown.map(({ devices, isReal }) => ({
          value: Math.max(0, Math.round(devices)),
          itemStyle: { color: isReal ? colours.real : colours.noise },
        })),
      },
      {
        type: 'custom',
        silent: true,
        z: 3,
        encode: { x: [1, 2], y: 0 },
        data: shown.map(({ low, high }, at) => [at, Math.max(0, low), Math.max(0, high)]),
        renderItem: (_: unknown, api: Api) => {
          const [left, y] = api.coord([api.value(1), api.value(0)]);
          const [right] = api.coord([api.value(2), api.value(0)]);
          const style = { stroke: colours.whisker, lineWidth: 1.5 };
          const line = (x1: number, y1: number, x2: number, y2: number) => ({
            type: 'line',
            shape: { x1, y1, x2, y2 },
            style,
          });
          const children = [
            line(left, y, right, y),
            line(left, y - CAP, left, y + CAP),
            line(right, y - CAP, right, y + CAP),
          ];
          return { type: 'group', children };
        },
      },
    ],
  };
}

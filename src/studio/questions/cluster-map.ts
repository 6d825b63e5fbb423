import type { EChartsCoreOption } from 'echarts/core';
import type { MinedCluster } from '#insight/mine/mined-log.ts';
import type { ChartTable } from '../look/studio-chart.ts';

/** Diameter of the largest dot, in CSS pixels. */
const LARGEST = 46;
/** Names that are written beside their dots. */
const NAMED = 12;

/** Clusters as dots: by the middle of their questions, as large as they are often asked. */
export function clusterMap(
  clusters: readonly MinedCluster[],
  nameOf: (id: string) => string,
  { name, size }: { name: string; size: string },
): { option: EChartsCoreOption; table: ChartTable } {
  const most = Math.max(1, ...clusters.map((cluster) => cluster.size));
  const data = clusters.map((cluster, at) => ({
    name: nameOf(cluster.id),
    value: [...cluster.point, cluster.size],
    symbolSize: 6 + (LARGEST - 6) * Math.sqrt(cluster.size / most),
    label: { show: at < NAMED },
  }));
  const axis = { type: 'value', scale: true, show: false };
  return {
    option: {
      grid: { left: 24, right: 24, top: 24, bottom: 24 },
      xAxis: axis,
      yAxis: axis,
      tooltip: { formatter: '{b}' },
      series: [
        {
          type: 'scatter',
          data,
          itemStyle: { opacity: 0.75 },
          label: { position: 'right', formatter: '{b}', fontSize: 11, width: 130, overflow: 'truncate' },
          labelLayout: { hideOverlap: true },
        },
      ],
    },
    table: { head: [name, size], rows: clusters.map((cluster) => [nameOf(cluster.id), cluster.size]) },
  };
}

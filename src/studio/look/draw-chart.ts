import {
  BarChart,
  BoxplotChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
  TreemapChart,
} from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { CHART_COLOURS, type ChartTheme } from './chart-colours.ts';

use([
  AriaComponent,
  BarChart,
  BoxplotChart,
  CustomChart,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  PieChart,
  ScatterChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  TreemapChart,
  VisualMapComponent,
]);

/** A chart on `place`, in the page's colours. Dispose it when the place goes. */
export function openChart(place: HTMLElement, theme: ChartTheme): EChartsType {
  const axis = {
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    axisLabel: { color: theme.soft },
    nameTextStyle: { color: theme.soft },
    splitLine: { lineStyle: { color: theme.line } },
    splitArea: { show: false },
  };
  const look = {
    color: CHART_COLOURS,
    textStyle: { fontFamily: theme.font, color: theme.text },
    legend: { textStyle: { color: theme.text } },
    visualMap: { textStyle: { color: theme.soft } },
    tooltip: {
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontSize: 13 },
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    logAxis: axis,
  };
  return init(place, look, { renderer: 'svg' });
}

/** Places that most charts share: room for the axes, a tip where the pointer is, no motion where none is wanted. */
export function drawChart(chart: EChartsType, option: EChartsCoreOption): void {
  chart.setOption(
    {
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      animationDuration: 250,
      grid: { left: 8, right: 12, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'axis', confine: true },
      ...option,
    },
    { notMerge: true },
  );
}

import { afterEach, expect, it, vi } from 'vitest';
import { StudioChart } from './studio-chart.ts';

afterEach(() => document.body.replaceChildren());

it('a chart becomes narrower with its place', async () => {
  const place = document.createElement('div');
  place.style.inlineSize = '600px';
  const chart = new StudioChart();
  chart.label = 'Asked by week';
  chart.option = { xAxis: { type: 'category', data: ['1', '2'] }, yAxis: {}, series: [{ type: 'bar', data: [1, 2] }] };
  place.append(chart);
  document.body.append(place);
  const width = () => chart.renderRoot.querySelector('.place svg')?.getBoundingClientRect().width;
  await vi.waitFor(() => expect(width()).toBe(600));
  place.style.inlineSize = '320px';
  await vi.waitFor(() => expect(width()).toBe(320));
  expect(chart.scrollWidth).toBeLessThanOrEqual(320);
});

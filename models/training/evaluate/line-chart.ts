import { type Svg, svg, textOf } from './svg.ts';

const LEFT = 52;
const RIGHT = 16;
const TOP = 30;
const BOTTOM = 28;
const TICKS = 5;

/** One curve with its axes, as a part of a picture; the axes end at the curve's extremes. */
export function lineChart(
  { title, width, height }: { title: string; width: number; height: number },
  points: readonly { x: number; y: number }[],
): Svg {
  const across = scale(
    points.map(({ x }) => x),
    LEFT,
    width - RIGHT,
  );
  const up = scale(
    points.map(({ y }) => y),
    height - BOTTOM,
    TOP,
  );
  const line = points.map(({ x, y }) => `${across.place(x).toFixed(1)},${up.place(y).toFixed(1)}`).join(' ');
  return svg(
    'g',
    {},
    svg('text', { x: LEFT, y: 18, 'font-size': 13 }, textOf(title)),
    ...up.ticks.flatMap((value) => [
      svg('line', { x1: LEFT, x2: width - RIGHT, y1: up.place(value), y2: up.place(value), stroke: '#ddd' }),
      svg('text', { x: LEFT - 6, y: up.place(value) + 4, 'text-anchor': 'end' }, textOf(value.toPrecision(3))),
    ]),
    ...across.ticks.map((value) =>
      svg(
        'text',
        { x: across.place(value), y: height - 10, 'text-anchor': 'middle' },
        textOf(String(Math.round(value))),
      ),
    ),
    svg('polyline', { points: line, fill: 'none', stroke: '#2a5bd7', 'stroke-width': 2 }),
  );
}

function scale(values: readonly number[], from: number, until: number) {
  const low = values.length === 0 ? 0 : Math.min(...values);
  const high = Math.max(values.length === 0 ? 1 : Math.max(...values), low + 1e-9);
  return {
    place: (value: number): number => from + ((value - low) / (high - low)) * (until - from),
    ticks: Array.from({ length: TICKS }, (_, at) => low + ((high - low) * at) / (TICKS - 1)),
  };
}

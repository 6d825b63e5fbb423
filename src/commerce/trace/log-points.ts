import type { ColdChainReading } from '../order.ts';
import type { LogPoint } from './minutes-beyond.ts';

/** The points that a card can draw on a phone's width. */
const DRAWN = 160;

/**
 * The readings as one line, oldest first. Of several sensors the warmest counts at every moment at which it was read, so that
 * one that lay colder hides nothing. Readings whose time cannot be read are left out.
 */
export function logPoints(readings: readonly ColdChainReading[], untilMs: number): LogPoint[] {
  const bySensor = new Map<string, LogPoint[]>();
  for (const { at, celsius, sensor = '' } of readings) {
    const point = { at: Date.parse(at), celsius };
    if (Number.isNaN(point.at) || point.at > untilMs) continue;
    const line = bySensor.get(sensor);
    if (line) line.push(point);
    else bySensor.set(sensor, [point]);
  }
  const lines = [...bySensor.values()].map(warmestAtOnce);
  const [only, ...others] = lines;
  if (only && others.length === 0) return only;
  const moments = [...new Set(lines.flatMap((line) => line.map(({ at }) => at)))].sort((a, b) => a - b);
  const walks = lines.map((line) => walk(line));
  return moments.map((at) => ({ at, celsius: Math.max(...walks.map((valueAt) => valueAt(at))) }));
}

/** One point for each moment. */
function warmestAtOnce(points: readonly LogPoint[]): LogPoint[] {
  const line: LogPoint[] = [];
  for (const point of points.toSorted((a, b) => a.at - b.at)) {
    const last = line.at(-1);
    if (last?.at === point.at) line[line.length - 1] = last.celsius > point.celsius ? last : point;
    else line.push(point);
  }
  return line;
}

/** A line's value at moments that only go on; −∞ outside of it. */
function walk(line: readonly LogPoint[]): (at: number) => number {
  let index = 0;
  return (at) => {
    while ((line[index + 1]?.at ?? Infinity) <= at) index += 1;
    const [a, b] = [line[index], line[index + 1]];
    if (!a || at < a.at) return -Infinity;
    if (a.at === at) return a.celsius;
    return b ? a.celsius + ((b.celsius - a.celsius) * (at - a.at)) / (b.at - a.at) : -Infinity;
  };
}

/** Few enough points to draw: of every piece its lowest and its highest, and both ends. */
export function thinned(points: readonly LogPoint[]): LogPoint[] {
  if (points.length <= DRAWN) return [...points];
  const size = Math.ceil((2 * (points.length - 2)) / (DRAWN - 2));
  const kept = new Set<LogPoint>([points[0], points.at(-1)].filter((point) => point !== undefined));
  for (let start = 1; start < points.length - 1; start += size) {
    const piece = points
      .slice(start, Math.min(start + size, points.length - 1))
      .toSorted((a, b) => a.celsius - b.celsius);
    for (const point of [piece[0], piece.at(-1)]) if (point) kept.add(point);
  }
  return [...kept].sort((a, b) => a.at - b.at);
}

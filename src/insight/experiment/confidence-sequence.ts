import type { Interval } from '../figures/stats/interval.ts';
import { type Block, Evidence, turned } from './evidence.ts';

export interface SequenceSettings {
  /** Chance of being fooled, ever, however often one looks: 0.05. */
  level: number;
  /** The difference that is worth finding, as a share. */
  effect: number;
  baseline: number;
}

/** How things stood after a block. */
export interface SequencePoint extends Interval {
  /** Seen difference: the other arm's share less the control's; NaN until both have someone. */
  difference: number;
  /** Always-valid p-value of "no difference": falls below `level` with a chance of at most `level`, ever. */
  p: number;
  /** The ranges of different days have nothing in common: the difference was not the same all the time. */
  drifted: boolean;
}

/**
 * Ranges that hold the true difference after every block at once, with a chance of at least 1 − level: differences are out
 * whose evidence against them reached 2/level, on either side. Each range is within those before.
 */
export function confidenceSequence(blocks: readonly Block[], settings: SequenceSettings): SequencePoint[] {
  const points: SequencePoint[] = [];
  const total = { control: { count: 0, of: 0 }, other: { count: 0, of: 0 } };
  let range: Interval = { low: -1, high: 1 };
  let [p, drifted] = [1, false];
  const above = new Evidence({ ...settings, atMost: 0 });
  const below = new Evidence({ ...settings, atMost: 0 });
  for (const [at, block] of blocks.entries()) {
    for (const arm of ['control', 'other'] as const) {
      total[arm].count += block[arm].count;
      total[arm].of += block[arm].of;
    }
    above.add(block);
    below.add(turned(block));
    p = Math.min(p, 2 * Math.exp(-Math.max(above.log, below.log)));
    const seen = blocks.slice(0, at + 1);
    const difference = total.other.count / total.other.of - total.control.count / total.control.of;
    const low = Math.max(range.low, lowest(seen, settings, range.low));
    const high = Math.min(range.high, -lowest(seen.map(turned), settings, -range.high));
    // With nothing in common the earlier range stays, and it is said.
    if (low > high) drifted = true;
    else range = { low, high };
    points.push({ ...range, difference, p, drifted });
  }
  return points;
}

/** The smallest difference that is not out: all below it are. By bisection, for the evidence falls as more is doubted. */
function lowest(blocks: readonly Block[], settings: SequenceSettings, known: number): number {
  const enough = Math.log(2 / settings.level);
  const isOut = (atMost: number): boolean => {
    const evidence = new Evidence({ ...settings, atMost });
    for (const block of blocks) evidence.add(block);
    return evidence.log >= enough;
  };
  let low = Math.max(known, -0.999);
  if (!isOut(low)) return known;
  let high = 0.999;
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (isOut(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A hundredth of a point. */
const PRECISION = 1e-4;

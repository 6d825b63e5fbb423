import type { Counted } from '../figures/stats/share-difference.ts';
import type { Block } from './evidence.ts';
import type { ExperimentDay } from './experiment-day.ts';

/** Day by day, what one arm and the first brought of something. A day without a count is an empty one. */
export function blocksOf(
  days: readonly ExperimentDay[],
  of: (day: ExperimentDay, arm: string) => Counted | undefined,
  first: string,
  arm: string,
): Block[] {
  const none = { count: 0, of: 0 };
  return days.map((day) => ({ control: of(day, first) ?? none, other: of(day, arm) ?? none }));
}

export const totalOf = (blocks: readonly Block[], arm: keyof Block): Counted => ({
  count: blocks.reduce((sum, block) => sum + block[arm].count, 0),
  of: blocks.reduce((sum, block) => sum + block[arm].of, 0),
});

import type { Neighbour } from './nearest-questions.ts';

/**
 * For each row the row that stands for it: itself, or an earlier one that says nearly the same. A thousand ways to write one
 * sentence would else be each other's only neighbours and fall apart from all who say it otherwise.
 */
export function leadersOf(nearest: readonly (readonly Neighbour[])[], same: number): number[] {
  const leaders: number[] = [];
  for (const [row, near] of nearest.entries()) {
    const known = near.find(
      ({ row: other, similarity }) => similarity >= same && other < row && leaders[other] === other,
    );
    leaders.push(known?.row ?? row);
  }
  return leaders;
}

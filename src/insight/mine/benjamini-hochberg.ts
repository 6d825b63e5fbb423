/**
 * Which of many tests stand when at most a share `level` of those that stand may be false ones (Y. Benjamini, Y. Hochberg, 1995).
 *
 * @param chances p-values, in any order.
 * @param tests How many tests there were, where `chances` leaves out some that cannot stand.
 */
export function benjaminiHochberg(chances: readonly number[], level: number, tests = chances.length): boolean[] {
  const ordered = [...chances].sort((a, b) => a - b);
  const last = ordered.findLastIndex((chance, at) => chance <= (level * (at + 1)) / tests);
  const bound = ordered[last] ?? Number.NEGATIVE_INFINITY;
  return chances.map((chance) => chance <= bound);
}

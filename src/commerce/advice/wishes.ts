import type { Needs } from './needs.ts';
import type { PreparedGraph } from './prepare-graph.ts';

/** A wish for values of one dimension of products. */
export interface Wish {
  column: NonNullable<ReturnType<PreparedGraph['columns']['get']>>;
  values: string[];
  /** In the score. */
  weight: number;
  /** False where it only follows from what was said. */
  said: boolean;
  /** Ranks, and is not worth telling. */
  quiet: boolean;
}

export type Wishes = Wish[];

/** What is wished of products: what was said, and what follows from it by the graph's `implies`, at a smaller weight. */
export function wishesOf(
  { graph, columns }: PreparedGraph,
  needs: Needs,
  taste: Record<string, string[]> = {},
): Wishes {
  const wishes: Wishes = [];
  for (const [key, values] of Object.entries(needs.wants)) {
    const column = columns.get(key);
    if (column) wishes.push({ column, values, weight: column.dimension.weight, said: true, quiet: false });
  }
  const known = { ...taste, ...needs.wants };
  const implied = new Map<string, Set<string>>();
  const told = new Set<string>();
  const imply = (key: string, value: string, quiet = false): void => {
    if (!quiet) told.add(key);
    const said = needs.wants[key];
    if (said?.includes(value) || needs.avoids[key]?.includes(value)) return;
    // Said wishes of one kind are not watered down by implied ones: who says matte is not told dewy.
    if (said && columns.get(key)?.dimension.kind !== 'many') return;
    implied.set(key, (implied.get(key) ?? new Set()).add(value));
  };
  const holds = ([key, values]: [string, string[]]): boolean =>
    known[key]?.some((value) => values.includes(value)) ?? false;
  for (const { when, unless = {}, wants, quiet } of graph.implies) {
    if (!Object.entries(when).every(holds) || Object.entries(unless).some(holds)) continue;
    for (const [key, values] of Object.entries(wants)) for (const value of values) imply(key, value, quiet);
  }
  for (const [key, values] of Object.entries(taste)) {
    if (needs.wants[key] === undefined) for (const value of values) imply(key, value);
  }
  for (const [key, values] of implied) {
    const column = columns.get(key);
    const weight = (column?.dimension.weight ?? 0) * graph.weights.implied;
    if (column) wishes.push({ column, values: [...values], weight, said: false, quiet: !told.has(key) });
  }
  return wishes.filter(({ weight, column }) => weight > 0 || column.dimension.required);
}

import type { Session } from './graph-schema.ts';
import type { PreparedGraph } from './prepare-graph.ts';

const BOTH: readonly Session[] = ['morning', 'evening'];

/** When a product is used; both where the graph does not say. */
export function sessionsOf(prepared: PreparedGraph, at: number): readonly Session[] {
  const column = prepared.columns.get('time');
  const sessions = BOTH.filter((session) => (column?.strengths.get(session)?.[at] ?? 0) > 0);
  return sessions.length > 0 ? sessions : BOTH;
}

/** When what has an ingredient is used: in every session of the shop's products that have it in earnest, not in a trace. */
export function sessionsOfIngredient(prepared: PreparedGraph, ingredient: string): readonly Session[] {
  const mask = prepared.contains.get(ingredient);
  const percents = prepared.nodes.map(({ contains }) => (Array.isArray(contains) ? 0 : (contains[ingredient] ?? 0)));
  const least = Math.max(0, ...percents) / 2;
  const used = new Set(
    prepared.skus.flatMap((_, at) => (mask?.[at] && (percents[at] ?? 0) >= least ? sessionsOf(prepared, at) : [])),
  );
  return used.size > 0 ? BOTH.filter((session) => used.has(session)) : BOTH;
}

/** Whether two things can be kept to different ends of the day. */
export function canPart(left: readonly Session[], right: readonly Session[]): boolean {
  return left.some((session) => right.some((other) => other !== session));
}

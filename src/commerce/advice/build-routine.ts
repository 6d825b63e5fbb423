import { ownedThings, pairConflicts, type Used } from './find-conflicts.ts';
import type { Conflict, ProductNode, RoutinePlan, RoutineStep, Session } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { type Objection, objectionsTo } from './objections-to.ts';
import type { PreparedGraph } from './prepare-graph.ts';
import { type Ranking, rankProducts } from './rank-products.ts';
import { sessionsOf, sessionsOfIngredient } from './sessions.ts';

export const SESSIONS: readonly Session[] = ['morning', 'evening'];
/** Kinds that two things of one session must not have. */
const PARTS = new Set<Conflict['kind']>(['never-together', 'not-same-session', 'alternate-days']);

export interface Placed {
  session: Session;
  step: RoutineStep;
  used: Used;
  own: boolean;
}

/** What a routine is made of before it is worded. */
export interface Routine {
  placed: Placed[];
  /** Kept out of a session, or out altogether, each with the rule. */
  apart: { used: Used; other: Used; conflict: Conflict }[];
  /** Owned or named, and not for this shopper: it stays out, with why. */
  barred: { used: Used; objection: Objection }[];
  /** Rules that turned the plan to its alternative. */
  turned: Conflict[];
}

/**
 * A routine of what is owned or was named, then of what fits best, the treating step first: it decides what else may stand beside it. What
 * conflicts goes to the other end of the day where it can, is left out where it cannot, and what is never together is not even
 * in one day. What is not for this shopper is not in it, even where they have it.
 *
 * @param named SKUs that are to be in it and are not owned.
 */
export function planRoutine(
  prepared: PreparedGraph,
  needs: Needs,
  plan: RoutinePlan | null,
  named: readonly string[] = [],
): Routine {
  const routine: Routine = { placed: [], apart: [], barred: [], turned: [] };
  const rankingOf = rankingsFor(prepared, needs);
  const steps = prepared.graph.steps;
  for (const used of ownedThings(prepared, needs)) placeOwn(prepared, needs, routine, used, true);
  const wished = named.flatMap((sku) => (needs.owned.skus.includes(sku) ? [] : (prepared.indexOf.get(sku) ?? [])));
  for (const at of wished) placeOwn(prepared, needs, routine, { at }, false);
  const treat = steps.find(({ categories }) => categories.includes('serum'));
  const others = steps.filter((step) => step !== treat && (!step.optional || isWished(needs, step)));
  const small = needs.budget?.max != null && plan === null;
  if (treat && !small)
    for (const session of SESSIONS) placeTreatment(prepared, rankingOf, routine, treat, session, plan);
  let rest = needs.budget?.max ?? Number.POSITIVE_INFINITY;
  for (const at of wished) {
    if (routine.placed.some(({ used }) => 'at' in used && used.at === at)) rest -= prepared.prices[at] ?? 0;
  }
  for (const [index, step] of others.entries()) {
    for (const session of step.sessions) {
      if (routine.placed.some((placed) => placed.session === session && placed.step === step)) continue;
      // Each step still to come gets an equal share of what is left.
      const share = rest / (others.length - index);
      const same = routine.placed.find((placed) => placed.step === step);
      const candidates = candidatesFor(prepared, rankingOf(step), session, plan?.leaveOut ?? []);
      const affordable = candidates.filter((at) => (prepared.prices[at] ?? 0) <= share * 1.3);
      const fits = (at: number): boolean => conflictIn(prepared, routine, { at }, session) === null;
      const known =
        same && 'at' in same.used && candidates.includes(same.used.at) && fits(same.used.at) ? same.used.at : undefined;
      const at = known ?? affordable.find(fits) ?? candidates.find(fits);
      if (at === undefined) continue;
      if (known === undefined) rest -= prepared.prices[at] ?? 0;
      routine.placed.push({ session, step, used: { at }, own: false });
    }
  }
  return routine;
}

/** Optional steps belong in only where something asks for them. */
function isWished({ wants }: Needs, { categories }: RoutineStep): boolean {
  return wants.category?.some((category) => categories.includes(category)) ?? false;
}

function placeOwn(prepared: PreparedGraph, needs: Needs, routine: Routine, used: Used, isOwn: boolean): void {
  const [objection] = objectionsTo(prepared, needs, used);
  if (objection) {
    routine.barred.push({ used, objection });
    return;
  }
  const step = stepOf(prepared, used);
  if (step === undefined) return;
  const own = 'at' in used ? sessionsOf(prepared, used.at) : sessionsOfIngredient(prepared, used.ingredient);
  const sessions = own.filter((session) => step.sessions.includes(session));
  const free = sessions.filter((session) => conflictIn(prepared, routine, used, session) === null);
  for (const session of free) routine.placed.push({ session, step, used, own: isOwn });
  if (free.length > 0 && free.length === sessions.length) return;
  for (const session of sessions) {
    const met = conflictIn(prepared, routine, used, session);
    if (met && !routine.apart.some(({ conflict }) => conflict === met.conflict)) routine.apart.push({ used, ...met });
  }
}

/** Where a thing belongs; an ingredient where the shop's strongest product with it does. */
function stepOf({ graph, nodes }: PreparedGraph, used: Used): RoutineStep | undefined {
  const node =
    'at' in used
      ? nodes[used.at]
      : nodes
          .map((candidate) => ({ candidate, percent: shareOf(candidate, used.ingredient) }))
          .filter(({ percent }) => percent > 0)
          .sort((left, right) => right.percent - left.percent)[0]?.candidate;
  return graph.steps.find(({ categories }) => categories.includes(String(node?.facts.category)));
}

const shareOf = ({ contains }: ProductNode, ingredient: string): number =>
  Array.isArray(contains) ? 0 : (contains[ingredient] ?? 0);

/** The gravest conflict of a thing with what stands in a session, or anywhere where the two are never together. */
function conflictIn(
  prepared: PreparedGraph,
  { placed }: Routine,
  used: Used,
  session: Session,
): { other: Used; conflict: Conflict } | null {
  for (const { session: where, used: other } of placed) {
    if ('at' in used && 'at' in other && used.at === other.at) continue;
    const conflict = pairConflicts(prepared, used, other).find(
      ({ kind }) => PARTS.has(kind) && (where === session || kind === 'never-together'),
    );
    if (conflict) return { other, conflict };
  }
  return null;
}

/** What may stand at a step, best first; worked out once for each. */
function rankingsFor(prepared: PreparedGraph, needs: Needs): (step: RoutineStep) => Ranking {
  const known = new Map<RoutineStep, Ranking>();
  return (step) => {
    const before = known.get(step);
    if (before) return before;
    const asked: Needs = {
      ...needs,
      wants: { ...needs.wants, category: step.categories },
      owned: { skus: [], ingredients: [] },
      budget: null,
      declined: [],
    };
    delete asked.wants.ingredient;
    const ranking = rankProducts(prepared, asked);
    known.set(step, ranking);
    return ranking;
  };
}

/** Products for a session, best first; what needs care stands behind what does not. */
function candidatesFor(
  prepared: PreparedGraph,
  { ranked }: Ranking,
  session: Session,
  leaveOut: readonly string[],
  family?: string,
): number[] {
  const has = (at: number, id: string): boolean =>
    (prepared.ingredientsOf[at] ?? []).some((ingredient) => prepared.familyOf.get(ingredient) === id);
  return ranked
    .filter(({ at }) => sessionsOf(prepared, at).includes(session))
    .filter(({ at }) => (family === undefined || has(at, family)) && !leaveOut.some((id) => has(at, id)))
    .toSorted((left, right) => left.cautions.length - right.cautions.length)
    .map(({ at }) => at);
}

function placeTreatment(
  prepared: PreparedGraph,
  rankingOf: (step: RoutineStep) => Ranking,
  routine: Routine,
  step: RoutineStep,
  session: Session,
  plan: RoutinePlan | null,
): void {
  if (routine.placed.some((placed) => placed.session === session && placed.step === step)) return;
  const families: (string | undefined)[] = plan ? plan.treat[session] : [undefined];
  // A family that needs no care comes before one that does: who is sensitive gets the alternative.
  const ranking = rankingOf(step);
  const careful = new Set(ranking.ranked.flatMap(({ at, cautions }) => (cautions.length > 0 ? [at] : [])));
  const options = families.flatMap((family) =>
    candidatesFor(prepared, ranking, session, plan?.leaveOut ?? [], family).map((at) => ({ family, at })),
  );
  const free = options.filter(({ at }) => conflictIn(prepared, routine, { at }, session) === null);
  const chosen = free.find(({ at }) => !careful.has(at)) ?? free[0];
  const [wished] = families;
  if (chosen && chosen.family !== wished) {
    const why = turnedBy(prepared, ranking, wished);
    if (why) routine.turned.push(why);
  }
  if (chosen) routine.placed.push({ session, step, used: { at: chosen.at }, own: false });
}

/** The rule that spoke against the family that the plan would have. */
function turnedBy(prepared: PreparedGraph, { gated }: Ranking, family: string | undefined): Conflict | null {
  const isOfFamily = ({ a, b }: Conflict): boolean =>
    [a, b].some(
      (side) =>
        ('family' in side && side.family === family) ||
        ('ingredient' in side && prepared.familyOf.get(side.ingredient) === family),
    );
  return gated.met.find(isOfFamily) ?? [...gated.cautions.values()].flat().find(isOfFamily) ?? null;
}

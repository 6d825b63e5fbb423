import {
  conflictsWith,
  isAbout,
  ownedThings,
  type PersonalConflict,
  personalConflicts,
  type Used,
} from './find-conflicts.ts';
import type { Conflict, Session } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { type PreparedGraph, sideOf } from './prepare-graph.ts';
import { canPart, sessionsOf, sessionsOfIngredient } from './sessions.ts';
import type { Wishes } from './wishes.ts';

/** Why a product is not shown, whatever else speaks for it. */
export type Gate = 'conflict' | 'owned' | 'stock' | 'budget' | 'avoided' | 'required' | 'declined';

export interface Gated {
  /** By product; null where it may be shown. */
  gates: (Gate | null)[];
  /** Conflicts that kept products out, each once. */
  met: Conflict[];
  /** What a shopper has to mind, by product. */
  cautions: Map<number, Conflict[]>;
  /** What a product has to be kept apart from, by product. */
  apart: Map<number, Conflict[]>;
}

/**
 * The hard limits. A conflict with what the shopper told of themselves or uses in the same session, what is refused, out of
 * stock or beyond a firm budget is never shown: no fit makes up for it.
 */
export function gateProducts(prepared: PreparedGraph, needs: Needs, wishes: Wishes): Gated {
  const gates: (Gate | null)[] = prepared.skus.map(() => null);
  const close = (at: number, gate: Gate): void => {
    gates[at] ??= gate;
  };
  const met = new Set<Conflict>();
  const cautions = new Map<number, Conflict[]>();
  const apart = new Map<number, Conflict[]>();
  const personal = personalConflicts(prepared, needs);
  for (const one of personal) {
    const cleared = personal.filter((other) => clears(other, one)).map(({ thing }) => sideOf(prepared, thing));
    applyPersonal(prepared, needs, one, cleared, { close, met, cautions });
  }
  const closing = closingMasks(prepared, needs, wishes);
  for (let at = 0; at < gates.length; at++) {
    for (const { gate, closes } of closing) if (closes(at)) close(at, gate);
  }
  for (const rule of ownedRules(prepared, ownedThings(prepared, needs)))
    applyOwned(prepared, rule, { close, met, apart });
  return { gates, met: [...met], cautions, apart };
}

/** What keeps a product out without regard to any other, each as quick to ask as can be. */
function closingMasks(
  prepared: PreparedGraph,
  needs: Needs,
  wishes: Wishes,
): { gate: Gate; closes: (at: number) => boolean }[] {
  const { contains, columns, prices, inStock, indexOf, graph } = prepared;
  const masksOf = (ids: readonly string[] = []): Uint8Array[] => ids.flatMap((id) => contains.get(id) ?? []);
  // An allergy to an ingredient rules out what has it, and so does a refusal of it.
  const refused = masksOf([...(needs.avoids.ingredient ?? []), ...(needs.wants.allergy ?? [])]);
  const unwished = Object.entries(needs.avoids).filter(([key]) => columns.has(key));
  const wanted = masksOf(needs.wants.ingredient);
  const required = wishes
    .filter(({ column, said }) => said && column.dimension.required)
    .map(({ column, values }) => values.flatMap((value) => column.strengths.get(value) ?? []));
  const declined = new Set(needs.declined.map((sku) => indexOf.get(sku)));
  const slack = needs.budget?.firm === false ? graph.weights.budgetSlack : 0;
  const most = (needs.budget?.max ?? Number.POSITIVE_INFINITY) * (1 + slack);
  const least = (needs.budget?.min ?? 0) * (1 - slack);
  return [
    { gate: 'avoided', closes: (at) => refused.some((mask) => mask[at]) },
    {
      gate: 'avoided',
      closes: (at) => unwished.some(([key, values]) => values.some((value) => ownValue(prepared, key, value, at))),
    },
    { gate: 'declined', closes: (at) => declined.has(at) },
    { gate: 'stock', closes: (at) => !inStock[at] },
    { gate: 'budget', closes: (at) => (prices[at] ?? 0) > most || (prices[at] ?? 0) < least },
    {
      gate: 'required',
      closes: (at) => required.some((columnsOf) => !columnsOf.some((column) => (column[at] ?? 0) > 0)),
    },
    { gate: 'required', closes: (at) => needs.wants.ingredient !== undefined && !wanted.some((mask) => mask[at]) },
  ];
}

interface Outcome {
  close: (at: number, gate: Gate) => void;
  met: Set<Conflict>;
}

/** What a product says of itself goes before a caution about what is in it; what is ruled out stays ruled out. */
function clears({ conflict, thing, shopper }: PersonalConflict, other: PersonalConflict): boolean {
  return (
    (conflict.kind === 'fine' || conflict.kind === 'caution') &&
    'fact' in thing &&
    other.conflict.kind === 'caution' &&
    !('fact' in other.thing) &&
    !('product' in other.thing) &&
    shopper.shopper === other.shopper.shopper
  );
}

function applyPersonal(
  prepared: PreparedGraph,
  needs: Needs,
  personal: PersonalConflict,
  cleared: readonly Uint8Array[],
  { close, met, cautions }: Outcome & { cautions: Map<number, Conflict[]> },
): void {
  const { conflict, thing } = personal;
  if (conflict.kind === 'fine') return;
  const mask = sideOf(prepared, thing);
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at] || cleared.some((clear) => clear[at]) || !isAbout(prepared, personal, at, needs)) continue;
    if (conflict.kind === 'caution') cautions.set(at, [...(cautions.get(at) ?? []), conflict]);
    else {
      close(at, 'conflict');
      met.add(conflict);
    }
  }
}

interface OwnedRule {
  used: Used;
  /** With everything that is on the other side of one of these. */
  others: { conflict: Conflict; mask: Uint8Array }[];
  sessions: readonly Session[];
}

/** What is owned, with what it does not go with. */
function ownedRules(prepared: PreparedGraph, owned: readonly Used[]): OwnedRule[] {
  return owned.map((used) => ({
    used,
    others: conflictsWith(prepared, used).filter(
      ({ conflict }) => conflict.kind !== 'fine' && conflict.kind !== 'buffer',
    ),
    sessions: 'at' in used ? sessionsOf(prepared, used.at) : sessionsOfIngredient(prepared, used.ingredient),
  }));
}

function applyOwned(
  prepared: PreparedGraph,
  { used, others, sessions }: OwnedRule,
  { close, met, apart }: Outcome & { apart: Map<number, Conflict[]> },
): void {
  if ('at' in used) close(used.at, 'owned');
  for (const { conflict, mask } of others) {
    for (let at = 0; at < mask.length; at++) {
      if (!mask[at]) continue;
      if (conflict.kind !== 'never-together' && canPart(sessionsOf(prepared, at), sessions)) {
        apart.set(at, [...(apart.get(at) ?? []), conflict]);
        continue;
      }
      close(at, 'conflict');
      met.add(conflict);
    }
  }
}

/** A refused value is one the product has of its own; what merely stands in for it is not refused. */
function ownValue(prepared: PreparedGraph, key: string, value: string, at: number): boolean {
  const fact = prepared.nodes[at]?.facts[key];
  if (fact === undefined || typeof fact === 'number' || typeof fact === 'boolean') return fact === (value === 'yes');
  if (typeof fact === 'string') return fact === value;
  return Array.isArray(fact) ? fact.includes(value) : (fact[value] ?? 0) >= 0.5;
}

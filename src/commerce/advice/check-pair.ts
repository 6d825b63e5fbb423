import type { Locale } from '#core/locale.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { isAbout, type PersonalConflict, pairConflicts, personalConflicts, type Used } from './find-conflicts.ts';
import type { Conflict } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { hasIngredient, type PreparedGraph } from './prepare-graph.ts';
import { worded } from './worded.ts';

/** Something named in a question: a product, or an ingredient or family by its word. */
export interface Thing {
  name: string;
  used: Used[];
}

/** Whether two things go together, or one suits a person. */
export interface PairAnswer {
  conflict: Conflict;
  left: string;
  right: string;
  reason: string;
}

const GRAVITY: readonly Conflict['kind'][] = [
  'never-together',
  'avoid',
  'ask-doctor',
  'not-same-session',
  'alternate-days',
  'caution',
  'buffer',
  'fine',
];

/** The gravest rule of the graph on the first two things that it has one on; null where it knows none. */
export function checkPair(prepared: PreparedGraph, things: readonly Thing[], locale: Locale): PairAnswer | null {
  for (const [index, left] of things.entries()) {
    for (const right of things.slice(index + 1)) {
      const found = gravest(
        left.used.flatMap((one) =>
          right.used.map((other) => ({ one, other, conflicts: pairConflicts(prepared, one, other) })),
        ),
      );
      if (found) return { conflict: found, left: left.name, right: right.name, reason: worded(found.reason, locale) };
    }
  }
  return null;
}

/**
 * Of a family the rule that holds for all of it comes before a graver one for a part: whether vitamin C goes with niacinamide
 * is answered for vitamin C.
 */
function gravest(pairs: readonly { one: Used; other: Used; conflicts: Conflict[] }[]): Conflict | null {
  const every = pairs
    .map(({ conflicts }) => conflicts)
    .reduce((left, right) => left.filter((one) => right.includes(one)), pairs[0]?.conflicts ?? []);
  const list = every.length > 0 ? every : pairs.flatMap(({ conflicts }) => conflicts);
  return byGravity(list)[0] ?? null;
}

const byGravity = (list: readonly Conflict[]): Conflict[] =>
  list.toSorted((left, right) => GRAVITY.indexOf(left.kind) - GRAVITY.indexOf(right.kind));

/** Whether a thing suits who asks, by the gravest rule on what they told; null where the graph knows none. */
export function checkPerson(prepared: PreparedGraph, thing: Thing, needs: Needs, locale: Locale): PairAnswer | null {
  const held = personalConflicts(prepared, needs);
  const about = thing.used.map((used) => held.filter((personal) => isOn(prepared, personal, used, needs)));
  const every = about.reduce((left, right) => left.filter((one) => right.includes(one)), about[0] ?? []);
  const list = every.length > 0 ? every : about.flat();
  const [first] = byGravity(list.map(({ conflict }) => conflict));
  const personal = list.find(({ conflict }) => conflict === first);
  if (first === undefined || personal === undefined) return null;
  return {
    conflict: first,
    left: personOf(prepared, personal, needs, locale),
    right: thing.name,
    reason: worded(first.reason, locale),
  };
}

function isOn(prepared: PreparedGraph, personal: PersonalConflict, used: Used, needs: Needs): boolean {
  return 'at' in used
    ? isAbout(prepared, personal, used.at, needs)
    : hasIngredient(prepared, personal.thing, used.ingredient);
}

function personOf({ graph }: PreparedGraph, { shopper }: PersonalConflict, needs: Needs, locale: Locale): string {
  const dimension = graph.dimensions.find(({ key }) => key === shopper.shopper);
  const number = needs.numbers[shopper.shopper];
  if (number !== undefined && (shopper.below !== undefined || shopper.belowFact !== undefined)) {
    const unit = dimension?.unit;
    return unit === undefined ? String(number) : worded(unit, locale).replace('{value}', String(number));
  }
  const value = dimension?.values.find(
    ({ id }) => needs.wants[shopper.shopper]?.includes(id) && (shopper.values?.includes(id) ?? true),
  );
  if (value) return worded(value.words, locale);
  return dimension === undefined ? shopper.shopper : worded(dimension.label, locale);
}

/** Things that a message names, products before ingredients that describe them. */
export function thingsOf(
  prepared: PreparedGraph,
  products: readonly Product[],
  skus: readonly string[],
  named: readonly { text: string; ids: string[]; family: string | null }[],
  locale: Locale,
): Thing[] {
  const { graph, indexOf } = prepared;
  const things = skus.flatMap((sku): Thing[] => {
    const at = indexOf.get(sku);
    const product = products.find((candidate) => candidate.sku === sku);
    return at === undefined || product === undefined ? [] : [{ name: product.name, used: [{ at }] }];
  });
  for (const { ids, family } of named) {
    const words = family
      ? graph.families.find(({ id }) => id === family)?.words
      : graph.ingredients.find(({ id }) => id === ids[0])?.words;
    if (words === undefined || ids.length === 0) continue;
    const name = worded(words, locale);
    if (!things.some((thing) => thing.name === name))
      things.push({ name, used: ids.map((ingredient) => ({ ingredient })) });
  }
  return things;
}

import type { Conflict, ConflictSide } from './graph-schema.ts';
import type { Needs } from './needs.ts';
import { hasIngredient, type PreparedGraph, sideOf } from './prepare-graph.ts';

type ShopperSide = Extract<ConflictSide, { shopper: string }>;

const shopperSide = ({ a, b }: Conflict): { shopper: ShopperSide; thing: ConflictSide } | null => {
  if ('shopper' in b) return { shopper: b, thing: a };
  return 'shopper' in a ? { shopper: a, thing: b } : null;
};

/** Conflicts with who asks: those whose condition they told of. `thing` is the product's side. */
export interface PersonalConflict {
  conflict: Conflict;
  thing: ConflictSide;
  shopper: ShopperSide;
}

/** What of the graph holds for this shopper, by what they said alone. */
export function personalConflicts({ graph }: PreparedGraph, needs: Needs): PersonalConflict[] {
  return graph.conflicts.flatMap((conflict) => {
    const sides = shopperSide(conflict);
    return sides && holdsFor(sides.shopper, needs) ? [{ conflict, ...sides }] : [];
  });
}

function holdsFor(side: ShopperSide, needs: Needs): boolean {
  if (side.below !== undefined || side.belowFact !== undefined) {
    const number = needs.numbers[side.shopper];
    if (number === undefined) return false;
    // Against a product's own number it is decided product by product.
    return side.below === undefined || number < side.below;
  }
  const said = needs.wants[side.shopper] ?? [];
  if (side.unless !== undefined) return !side.unless.some((value) => said.includes(value));
  return (side.values ?? said).some((value) => said.includes(value));
}

/** Whether a personal conflict is about this product. */
export function isAbout(
  prepared: PreparedGraph,
  { thing, shopper }: PersonalConflict,
  at: number,
  needs: Needs,
): boolean {
  if (!sideOf(prepared, thing)[at]) return false;
  if (shopper.belowFact === undefined) return true;
  const least = prepared.columns.get(shopper.belowFact)?.numbers?.[at] ?? Number.NaN;
  return (needs.numbers[shopper.shopper] ?? Number.POSITIVE_INFINITY) < least;
}

/** Something that is used, or may be: a product of the shop, or an ingredient of something from elsewhere. */
export type Used = { at: number } | { ingredient: string };

const isOn = (prepared: PreparedGraph, side: ConflictSide, used: Used): boolean =>
  'at' in used ? sideOf(prepared, side)[used.at] === 1 : hasIngredient(prepared, side, used.ingredient);

/** Kinds from the gravest on. */
const GRAVITY = ['never-together', 'not-same-session', 'alternate-days', 'buffer', 'fine'];

/** Conflicts between two things, the gravest first; `fine` ones too: they are asked about as well. */
export function pairConflicts(prepared: PreparedGraph, left: Used, right: Used): Conflict[] {
  return prepared.graph.conflicts
    .filter(({ a, b }) => !('shopper' in a) && !('shopper' in b))
    .filter(
      ({ a, b }) =>
        (isOn(prepared, a, left) && isOn(prepared, b, right)) || (isOn(prepared, a, right) && isOn(prepared, b, left)),
    )
    .sort((one, other) => GRAVITY.indexOf(one.kind) - GRAVITY.indexOf(other.kind));
}

/** Everything that a thing has a rule with: products on the other side of it. */
export function conflictsWith(prepared: PreparedGraph, used: Used): { conflict: Conflict; mask: Uint8Array }[] {
  return prepared.graph.conflicts.flatMap((conflict) => {
    const { a, b } = conflict;
    if ('shopper' in a || 'shopper' in b) return [];
    const others = [...(isOn(prepared, a, used) ? [b] : []), ...(isOn(prepared, b, used) ? [a] : [])];
    return others.map((side) => ({ conflict, mask: sideOf(prepared, side) }));
  });
}

/** What a shopper uses already. */
export function ownedThings({ indexOf }: PreparedGraph, { owned }: Needs): Used[] {
  return [
    ...owned.skus.flatMap((sku) => {
      const at = indexOf.get(sku);
      return at === undefined ? [] : [{ at }];
    }),
    ...owned.ingredients.map((ingredient) => ({ ingredient })),
  ];
}

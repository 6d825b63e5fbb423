import { AXES, type Axis, BUDGETS, type Evidence } from './evidence.ts';
import { type PriceBand, priceBands } from './price-bands.ts';
import type { AxisSource, ProfileRules } from './profile-rules.ts';
import type { ShopperNotes } from './shopper-notes.ts';
import type { Taste } from './taste.ts';
import type { TasteGoods } from './taste-goods.ts';

/** What the evidence says of one axis. */
export interface Guess {
  value: string;
  /** In [0, 1): the share that speaks for it, less where there is little evidence. */
  confidence: number;
  /** Ids of the pieces that it rests on, the weightiest first. */
  because: string[];
}

export interface TasteReading {
  guesses: Partial<Record<Axis, Guess>>;
  /** What is told to the rest of the shop: the shopper's own word before any guess. */
  taste: Taste;
}

/** Most SKUs that a taste names. */
const SKUS = 20;
const DAY_MS = 86_400_000;

/**
 * The shopper's taste out of what was noted. Every piece votes with the weight of its kind, halved with each half-life; a value
 * is told where enough weight and enough pieces speak for it. What was said in the chat needs no second piece. Of two values
 * that are equally spoken for, the one that fewer of the shop's goods have says more.
 */
export function tasteOf(
  { evidence, own }: Pick<ShopperNotes, 'evidence' | 'own'>,
  goods: TasteGoods,
  rules: ProfileRules,
  now: number,
): TasteReading {
  const { budget } = rules.axes;
  const bandOf = budget ? priceBands(goods.products.values(), budget) : () => null;
  const weighed = evidence.map((piece) => ({ piece, weight: weightOf(piece, rules, now) }));
  const guesses: TasteReading['guesses'] = {};
  for (const axis of AXES) {
    if (rules.axes[axis] === undefined || goods.axes[axis] === undefined) continue;
    const guess = guessOf(axis, weighed, goods, rules, bandOf);
    if (guess) guesses[axis] = guess;
  }
  return { guesses, taste: { ...effective(guesses, own, goods, rules), skus: tellingSkus(weighed) } };
}

interface Weighed {
  piece: Evidence;
  weight: number;
}

function weightOf(piece: Evidence, { weights, halfLifeDays }: ProfileRules, now: number): number {
  const amount = piece.kind === 'dwelt' ? piece.seconds / 60 : 1;
  const days = Math.max(0, now - piece.at) / DAY_MS;
  return weights[piece.kind] * amount * 0.5 ** (days / halfLifeDays);
}

function guessOf(
  axis: Axis,
  weighed: readonly Weighed[],
  goods: TasteGoods,
  rules: ProfileRules,
  bandOf: PriceBand,
): Guess | null {
  const { least } = rules;
  const votes = new Map<string, { weight: number; pieces: { id: string; weight: number }[]; isTold: boolean }>();
  let total = 0;
  for (const { piece, weight } of weighed) {
    const values = valuesOf(axis, piece, goods, bandOf).filter(([value]) => isAllowed(axis, value, goods, rules));
    if (values.length === 0 || weight === 0) continue;
    total += weight;
    for (const [value, strength] of values) {
      const vote = votes.get(value) ?? { weight: 0, pieces: [], isTold: false };
      vote.weight += weight * strength;
      vote.pieces.push({ id: piece.id, weight: weight * strength });
      vote.isTold ||= piece.kind === 'told';
      votes.set(value, vote);
    }
  }
  const enough = [...votes].filter(
    ([, { weight, pieces, isTold }]) =>
      weight >= least.weight && weight / total >= least.share && (isTold || pieces.length >= least.pieces),
  );
  const [best] = enough.sort(
    ([one, { weight }], [other, { weight: against }]) =>
      compare(against, weight) ||
      commonness(axis, one, goods) - commonness(axis, other, goods) ||
      (one < other ? -1 : 1),
  );
  if (!best) return null;
  const [value, { weight, pieces }] = best;
  pieces.sort((one, other) => compare(other.weight, one.weight) || (one.id < other.id ? -1 : 1));
  return {
    value,
    confidence: (weight / total) * (total / (total + least.weight)),
    because: pieces.map(({ id }) => id),
  };
}

/** Sums of weights that differ by rounding alone are equal: the order of the evidence must not show. */
const compare = (one: number, other: number): number => (Math.abs(one - other) < 1e-9 ? 0 : one - other);

function valuesOf(
  axis: Axis,
  piece: Evidence,
  { products }: TasteGoods,
  bandOf: PriceBand,
): readonly (readonly [string, number])[] {
  if (piece.kind === 'told') return piece.axis === axis ? [[piece.value, 1]] : [];
  const product = products.get(piece.sku);
  if (!product) return [];
  if (axis !== 'budget') return product.values[axis] ?? [];
  const price = (piece.kind === 'bought' ? piece.price : undefined) ?? product.price;
  const band = bandOf(product.category, price);
  return band === null ? [] : [[band, 1]];
}

/** A value that the shop knows, and that may be spoken of at all. */
export function isAllowed(axis: Axis, value: string, { axes }: TasteGoods, rules: ProfileRules): boolean {
  const source = rules.axes[axis];
  const ignored = source && 'ignore' in source ? (source as AxisSource).ignore : [];
  const isKnown = axes[axis]?.values.some(({ id }) => id === value) ?? false;
  return isKnown && !ignored.includes(value) && !rules.never.includes(value);
}

/** How many of the shop's goods have the value. */
function commonness(axis: Axis, value: string, { products }: TasteGoods): number {
  let count = 0;
  for (const { values } of products.values()) if (values[axis]?.some(([other]) => other === value)) count++;
  return count;
}

function effective(
  guesses: TasteReading['guesses'],
  own: ShopperNotes['own'],
  goods: TasteGoods,
  rules: ProfileRules,
): Omit<Taste, 'skus'> {
  const chosen = (axis: Axis): string | null => {
    const set = own[axis];
    if (set === null) return null;
    if (set !== undefined && isAllowed(axis, set, goods, rules)) return set;
    return guesses[axis]?.value ?? null;
  };
  return {
    skin: chosen('skin'),
    style: chosen('style'),
    budget: BUDGETS.find((budget) => budget === chosen('budget')) ?? null,
  };
}

function tellingSkus(weighed: readonly Weighed[]): string[] {
  const weights = new Map<string, number>();
  for (const { piece, weight } of weighed) {
    // A page that was opened once is no liking.
    if (piece.kind === 'told' || piece.kind === 'viewed') continue;
    weights.set(piece.sku, (weights.get(piece.sku) ?? 0) + weight);
  }
  return [...weights]
    .sort(([one, weight], [other, against]) => compare(against, weight) || (one < other ? -1 : 1))
    .slice(0, SKUS)
    .map(([sku]) => sku);
}

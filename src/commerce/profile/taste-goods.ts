import type { Axis } from './evidence.ts';

/** A product as the profile sees it. */
export interface TasteProduct {
  name: string;
  category: string;
  /** In the shop's currency. */
  price: number;
  /** By axis, the values that it speaks for, each with how much in (0, 1]. */
  values: Partial<Record<Axis, readonly (readonly [value: string, strength: number])[]>>;
}

/** Where an axis is known of this shop: its name where the shop has one, and what its values are called, in its order. */
export interface AxisWords {
  label: string | null;
  values: { id: string; label: string }[];
}

export interface TasteGoods {
  products: ReadonlyMap<string, TasteProduct>;
  axes: Partial<Record<Axis, AxisWords>>;
}
